"""What a visitor is told who asks for a reset: the same words for every account, before anybody looks it up."""

from dataclasses import replace

from handoff.gateways.bot import BotMessage, BotTurn
from handoff.models import Conversation
from handoff.services.automations import register
from handoff.services.desk import Desk
from handoff.services.payloads import payload_of
from handoff.services.pending import Pending
from handoff.services.resets import phishing_mode
from handoff.services.resets.handing_over import PEOPLE_AFTER
from handoff.vocabulary import RequestKind, Signal

_ASKED = (
    "The request for `{account}` is noted, and nothing has been changed yet.\n\n"
    "If everything about it fits, a link goes to the recovery contact on file for this account. Open it and {act} "
    "there, never here. The page asks for the reference of this chat: **{reference}**."
)
_OTHERWISE = (
    "\n\nIf no link comes, a technician looks at it: by itself {minutes} minutes from now, or at once if you ask for a "
    "person."
)
_ACTS = {RequestKind.RESET_PASSWORD: "choose the new password", RequestKind.UNLOCK_ACCOUNT: "unlock the account"}
_PERSON = {"title": "Talk to a person", "payload": payload_of("request_human")}


async def by_link(desk: Desk, pending: Pending, turn: BotTurn) -> BotTurn:
    """The bot's turn as the visitor may see it: where resets go by a link at the moment, with what happens next.

    It depends on the organization alone: without a directory, with the flow switched off or in phishing mode, the turn
    stays as it is and people take over.
    """
    if turn.signal != Signal.RESET_REQUESTED:
        return turn
    kind = RequestKind(turn.signal_data["kind"])
    if not await _goes_by_link(desk, pending, kind):
        return turn
    told = BotMessage(words(pending.conversation, kind, str(turn.signal_data["account"])), buttons=[_PERSON])
    return replace(turn, signal=Signal.RESET_BY_LINK, messages=[told])


def words(conversation: Conversation, kind: RequestKind, account: str, *, with_technician: bool = False) -> str:
    """What happens next, in Markdown; whoever is with a technician need not be told of one."""
    minutes = int(PEOPLE_AFTER.total_seconds() // 60)
    # What was typed as an account could end the code it is shown as.
    shown = account.strip().replace("`", "'")
    said = _ASKED if with_technician else _ASKED + _OTHERWISE
    return said.format(account=shown, act=_ACTS[kind], reference=conversation.reference, minutes=minutes)


async def _goes_by_link(desk: Desk, pending: Pending, kind: RequestKind) -> bool:
    organization_id = pending.conversation.organization_id
    if desk.directories.of(pending.organization) is None or await phishing_mode.read(desk, organization_id):
        return False
    return await desk.database.query(lambda session: register.may_run(desk, session, organization_id, str(kind)))
