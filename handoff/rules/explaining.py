"""A decision in sentences: what was known, which conditions of the rule held, and by what they held."""

from collections.abc import Iterator

from handoff.rules.conditions import When
from handoff.rules.turn_facts import SURE, Facts, Ranking, family_confidence
from handoff.vocabulary import BotHealth

_SHOWN = 3


def what_was_known(facts: Facts) -> Iterator[str]:
    """One sentence for each thing that was known of the turn and is not the ordinary case."""
    if facts.ranking:
        guesses = ", ".join(f"{intent} ({_percent(share)})" for intent, share in facts.ranking[:_SHOWN])
        first = f"{_percent(facts.margin)} ahead of the next" if facts.names_a_guess else "no topic"
        yield f"The best guesses were {guesses}; the first is {first}."
    else:
        yield "Nothing was understood of it, or the bot was not asked."
    if facts.has_attachments:
        yield "It came with files, which the bot cannot read."
    if facts.requests:
        yield f"It was read as {len(facts.requests)} requests."
    if facts.awaiting:
        yield f"A flow was waiting for the reply to its question for `{facts.awaiting}`."
    if facts.answered:
        yield f"The bot had last answered {facts.answered}."
    if facts.failed_turns:
        yield f"Failed turns in a row, this message included if it shows a sign of failure: {facts.failed_turns}."
    if facts.signals:
        yield f"Signs and signals: {', '.join(sorted(facts.signals))}."
    for notice in facts.notices:
        yield f"The notice {notice.notice_id} was in force, about {', '.join(sorted(notice.topics)) or 'no topic'}."
    if facts.bot is not BotHealth.OK:
        yield f"The bot was {facts.bot}."
    privileged = ", and the account is privileged" if facts.is_privileged else ""
    yield f"The visitor's identity was known by: {facts.verification}{privileged}. The desk was {_desk(facts)}."


def why_it_held(when: When, facts: Facts) -> Iterator[str]:
    """One sentence per condition of a rule that held for these facts."""
    if when.holds_always:
        yield "It always holds; no rule before it did."
    if when.intents or when.families:
        yield from _about(when, facts)
    elif when.topics_at_least is not None:
        topics = facts.topics(when.confidence_at_least or SURE)
        yield f"It asks about {', '.join(topics)}, and {when.topics_at_least} topics or more are needed."
    elif when.confidence_at_least is not None:
        yield f"The confidence is {facts.confidence:.2f}, at least {when.confidence_at_least:g}."
    if when.confidence_below is not None:
        yield f"The confidence is {facts.confidence:.2f}, below {when.confidence_below:g}."
    if when.margin_below is not None:
        yield f"The best guess is {facts.margin:.2f} ahead of the next, less than {when.margin_below:g}."
    for pattern in when.patterns:
        if found := pattern.search(facts.text):
            yield f"The words “{found[0].strip()}” match the pattern {pattern.pattern}"
    if when.failed_turns_at_least is not None:
        yield f"Failed turns: {facts.failed_turns}, at least {when.failed_turns_at_least}."
    if when.signals:
        yield f"It shows {', '.join(sorted(when.signals & facts.signals))}."
    yield from _circumstances(when, facts)


def _circumstances(when: When, facts: Facts) -> Iterator[str]:
    if when.attachments is not None:
        yield "It is files without a word." if facts.is_file_alone else "It comes with files."
    if when.bot:
        yield f"The bot was {facts.bot}."
    if when.awaiting is not None:
        yield "A flow was waiting for a reply." if when.awaiting else "No flow was waiting for a reply."
    if when.answered is not None:
        yield "The bot had answered before." if when.answered else "The bot had answered nothing before."
    if when.repeats_answer is not None:
        yield f"The bot would {'' if when.repeats_answer else 'not '}have given its last answer again."
    if when.other_topic is not None:
        yield f"The best guess is {'another' if when.other_topic else 'no other'} topic than the one answered last."
    if when.verification:
        yield f"The identity was known by: {facts.verification}."
    if when.privileged is not None:
        yield f"The account is {'' if when.privileged else 'not '}privileged."
    if when.open is not None:
        yield f"The desk was {_desk(facts)}."
    for name in when.slots:
        yield f"The slot `{name}` was {'filled' if name in facts.slots else 'not filled'}."


def _about(when: When, facts: Facts) -> Iterator[str]:
    needed = when.clause_confidence_at_least or when.confidence_at_least
    if needed is None:
        yield f"The best guess is {facts.intent}."
        return
    rankings = facts.clauses if when.clause_confidence_at_least is not None else (facts.ranking,)
    where = "of a clause " if when.clause_confidence_at_least is not None else ""
    for name, share in _strongest(when, rankings):
        if share >= needed:
            yield f"The confidence {where}for {name} is {share:.2f}, at least {needed:g}."


def _strongest(when: When, rankings: tuple[Ranking, ...]) -> Iterator[tuple[str, float]]:
    for family in sorted(when.families):
        yield f"the family {family}", max((family_confidence(ranking, family) for ranking in rankings), default=0.0)
    for intent in sorted(when.intents):
        yield intent, max((share for ranking in rankings for name, share in ranking if name == intent), default=0.0)


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _desk(facts: Facts) -> str:
    return "staffed" if facts.is_open else "closed"
