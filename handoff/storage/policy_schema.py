"""The language of `data/policy/`: what a file may say, checked field by field."""

import re
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from handoff.rules.escalation import Then
from handoff.storage.directory_schema import DirectoryEntry
from handoff.storage.entries import Strict
from handoff.storage.notices_schema import NoticesSection
from handoff.storage.risk_schema import OwnRiskEntry
from handoff.storage.routing_schema import OwnRoutingEntry
from handoff.storage.sla_schema import SlaSection
from handoff.storage.visitor_schema import IdentityEntry, PreChatEntry
from handoff.storage.waiting_schema import WaitingSection
from handoff.vocabulary import Attachments, BotHealth, Priority, Verification


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as problem:
        raise ValueError(f"is not a regular expression: {problem}") from None
    return pattern


def _is_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone; write one like Europe/Berlin") from None
    return name


def _is_span(span: str) -> str:
    start, _, end = span.partition("-")
    try:
        if time.fromisoformat(start) < time.fromisoformat(end):
            return span
    except ValueError:
        pass
    raise ValueError(f"{span!r} is no span of a day; write one like 08:00-17:30")


Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=1)]
Words = Annotated[list[str], Field(min_length=1)]
Patterns = Annotated[list[Annotated[str, AfterValidator(_compiles)]], Field(min_length=1)]
Spans = Annotated[list[Annotated[str, AfterValidator(_is_span)]], Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Weekday(StrEnum):
    """Days in the order of `datetime.weekday`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


def _says(text: str) -> Any:
    return Field(default=None, description=text)


class WhenEntry(Strict):
    """Conditions; all that are given must hold, and none given always holds."""

    intents: Words | None = _says("The best guess is one of these; with confidence_at_least: any guess is.")
    families: Words | None = _says("The same for whole families; the confidences of a family are added up.")
    confidence_at_least: Share | None = _says("Confidence of the intents or families, or else of the best guess.")
    confidence_below: Share | None = _says("The best guess is less sure than this; out_of_scope counts as 0.")
    clause_confidence_at_least: Share | None = _says("Looks at the single clauses of a longer message instead.")
    topics_at_least: Count | None = _says("This many topics are asked about, each with confidence_at_least.")
    margin_below: Share | None = _says("The best guess is less than this ahead of the next.")
    failed_turns_at_least: Count | None = _says("Turns in a row that failed, this one included if it shows a sign.")
    awaiting: bool | None = _says("A flow has asked a question (or has not).")
    answered: bool | None = _says("The bot has answered something before in this stretch (or has not).")
    repeats_answer: bool | None = _says("The bot would give the answer again that it gave last.")
    other_topic: bool | None = _says("The best guess is another topic than the bot answered last (or is not).")
    signals: Words | None = _says("One of these signs of failure, or signals of an action.")
    bot: Annotated[list[BotHealth], Field(min_length=1)] | None = _says("How the bot fared.")
    patterns: Patterns | None = _says("One of these regular expressions is found in the text, in any case.")
    attachments: Attachments | None = _says("The message comes with files; alone: with files and without a word.")
    verification: Annotated[list[Verification], Field(min_length=1)] | None = _says("How the identity is known.")
    privileged: bool | None = _says("Whether the visitor's account is privileged.")
    slots: dict[str, bool | Words] | None = _says("Slot filled (true), not filled (false), or one of these values.")
    hours: Literal["open", "closed"] | None = _says("Whether the organization's desk is staffed now.")


class RuleEntry(Strict):
    """One rule; the first whose conditions hold decides."""

    id: Id
    before: str | None = _says("Only in an organization's file: the rule in front of which a new one goes.")
    when: WhenEntry
    then: Then
    why: Annotated[str, Field(min_length=1, description="The sentence for technician and lead.")]
    say: str = Field(default="", description="The sentence the visitor reads.")
    reason: str = Field(default="", description="The word for this handoff in lists and reports.")
    team: str = Field(default="", description="The team's slug; an organization without it uses its first team.")
    priority: Priority = Priority.NORMAL
    take_as: str | None = _says("The intent the bot acts on in the place of its best guess; only with then: answer.")
    reply: Literal["shown", "withheld"] = Field(
        default="withheld", description="An answer the bot already has: shown, or kept as a suggestion."
    )

    @model_validator(mode="after")
    def _complete(self) -> "RuleEntry":
        if self.then is Then.HAND_OVER and not (self.say and self.reason and self.team):
            raise ValueError("a rule that hands over needs say, reason and team")
        if self.then is Then.CLARIFY and not self.say:
            raise ValueError("a rule that clarifies needs say")
        if self.take_as and self.then is not Then.ANSWER:
            raise ValueError("take_as goes with `then: answer` only")
        return self


class SignEntry(Strict):
    """Words that count as a failed turn."""

    patterns: Patterns
    after_answer: bool = Field(default=False, description="Means something only when the bot has answered before.")


class HoursEntry(Strict):
    """When the desk is staffed."""

    timezone: Annotated[str, AfterValidator(_is_zone)]
    weekly: Annotated[dict[Weekday, Spans], Field(min_length=1)]
    closed_on: list[date] = []


class OrganizationEntry(Strict):
    """What one organization has of its own: rules that replace those of the same id, or go before another."""

    version: Annotated[str, Field(min_length=1, max_length=24)]
    signs: dict[Id, SignEntry] = {}
    hours: HoursEntry | None = None
    routing: OwnRoutingEntry | None = _says("What differs from routing.yml; teams and needs are added.")
    waiting: WaitingSection | None = _says("What differs from waiting.yml.")
    sla: SlaSection | None = _says("What differs from sla.yml.")
    notices: NoticesSection | None = _says("What differs from notices.yml; subjects are added.")
    identity: IdentityEntry = IdentityEntry()
    pre_chat: list[PreChatEntry] = []
    risk: OwnRiskEntry | None = _says("What differs from risk.yml; groups and patterns are added.")
    directory: DirectoryEntry | None = _says("Where its accounts are; without it people do resets by hand.")
    rules: list[RuleEntry] = []


class PolicyEntry(Strict):
    """The policy for every organization."""

    version: Annotated[str, Field(min_length=1, max_length=24)]
    signs: dict[Id, SignEntry] = {}
    hours: HoursEntry | None = None
    rules: Annotated[list[RuleEntry], Field(min_length=1)]


def schema_of_policy() -> dict[str, Any]:
    """The JSON Schema by which editors complete and check `escalation.yml`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **PolicyEntry.model_json_schema()}


def schema_of_organization() -> dict[str, Any]:
    """The same for an organization's own file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **OrganizationEntry.model_json_schema()}
