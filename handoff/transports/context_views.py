"""Payloads of what is known around a conversation."""

from collections.abc import Iterable

from handoff.models.slots import KnownSlot, SlotsChanged
from handoff.services.earlier import EarlierPage
from handoff.transports.protocol.console import context


def slots(known: Iterable[KnownSlot]) -> list[context.KnownSlot]:
    """What is known, and who it comes from."""
    return [context.KnownSlot.model_validate(slot) for slot in known]


def slots_changed(fact: SlotsChanged) -> context.SlotsChanged:
    """What is known by now."""
    return context.SlotsChanged(
        conversation_id=fact.conversation_id, epoch=fact.epoch, at=fact.at, slots=slots(fact.slots)
    )


def earlier_found(page: EarlierPage) -> context.EarlierFound:
    """A page of earlier conversations."""
    found = [context.EarlierConversation.model_validate(one) for one in page.conversations]
    return context.EarlierFound(conversations=found, has_more=page.has_more)
