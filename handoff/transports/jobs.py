"""What the service does by itself, every few seconds."""

import asyncio
from contextlib import suppress

import structlog

from handoff.services import (
    assignments,
    idle,
    notices,
    presence,
    reconciler,
    sla,
    surges,
    taking_back,
    tickets,
    waiting,
)
from handoff.services.attachments.cleaning import remove_unsent
from handoff.services.desk import Desk
from handoff.services.outbox import PostOffice
from handoff.services.policy_archive import keep_policies
from handoff.services.turns import TurnRunner
from handoff.transports.console.connection import ConsoleConnections

RECONCILE_EVERY_S = 3.0
CHECK_SESSIONS_EVERY_S = 30.0
TRY_AGAIN_EVERY_S = 5.0
CLEAN_EVERY_S = 3600.0
ASSIGN_EVERY_S = 3.0
RENEW_EVERY_S = 10.0
TAKE_BACK_EVERY_S = 2.0
LOOK_AFTER_WAITS_EVERY_S = 10.0
SEND_MAIL_EVERY_S = 3.0
LOOK_AT_CLOCKS_EVERY_S = 3.0
LOOK_FOR_SURGES_EVERY_S = 5.0

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
    """Tell who waits what is true by now, make tickets of what nobody takes, and close what was left.

    After a start, consoles first get the time to come back, or nobody would be on duty.
    """
    await asyncio.sleep(desk.routing.common.grace.total_seconds())
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


async def remove_unsent_attachments(desk: Desk) -> None:
    """Forget files that were chosen and never sent; the first look is at once, after a restart."""
    while True:
        try:
            if removed := await remove_unsent(desk):
                log.info("unsent_attachments_removed", count=removed)
        except Exception:
            log.exception("removing_unsent_attachments_failed")
        await asyncio.sleep(CLEAN_EVERY_S)


async def keep_assigned(desk: Desk, something_changed: asyncio.Event) -> None:
    """Offer what waits as soon as a queue or somebody's room has changed, and now and then in any case."""
    while True:
        something_changed.clear()
        try:
            await assignments.assign_waiting(desk)
        except Exception:
            log.exception("assigning_failed")
        with suppress(TimeoutError):
            await asyncio.wait_for(something_changed.wait(), ASSIGN_EVERY_S)


async def keep_present(desk: Desk, consoles: ConsoleConnections) -> None:
    """Renew the lease of whoever has a console connected.

    The transport's own ping finds dead links and, unlike a timer in a page, is not slowed down in a hidden tab.
    """
    while True:
        await asyncio.sleep(RENEW_EVERY_S)
        try:
            await presence.renew(desk, await consoles.technician_ids())
        except Exception:
            log.exception("renewing_presence_failed")


async def keep_taking_back(desk: Desk) -> None:
    """Take back what was not accepted or left behind; after a start, consoles first get the time to come back."""
    await asyncio.sleep(desk.routing.common.grace.total_seconds())
    while True:
        try:
            await presence.notice_gone(desk)
            await taking_back.expire_offers(desk)
            await taking_back.requeue_unanswered(desk)
        except Exception:
            log.exception("taking_back_failed")
        await asyncio.sleep(TAKE_BACK_EVERY_S)


async def keep_sla(desk: Desk) -> None:
    """Warn of what is due soon and tell of what is late; the first look is at once, after a restart."""
    while True:
        try:
            await sla.attend(desk)
        except Exception:
            log.exception("looking_at_clocks_failed")
        await asyncio.sleep(LOOK_AT_CLOCKS_EVERY_S)


async def keep_news_true(desk: Desk) -> None:
    """See surges, and end the notices whose time has come; the first look is at once, after a restart."""
    while True:
        try:
            for notice_id in await notices.expire_due(desk):
                log.info("notice_expired", notice_id=str(notice_id))
            for organization_id in await surges.look(desk):
                log.info("surges_changed", organization_id=str(organization_id))
        except Exception:
            log.exception("keeping_news_true_failed")
        await asyncio.sleep(LOOK_FOR_SURGES_EVERY_S)
