"""The facts of a decision as a record keeps them, and back, so that a decision can be taken again years later."""

from typing import Any
from uuid import UUID

from handoff.rules.turn_facts import Facts, NoticeInForce, Ranking
from handoff.vocabulary import BotHealth, Verification


def to_record(facts: Facts) -> dict[str, Any]:
    """Everything but the text, which the message has, and the slots' values, which may be personal."""
    return {
        "has_attachments": facts.has_attachments,
        "ranking": _pairs(facts.ranking),
        "clauses": [_pairs(clause) for clause in facts.clauses],
        "requests": [_pairs(request) for request in facts.requests],
        "failed_turns": facts.failed_turns,
        "awaiting": facts.awaiting,
        "answered": facts.answered,
        "slots": sorted(facts.slots),
        "signals": sorted(facts.signals),
        "bot": str(facts.bot),
        "verification": str(facts.verification),
        "is_privileged": facts.is_privileged,
        "is_open": facts.is_open,
        "notices": [[str(each.notice_id), sorted(each.topics), each.unsure_from] for each in facts.notices],
    }


def from_record(text: str, record: dict[str, Any]) -> Facts:
    """The facts that were recorded beside a text; a slot is known to have been filled, not with what."""
    return Facts(
        text,
        # Decisions from before there were attachments say nothing of them.
        has_attachments=record.get("has_attachments", False),
        ranking=_ranking(record["ranking"]),
        clauses=tuple(map(_ranking, record["clauses"])),
        requests=tuple(map(_ranking, record["requests"])),
        failed_turns=record["failed_turns"],
        awaiting=record["awaiting"],
        answered=record["answered"],
        slots=dict.fromkeys(record["slots"], ""),
        signals=frozenset(record["signals"]),
        bot=BotHealth(record["bot"]),
        verification=Verification(record["verification"]),
        is_privileged=record["is_privileged"],
        is_open=record["is_open"],
        # Nor do they say anything of notices.
        notices=tuple(
            NoticeInForce(UUID(id_), frozenset(topics), unsure_from)
            for id_, topics, unsure_from in record.get("notices", [])
        ),
    )


def _pairs(ranking: Ranking) -> list[list[Any]]:
    return [list(guess) for guess in ranking]


def _ranking(pairs: list[list[Any]]) -> Ranking:
    return tuple((intent, confidence) for intent, confidence in pairs)
