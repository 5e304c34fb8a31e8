"""Whether a notice in force answers a question, which only the policy decides.

A notice never changes an outcome: what goes to people still goes there, what is asked back is still asked back.
"""

from collections.abc import Iterable

from handoff.rules.turn_facts import NoticeInForce, family_of
from handoff.vocabulary import DecisionOutcome

ANSWERABLE = "faq"
"""The family of topics that notices may be given for; everything else is a flow's, or always a person's."""

GIVEN = "notice_given"
"""The rule in the record of a question that was answered with a notice, in the place of the usual answer."""

BEFORE_QUESTION = "notice_before_question"
"""The rule in the record of an unsure turn in which a notice was given, and then asked back as always."""

WHY = {
    DecisionOutcome.ANSWER: "A notice about this topic is in force, so it was given in the place of the usual answer.",
    DecisionOutcome.CLARIFY: "A notice about the best guess is in force, so it was given before asking back.",
}
RULES = {DecisionOutcome.ANSWER: GIVEN, DecisionOutcome.CLARIFY: BEFORE_QUESTION}


def notice_for(
    outcome: DecisionOutcome, intent: str | None, confidence: float, notices: Iterable[NoticeInForce]
) -> NoticeInForce | None:
    """The first notice about the intent, if the outcome lets it be given."""
    if outcome not in RULES or intent is None or family_of(intent) != ANSWERABLE:
        return None
    sure = outcome is DecisionOutcome.ANSWER
    about = (notice for notice in notices if intent in notice.topics)
    return next((notice for notice in about if sure or confidence >= notice.unsure_from), None)
