"""What no policy may say: P4 and P6 are not a matter of policy."""

from collections.abc import Iterable, Iterator

from handoff.rules.escalation import Policy, decide
from handoff.rules.turn_facts import Facts, family_of
from handoff.storage.policy_schema import OrganizationEntry, PolicyEntry
from handoff.storage.yaml_lines import LocatedYaml
from handoff.vocabulary import BotHealth

_PATIENCE = 3
"""Turns in a row that may fail before there must be a person."""


def refuse_traps(
    document: LocatedYaml, entry: PolicyEntry | OrganizationEntry, policy: Policy, intents: Iterable[str]
) -> None:
    """YamlProblem if a person is kept from anyone who asks, who must have one, or whom the bot fails."""
    if policy.rules[-1].when.holds_always is False:
        place = ("rules", len(entry.rules) - 1)
        raise document.refusal(place, "the last rule must have `when: {}` so that some rule always holds")
    for name, facts in _must_hand_over(intents):
        verdict = decide(policy, facts)
        if not verdict.hands_over:
            ids = [rule.id for rule in entry.rules]
            place = ("rules", ids.index(verdict.rule.id)) if verdict.rule.id in ids else ("rules",)
            reason = f"rule `{verdict.rule.id}` keeps {name} from a person; put a rule that hands over before it"
            raise document.refusal(place, reason)


def _must_hand_over(intents: Iterable[str]) -> Iterator[tuple[str, Facts]]:
    yield "a certain `request_human`", Facts("", ranking=(("request_human", 1.0),))
    yield "`bot: unavailable`", Facts("", bot=BotHealth.UNAVAILABLE)
    yield "`bot: silent`", Facts("", bot=BotHealth.SILENT)
    yield f"whoever was not understood {_PATIENCE} times", Facts("", failed_turns=_PATIENCE)
    yield "whoever was not understood and sends files", Facts("", has_attachments=True, failed_turns=_PATIENCE)
    for intent in sorted(intents):
        if family_of(intent) == "sensitive":
            yield f"a certain `{intent}`", Facts("", ranking=((intent, 1.0),))
            yield f"a certain `{intent}` in a flow", Facts("", ranking=((intent, 1.0),), awaiting="account")
