"""What goes on by itself around resets: requests that run out or were interrupted, automations past their date."""

import asyncio

import structlog

from handoff.gateways.mail import MailGateway
from handoff.services.automations.warning import warn_owners
from handoff.services.desk import Desk
from handoff.services.resets import phishing_mode
from handoff.services.resets.advancing import advance
from handoff.services.resets.approving import expire_due
from handoff.services.resets.completing import settle_interrupted
from handoff.services.visitor_sessions import SessionTokens

ADVANCE_EVERY_S = 2
LOOK_EVERY_S = 30
WARN_EVERY_S = 3600

log = structlog.get_logger(__name__)


async def keep_resets_going(desk: Desk, tokens: SessionTokens) -> None:
    """Weigh requests, mail links, hand over what is late; the first look is at once, after a restart."""
    while True:
        try:
            await advance(desk, tokens)
        except Exception:
            log.exception("advancing_resets_failed")
        await asyncio.sleep(ADVANCE_EVERY_S)


async def keep_resets_true(desk: Desk) -> None:
    """End requests and phishing modes that have run out, and find out what became of resets that nobody ended."""
    while True:
        try:
            await expire_due(desk)
            await phishing_mode.end_due(desk)
            await settle_interrupted(desk)
        except Exception:
            log.exception("looking_after_resets_failed")
        await asyncio.sleep(LOOK_EVERY_S)


async def keep_automations_reviewed(desk: Desk, mail: MailGateway) -> None:
    """Warn the owners of automations that nobody has reviewed in time."""
    while True:
        try:
            await warn_owners(desk, mail)
        except Exception:
            log.exception("warning_of_automations_failed")
        await asyncio.sleep(WARN_EVERY_S)
