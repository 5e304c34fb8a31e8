"""The language of an organization's sections `identity:` and `pre_chat:`."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handoff.storage.entries import Strict
from handoff.vocabulary import FieldKind


class IdentityEntry(Strict):
    """Whom the organization lets in."""

    unverified: Literal["welcome", "refused"] = Field(
        default="welcome", description="Visitors for whom no page vouches: welcome and shown as unverified, or refused."
    )


class PreChatEntry(Strict):
    """One question that is asked once, before the first message."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    label: Annotated[str, Field(min_length=1, max_length=120, description="The question as visitors read it.")]
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    choices: list[Annotated[str, Field(min_length=1, max_length=80)]] = Field(
        default=[], description="What can be chosen; only with kind: choice."
    )

    @model_validator(mode="after")
    def _complete(self) -> "PreChatEntry":
        if (self.kind is FieldKind.CHOICE) != bool(self.choices):
            raise ValueError("choices go with `kind: choice`, which needs them, and with nothing else")
        return self
