"""What the bot says first when a reset or an unlock is asked for while phishing mode is on."""

from dataclasses import replace

from handoff.gateways.bot import BotMessage, BotTurn
from handoff.models import Conversation
from handoff.rules.escalation import Verdict
from handoff.services.desk import Desk
from handoff.services.resets import phishing_mode
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import RequestKind

A_PERSON_LOOKS = (
    "Just now a person looks at every password reset and unlock here before anything is changed, so it takes longer "
    "than usual. Do not give your password or a code to anybody who asks for it, also not here."
)


def added_to(desk: Desk, unit: UnitOfWork, conversation: Conversation, verdict: Verdict, turn: BotTurn) -> BotTurn:
    """The turn with that word before it when it begins such a flow; the same words whatever the account is."""
    if not turn.messages or verdict.acts_on not in set(RequestKind):
        return turn
    mode = phishing_mode.current(unit.session, conversation.organization_id)
    if mode is None or not mode.is_on(desk.now()):
        return turn
    return replace(turn, messages=[BotMessage(A_PERSON_LOOKS), *turn.messages])
