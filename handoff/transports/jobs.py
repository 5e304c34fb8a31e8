"""What the service does by itself, every few seconds."""

import asyncio

import structlog

from handoff.services import reconciler
from handoff.services.attachments.cleaning import remove_unsent
from handoff.services.desk import Desk
from handoff.services.policy_archive import keep_policies
from handoff.services.turns import TurnRunner
from handoff.transports.console.connection import ConsoleConnections

RECONCILE_EVERY_S = 3.0
CHECK_SESSIONS_EVERY_S = 30.0
TRY_AGAIN_EVERY_S = 5.0
CLEAN_EVERY_S = 3600.0

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


async def archive_policies(desk: Desk) -> None:
    """Keep the policies in force, as soon as the database takes them."""
    while True:
        try:
            return await keep_policies(desk)
        except Exception:
            log.exception("archiving_policies_failed")
        await asyncio.sleep(TRY_AGAIN_EVERY_S)


async def remove_unsent_attachments(desk: Desk) -> None:
    """Forget files that were chosen and never sent; the first look is at once, after a restart."""
    while True:
        try:
            if removed := await remove_unsent(desk):
                log.info("unsent_attachments_removed", count=removed)
        except Exception:
            log.exception("removing_unsent_attachments_failed")
        await asyncio.sleep(CLEAN_EVERY_S)
