"""Reads and checks `data/policy/escalation.yml`; a wrong file is refused with file, line and reason."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from handoff.rules.escalation import Facts, Policy, Rule, Then, When, decide
from handoff.storage.yaml_lines import LocatedYaml, YamlProblem
from handoff.vocabulary import BotHealth, Priority


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as problem:
        raise ValueError(f"is not a regular expression: {problem}") from None
    return pattern


Share = Annotated[float, Field(ge=0, le=1)]
Words = Annotated[list[str], Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _WhenEntry(_Strict):
    intents: Words | None = None
    families: Words | None = None
    confidence_at_least: Share | None = None
    confidence_below: Share | None = None
    margin_below: Share | None = None
    failed_turns_at_least: Annotated[int, Field(ge=1)] | None = None
    awaiting: bool | None = None
    signals: Words | None = None
    bot: Annotated[list[BotHealth], Field(min_length=1)] | None = None
    patterns: Annotated[list[Annotated[str, AfterValidator(_compiles)]], Field(min_length=1)] | None = None


class _RuleEntry(_Strict):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    when: _WhenEntry
    then: Then
    why: Annotated[str, Field(min_length=1)]
    say: str = ""
    reason: str = ""
    team: str = ""
    priority: Priority = Priority.NORMAL
    reply: Literal["shown", "withheld"] = "withheld"

    @model_validator(mode="after")
    def _complete(self) -> "_RuleEntry":
        if self.then is Then.HAND_OVER and not (self.say and self.reason and self.team):
            raise ValueError("a rule that hands over needs say, reason and team")
        if self.then is Then.CLARIFY and not self.say:
            raise ValueError("a rule that clarifies needs say")
        return self


class _PolicyEntry(_Strict):
    version: str
    rules: Annotated[list[_RuleEntry], Field(min_length=1)]


def load_policy(path: Path) -> Policy:
    """The checked policy of a file; YamlProblem says file, line and reason otherwise."""
    document = LocatedYaml.read(path)
    try:
        entry = _PolicyEntry.model_validate(document.value)
    except ValidationError as error:
        raise document.problem(error) from None
    _refuse_repeated_ids(document, entry)
    if entry.rules[-1].when.model_dump(exclude_none=True):
        raise YamlProblem(
            path,
            document.line(("rules", len(entry.rules) - 1)),
            "the last rule must have `when: {}` so that some rule always holds",
        )
    policy = Policy(version=entry.version, rules=tuple(_rule(rule) for rule in entry.rules))
    _refuse_traps(document, policy)
    return policy


def _refuse_traps(document: LocatedYaml, policy: Policy) -> None:
    """P6 is not a matter of policy: asking for a person and a dead bot must always end with a person."""
    must_hand_over = {
        "a certain `request_human`": Facts("", ranking=(("request_human", 1.0),)),
        "`bot: unavailable`": Facts("", bot=BotHealth.UNAVAILABLE),
        "`bot: silent`": Facts("", bot=BotHealth.SILENT),
    }
    for name, facts in must_hand_over.items():
        verdict = decide(policy, facts)
        if not verdict.hands_over:
            line = document.line(("rules", policy.rules.index(verdict.rule)))
            raise YamlProblem(
                document.path,
                line,
                f"rule `{verdict.rule.id}` keeps {name} from a person; put a rule that hands over before it",
            )


def _refuse_repeated_ids(document: LocatedYaml, entry: _PolicyEntry) -> None:
    seen: set[str] = set()
    for index, rule in enumerate(entry.rules):
        if rule.id in seen:
            raise YamlProblem(
                document.path, document.line(("rules", index, "id")), f"the rule id `{rule.id}` is used twice"
            )
        seen.add(rule.id)


def _rule(entry: _RuleEntry) -> Rule:
    values: dict[str, Any] = entry.model_dump(exclude={"when", "reply"})
    return Rule(when=_when(entry.when), show_reply=entry.reply == "shown", **values)


def _when(entry: _WhenEntry) -> When:
    values = entry.model_dump(exclude_none=True, exclude={"patterns"})
    for name in ("intents", "families", "signals", "bot"):
        values[name] = frozenset(values.get(name, ()))
    patterns = tuple(re.compile(pattern, re.IGNORECASE) for pattern in entry.patterns or ())
    return When(patterns=patterns, **values)
