"""What an organization asks its visitors before the first message, and which answers will do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handoff.vocabulary import FieldKind

ANSWER_CHARS = 200


@dataclass(frozen=True)
class PreChatField:
    """One question; `choices` for that kind only."""

    id: str
    label: str
    kind: FieldKind
    required: bool
    choices: tuple[str, ...] = ()


def to_ask(fields: Sequence[PreChatField], known: Mapping[str, str]) -> list[PreChatField]:
    """The fields that what is known of the visitor does not answer already, by id or, for addresses, by kind."""
    return [field for field in fields if answer_in(field, known) is None]


def answer_in(field: PreChatField, known: Mapping[str, str]) -> str | None:
    """What is known already in the place of an answer."""
    return known.get(field.id) or (known.get("email") if field.kind is FieldKind.EMAIL else None)


def problem_with(field: PreChatField, answer: str) -> str | None:
    """Why the answer will not do, as the end of a sentence that begins with the field; the form of addresses aside."""
    if not answer:
        return "is needed" if field.required else None
    if "\x00" in answer:
        return "contains a NUL character; remove it and send again"
    if len(answer) > ANSWER_CHARS:
        return f"is longer than {ANSWER_CHARS} characters"
    if field.kind is FieldKind.CHOICE and answer not in field.choices:
        return "is none of the choices"
    return None
