"""The language of `data/policy/risk.yml` and of an organization's section `risk:`."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from handoff.rules.risk import RiskSignal
from handoff.storage.durations import Length
from handoff.storage.entries import Strict
from handoff.vocabulary import RiskOutcome

WORDED = frozenset(
    {RiskSignal.NOT_THE_OWNER, RiskSignal.SOMEONE_ELSE_ASKED, RiskSignal.PRESSURE, RiskSignal.CHANGED_BY_ANOTHER}
)
"""The signs that are found in words."""


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as problem:
        raise ValueError(f"is not a regular expression: {problem}") from None
    return pattern


Points = Annotated[int, Field(ge=0, le=1000)]
Sentence = Annotated[str, Field(min_length=1)]
PatternText = Annotated[str, AfterValidator(_compiles)]


class LevelsEntry(Strict):
    """The scores from which an outcome begins."""

    verify_first: Annotated[int, Field(ge=1)]
    security_review: int
    refuse_and_alert: int

    @model_validator(mode="after")
    def _rising(self) -> "LevelsEntry":
        if not self.verify_first < self.security_review < self.refuse_and_alert:
            raise ValueError("each level must begin above the one before it")
        return self


class GroupsEntry(Strict):
    """Names of groups in the directory."""

    privileged: list[Sentence] = []
    finance: list[Sentence] = []


class OwnSignalEntry(Strict):
    """What one organization weighs differently."""

    weight: Points | None = Field(default=None, description="Added to the score when the sign is found.")
    unknown: Annotated[int, Field(ge=1, le=1000)] | None = Field(default=None, description="When nobody can say.")
    at_least: RiskOutcome | None = Field(default=None, description="The least careful outcome with this sign.")
    why: Sentence | None = None
    why_unknown: Sentence | None = None
    patterns: list[PatternText] = Field(default=[], description="Words by which the sign is found, in any case.")


class SignalEntry(OwnSignalEntry):
    """What a sign weighs; what is unknown counts as caution, so it weighs at least 1."""

    weight: Points
    unknown: Annotated[int, Field(ge=1, le=1000)]
    why: Sentence
    why_unknown: Sentence


class OwnRiskEntry(Strict):
    """What one organization has of its own; groups and patterns are added, the rest replaces."""

    levels: LevelsEntry | None = None
    account_window: Length | None = Field(default=None, description="A second reset of an account within this.")
    organization_window: Length | None = Field(default=None, description="A burst within this.")
    organization_resets: Annotated[int, Field(ge=1)] | None = Field(default=None, description="So many are a burst.")
    recent_change: Length | None = Field(default=None, description="A factor or contact changed within this.")
    groups: GroupsEntry = GroupsEntry()
    signals: dict[RiskSignal, OwnSignalEntry] = {}

    @model_validator(mode="after")
    def _worded(self) -> "OwnRiskEntry":
        for signal, entry in self.signals.items():
            if entry.patterns and signal not in WORDED:
                raise ValueError(f"{signal} is not found in words: it can have no patterns")
        return self


class RiskEntry(OwnRiskEntry):
    """The file for every organization, in which no sign may be missing."""

    version: Annotated[str, Field(min_length=1, max_length=24)]
    levels: LevelsEntry
    account_window: Length
    organization_window: Length
    organization_resets: Annotated[int, Field(ge=1)]
    recent_change: Length
    signals: dict[RiskSignal, SignalEntry]

    @model_validator(mode="after")
    def _complete(self) -> "RiskEntry":
        missing = [signal for signal in RiskSignal if signal not in self.signals]
        if missing:
            raise ValueError(f"signals: {missing[0]} is missing")
        return self


def schema_of_risk() -> dict[str, Any]:
    """The JSON Schema by which editors complete and check `risk.yml`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **RiskEntry.model_json_schema()}
