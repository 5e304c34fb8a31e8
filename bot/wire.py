"""What the service may send to the bot's door, and how a wrong field is named in the answer."""

from dataclasses import dataclass
from typing import Any

MAX_TEXT = 20_000
MAX_SENDER = 255
MAX_TEXTS = 10
MAX_CANDIDATES = 1000
MAX_CANDIDATE = 500


class BadRequest(Exception):
    """The body is not what the call expects; `field` says where."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field


@dataclass(frozen=True)
class UnderstandRequest:
    """A text to be classified, for no conversation in particular."""

    text: str

    @classmethod
    def parse(cls, body: Any) -> "UnderstandRequest":
        return cls(text=_string(_object(body), "text", MAX_TEXT))


@dataclass(frozen=True)
class RespondRequest:
    """A visitor message together with the understanding that the service decided to act on."""

    sender: str
    text: str
    intent: str | None
    confidence: float
    entities: list[dict[str, Any]]
    organization: str

    @classmethod
    def parse(cls, body: Any) -> "RespondRequest":
        fields = _object(body)
        if "intent" not in fields:
            raise BadRequest("intent", "is missing; send null for no intent")
        return cls(
            sender=_filled(fields, "sender", MAX_SENDER),
            text=_string(fields, "text", MAX_TEXT),
            intent=None if fields["intent"] is None else _filled(fields, "intent", MAX_SENDER),
            confidence=_share(fields, "confidence"),
            entities=_entities(fields, "entities"),
            organization=_filled(fields, "organization", MAX_SENDER),
        )


@dataclass(frozen=True)
class NearestRequest:
    """What was written, and the short texts of which the near ones are wanted."""

    texts: list[str]
    candidates: list[str]

    @classmethod
    def parse(cls, body: Any) -> "NearestRequest":
        fields = _object(body)
        return cls(
            texts=_strings(fields, "texts", MAX_TEXTS, MAX_TEXT),
            candidates=_strings(fields, "candidates", MAX_CANDIDATES, MAX_CANDIDATE),
        )


def _object(body: Any) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise BadRequest("body", "must be a JSON object")
    return body


def _string(fields: dict[str, Any], name: str, longest: int) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise BadRequest(name, "must be a string")
    if len(value) > longest:
        raise BadRequest(name, f"must not be longer than {longest} characters")
    # A lone half of a surrogate pair is valid JSON and not valid text; nothing downstream could encode it.
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _strings(fields: dict[str, Any], name: str, most: int, longest: int) -> list[str]:
    value = fields.get(name)
    if not isinstance(value, list):
        raise BadRequest(name, "must be a list of strings")
    if len(value) > most:
        raise BadRequest(name, f"must not be more than {most}")
    return [_string({name: each}, name, longest) for each in value]


def _filled(fields: dict[str, Any], name: str, longest: int) -> str:
    value = _string(fields, name, longest)
    if not value.strip():
        raise BadRequest(name, "must not be empty")
    return value


def _share(fields: dict[str, Any], name: str) -> float:
    value = fields.get(name, 0.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise BadRequest(name, "must be a number from 0 to 1")
    return float(value)


def _entities(fields: dict[str, Any], name: str) -> list[dict[str, Any]]:
    value = fields.get(name, [])
    if not isinstance(value, list):
        raise BadRequest(name, "must be a list")
    for entity in value:
        if not isinstance(entity, dict) or not isinstance(entity.get("entity"), str) or "value" not in entity:
            raise BadRequest(name, "each must have an entity and a value")
    return [{"entity": entity["entity"], "value": entity["value"]} for entity in value]
