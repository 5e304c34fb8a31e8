"""What the service does by itself, every few seconds."""

import asyncio

import structlog

from handoff.services import reconciler
from handoff.services.desk import Desk
from handoff.services.turns import TurnRunner

RECONCILE_EVERY_S = 3.0

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
