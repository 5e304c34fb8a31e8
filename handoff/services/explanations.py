"""One decision as sentences, and whether it would be taken again."""

import re
from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation, Decision, Message, Organization
from handoff.models.errors import InvalidInput
from handoff.rules.escalation import Policy, decide
from handoff.rules.explaining import what_was_known, why_it_held
from handoff.rules.replay import from_record
from handoff.services.desk import Desk
from handoff.services.policy_archive import policy_in_force

_PLACE = re.compile(r"(?P<reference>WD-[A-Z2-7]{8})[:#](?P<seq>\d+)", re.IGNORECASE)


async def explain(desk: Desk, which: str) -> list[str]:
    """The decision about a message, named by its id or as REFERENCE:SEQ, in sentences; or InvalidInput."""
    async with desk.database.read() as session:
        query = (
            select(Message, Conversation.reference, Decision, Organization.slug)
            .join(Conversation, Conversation.id == Message.conversation_id)
            .join(Organization, Organization.id == Conversation.organization_id)
            .outerjoin(Decision, Decision.message_id == Message.id)
        )
        row = (await session.execute(query.where(*_named(which)))).first()
    if row is None:
        raise InvalidInput(f"message: there is no {which!r}. Copy its id or reference from a transcript.")
    message, reference, decision, slug = row
    lines = [f"{reference}:{message.seq}, {message.at:%Y-%m-%d %H:%M:%S} UTC: “{message.text}”"]
    if decision is None:
        return [*lines, f"Nothing was decided about it: it was written by a {message.author}, or is waiting its turn."]
    lines.append(f"Outcome: {decision.outcome}, by rule `{decision.rule}` of policy {decision.policy_version}.")
    lines.append(f"Why: {decision.explanation}")
    if decision.facts is None:
        return lines
    then = await policy_in_force(desk, decision.policy_version)
    return [*lines, *_taken_again(message.text, decision, then, desk.policies.of(slug))]


async def reasons(desk: Desk, texts: dict[UUID, str], decisions: Iterable[Decision]) -> dict[UUID, list[str]]:
    """By message id: why the rule of its decision held; left out where facts or the policy of then were not kept."""
    found: dict[UUID, list[str]] = {}
    policies: dict[str, Policy | None] = {}
    for decision in decisions:
        version = decision.policy_version
        if version not in policies:
            policies[version] = await policy_in_force(desk, version)
        policy = policies[version]
        if policy is None or decision.facts is None:
            continue
        facts = from_record(texts[decision.message_id], decision.facts)
        rule = decide(policy, facts).rule
        if rule.id == decision.rule:
            found[decision.message_id] = list(why_it_held(rule.when, facts))
    return found


def _named(which: str) -> list[object]:
    if place := _PLACE.fullmatch(which.strip()):
        return [Conversation.reference == place["reference"].upper(), Message.seq == int(place["seq"])]
    try:
        return [Message.id == UUID(which.strip())]
    except ValueError:
        raise InvalidInput(
            f"message: {which!r} is neither an id nor a reference and number like WD-ABCDEFGH:3."
        ) from None


def _taken_again(text: str, decision: Decision, then: Policy | None, now: Policy) -> Iterator[str]:
    facts = from_record(text, decision.facts or {})
    yield from what_was_known(facts)
    if decision.model_version:
        yield f"The model was {decision.model_version}."
    if then is None:
        yield "The policy of then was not kept, so it cannot be said which conditions held."
    else:
        verdict = decide(then, facts)
        if verdict.rule.id == decision.rule:
            yield "The rule held because:"
            yield from (f"  - {reason}" for reason in why_it_held(verdict.rule.when, facts))
        yield f"Taken again by the policy of then: {verdict.outcome}, rule `{verdict.rule.id}`."
    if then is None or now.version != then.version:
        verdict = decide(now, facts)
        yield f"By the policy of today ({now.version}): {verdict.outcome}, rule `{verdict.rule.id}`."
