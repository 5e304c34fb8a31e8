"""What the service does by itself, every few seconds."""

import asyncio

import structlog

from handoff.services import idle, reconciler, tickets, waiting
from handoff.services.desk import Desk
from handoff.services.outbox import PostOffice
from handoff.services.policy_archive import keep_policies
from handoff.services.turns import TurnRunner
from handoff.transports.console.connection import ConsoleConnections

RECONCILE_EVERY_S = 3.0
CHECK_SESSIONS_EVERY_S = 30.0
TRY_AGAIN_EVERY_S = 5.0
LOOK_AFTER_WAITS_EVERY_S = 10.0
SEND_MAIL_EVERY_S = 3.0

log = structlog.get_logger(__name__)


async def keep_reconciled(desk: Desk, turns: TurnRunner) -> None:
    """Find what a crash or a lost wake-up left behind; the first look is at once, after a restart."""
    while True:
        try:
            for conversation_id in await reconciler.unanswered(desk):
                turns.wake(conversation_id)
            for conversation_id in await reconciler.requeue_stranded(desk):
                log.warning("requeued", conversation_id=str(conversation_id))
        except Exception:
            log.exception("reconciling_failed")
        await asyncio.sleep(RECONCILE_EVERY_S)


async def keep_consoles_signed_in(consoles: ConsoleConnections) -> None:
    """Cut off consoles whose session has ended elsewhere: by expiry, a new password, or a closed account."""
    while True:
        await asyncio.sleep(CHECK_SESSIONS_EVERY_S)
        try:
            await consoles.drop_ended_sessions()
        except Exception:
            log.exception("checking_sessions_failed")


async def keep_waiting_honest(desk: Desk) -> None:
    """Tell who waits what is true by now, make tickets of what nobody takes, and close what was left."""
    while True:
        try:
            for conversation_id in await tickets.open_due(desk):
                log.info("ticket_opened", conversation_id=str(conversation_id))
            for conversation_id in await idle.attend(desk):
                log.info("abandoned", conversation_id=str(conversation_id))
            await waiting.refresh(desk)
        except Exception:
            log.exception("looking_after_waits_failed")
        await asyncio.sleep(LOOK_AFTER_WAITS_EVERY_S)


async def keep_mail_going(post: PostOffice) -> None:
    """Send what is due; the first look is at once, after a restart."""
    while True:
        try:
            await post.send_due()
        except Exception:
            log.exception("sending_mail_failed")
        await asyncio.sleep(SEND_MAIL_EVERY_S)


async def archive_policies(desk: Desk) -> None:
    """Keep the policies in force, as soon as the database takes them."""
    while True:
        try:
            return await keep_policies(desk)
        except Exception:
            log.exception("archiving_policies_failed")
        await asyncio.sleep(TRY_AGAIN_EVERY_S)
