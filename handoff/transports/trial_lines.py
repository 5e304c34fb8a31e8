"""The lines that `warmdesk decide` reads and writes."""

import json
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError, model_validator

from handoff.models.errors import InvalidInput
from handoff.services.trials import Trial, Tried
from handoff.vocabulary import AuthorKind, Verification

_SHOWN = 3
_VISITOR = {"visitor", "user", "human"}
# Windows' programs write it before the first line.
_BYTE_ORDER_MARK = "\ufeff"


class _Said(BaseModel):
    text: Annotated[str, Field(validation_alias=AliasChoices("text", "content", "message"))]
    author: Annotated[str, Field(validation_alias=AliasChoices("author", "role", "from"))] = AuthorKind.VISITOR

    @model_validator(mode="before")
    @classmethod
    def _also_plain(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class _Identity(BaseModel):
    """Who asks; other fields that a file may have are of no consequence for the policy."""

    verification: Verification = Verification.UNVERIFIED
    privileged: bool = False

    @model_validator(mode="before")
    @classmethod
    def _also_plain(cls, value: Any) -> Any:
        if isinstance(value, str):
            # A name or an address that somebody gives is no verification.
            known = {"verified": Verification.SIGNED_TOKEN, **{str(word): word for word in Verification}}
            return {"verification": known.get(value, Verification.UNVERIFIED)}
        if isinstance(value, dict) and isinstance(value.get("verified"), bool):
            return {"verification": _verification(value["verified"]), **value}
        return value


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore")

    text: str | None = None
    turns: Annotated[list[_Said], Field(min_length=1)] | None = None
    history: list[_Said] = []
    organization: Annotated[str, Field(min_length=1, max_length=60)] = Trial.organization
    identity: _Identity = _Identity()

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_the_default(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: given for name, given in value.items() if given is not None}
        return value

    @model_validator(mode="after")
    def _one_of_two(self) -> "_Line":
        if (self.text is None) == (self.turns is None):
            raise ValueError('a line has either "text" or "turns"')
        return self


def read_trials(lines: Iterable[str]) -> list[Trial]:
    """One trial per line that is not empty; InvalidInput names line, field and problem."""
    plain = (line.removeprefix(_BYTE_ORDER_MARK) for line in lines)
    return [_trial(number, line) for number, line in enumerate(plain, 1) if line.strip()]


def _trial(number: int, text: str) -> Trial:
    try:
        line = _Line.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the line"
        raise InvalidInput(f"line {number}: {where}: {first['msg'].removeprefix('Value error, ')}") from None
    return Trial(
        turns=[line.text] if line.text is not None else _by_visitor(line.turns or []),
        history=_by_visitor(line.history),
        organization=line.organization,
        verification=line.identity.verification,
        is_privileged=line.identity.privileged,
    )


def _by_visitor(said: list[_Said]) -> list[str]:
    return [one.text for one in said if one.author.lower() in _VISITOR]


def written(results: Iterable[list[Tried]]) -> Iterator[str]:
    """One JSON line per tried message; in a dialogue each says which turn it was."""
    for tried in results:
        for turn, one in enumerate(tried, 1):
            fields = _fields(one) | ({"turn": turn} if len(tried) > 1 else {})
            yield json.dumps(fields, ensure_ascii=False)


def _fields(tried: Tried) -> dict[str, Any]:
    intent, confidence = tried.top[0] if tried.top else (None, 0.0)
    return {
        "text": tried.text,
        "intent": intent,
        "confidence": confidence,
        "top": [list(guess) for guess in tried.top[:_SHOWN]],
        "outcome": tried.outcome,
        "rule": tried.rule,
        "team": tried.team,
        "priority": tried.priority,
    }


def _verification(is_verified: bool) -> Verification:
    return Verification.SIGNED_TOKEN if is_verified else Verification.UNVERIFIED
