"""The language of `data/policy/waiting.yml` and of an organization's section `waiting:`."""

from string import Formatter
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from handoff.storage.durations import Length
from handoff.storage.entries import Strict


def _sentence_with(*names: str) -> Any:
    def check(text: str) -> str:
        try:
            found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError as problem:
            raise ValueError(f"has a brace that stands alone: {problem}") from None
        if unknown := found - set(names):
            raise ValueError(f"there is no {{{min(unknown)}}} here; use {' or '.join(f'{{{n}}}' for n in names)}")
        return text

    return Annotated[str, Field(min_length=1), AfterValidator(check)]


class SayEntry(Strict):
    """What visitors are told."""

    closed: _sentence_with("reference", "opens") | None = None
    nobody: _sentence_with("reference") | None = None
    idle_warning: _sentence_with("minutes") | None = None
    idle_closed: _sentence_with() | None = None


class WaitingSection(Strict):
    """What one organization has of its own; what it leaves out is as for everybody."""

    wait_limit: Length | None = Field(default=None, description="A wait this long, with people on duty, is a ticket.")
    nobody_limit: Length | None = Field(default=None, description="The same with nobody on duty in opening hours.")
    idle_warning: Length | None = Field(default=None, description="No answer to a technician: a warning.")
    idle_close: Length | None = Field(default=None, description="Still none, counted from the answer: closed.")
    ticket_idle_close: Length | None = Field(default=None, description="The same for a ticket, which is not warned.")
    bot_idle_close: Length | None = Field(default=None, description="A chat with the bot that is left: closed.")
    reopen_window: Length | None = Field(default=None, description="How long its visitor may take up what ended.")
    say: SayEntry = SayEntry()


class WaitingEntry(WaitingSection):
    """The file for every organization, in which nothing may be missing."""

    @model_validator(mode="after")
    def _complete(self) -> "WaitingEntry":
        missing = [name for name in type(self).model_fields if getattr(self, name) is None]
        missing += [f"say: {name}" for name in SayEntry.model_fields if getattr(self.say, name) is None]
        if missing:
            raise ValueError(f"{missing[0]} is missing")
        return self


def schema_of_waiting() -> dict[str, Any]:
    """The JSON Schema by which editors complete and check `waiting.yml`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **WaitingEntry.model_json_schema()}
