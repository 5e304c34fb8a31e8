"""Makes the policy that rules work with from what its files say."""

import hashlib
import re
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from handoff.rules.conditions import When
from handoff.rules.escalation import Policy, Rule
from handoff.rules.failure_signs import Sign
from handoff.rules.hours import OpeningHours
from handoff.storage.policy_schema import HoursEntry, OrganizationEntry, PolicyEntry, RuleEntry, Weekday, WhenEntry
from handoff.storage.yaml_lines import LocatedYaml, nearest

_DIGITS_OF_CONTENT = 8


def build_policy(entry: PolicyEntry) -> Policy:
    """The policy of a checked file; its version names the content too, as a file may change without its version."""
    content = entry.model_dump_json(exclude_defaults=True)
    digest = hashlib.sha256(content.encode()).hexdigest()[:_DIGITS_OF_CONTENT]
    return Policy(
        version=f"{entry.version}+{digest}",
        rules=tuple(_rule(rule) for rule in entry.rules),
        signs={name: Sign(_compiled(sign.patterns), sign.after_answer) for name, sign in entry.signs.items()},
        hours=_hours(entry.hours) if entry.hours else OpeningHours(),
        content=content,
    )


def policy_of(content: str) -> Policy:
    """The policy that has this content, however long ago it was in force."""
    return build_policy(PolicyEntry.model_validate_json(content))


def merge(document: LocatedYaml, common: PolicyEntry, own: OrganizationEntry) -> PolicyEntry:
    """The common policy with what an organization has of its own: a rule of the same id takes the other's place."""
    rules = list(common.rules)
    for index, rule in enumerate(own.rules):
        ids = [known.id for known in rules]
        if rule.id in ids:
            rules[ids.index(rule.id)] = rule
        elif rule.before in ids:
            rules.insert(ids.index(rule.before), rule)
        else:
            asked = f"no rule `{rule.before}`{nearest(rule.before, ids)}" if rule.before else "no such rule"
            raise document.refusal(
                ("rules", index),
                f"rule `{rule.id}`: there is {asked}; `before:` says in front of which rule it goes",
            )
    return PolicyEntry(
        version=f"{common.version}/{own.version}",
        signs={**common.signs, **own.signs},
        hours=own.hours or common.hours,
        rules=rules,
    )


def _rule(entry: RuleEntry) -> Rule:
    values: dict[str, Any] = entry.model_dump(exclude={"when", "reply", "before"})
    return Rule(when=_when(entry.when), show_reply=entry.reply == "shown", **values)


def _when(entry: WhenEntry) -> When:
    values = entry.model_dump(exclude_none=True, exclude={"patterns", "hours", "slots"})
    for name in ("intents", "families", "signals", "bot", "verification"):
        values[name] = frozenset(values.get(name, ()))
    slots = {
        name: wanted if isinstance(wanted, bool) else frozenset(wanted) for name, wanted in (entry.slots or {}).items()
    }
    is_open = None if entry.hours is None else entry.hours == "open"
    return When(patterns=_compiled(entry.patterns or []), slots=slots, open=is_open, **values)


def _compiled(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _hours(entry: HoursEntry) -> OpeningHours:
    spans = {list(Weekday).index(day): tuple(_span(span) for span in spans) for day, spans in entry.weekly.items()}
    return OpeningHours(ZoneInfo(entry.timezone), spans, frozenset(entry.closed_on))


def _span(span: str) -> tuple[time, time]:
    start, _, end = span.partition("-")
    return time.fromisoformat(start), time.fromisoformat(end)
