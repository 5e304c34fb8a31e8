"""Putting right what is known of a conversation: by its technician, with colleagues looking on."""

from uuid import UUID

from handoff.models import Conversation
from handoff.models.errors import InvalidInput
from handoff.models.slots import KnownSlot, SlotsChanged, known_slots
from handoff.rules.slots import ALWAYS_ASKED, objection
from handoff.services import owner_changes
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.unit_of_work import UnitOfWork


async def correct(
    desk: Desk, staff: Staff, conversation_id: UUID, epoch: int, name: str, value: str
) -> tuple[KnownSlot, ...]:
    """Write down a slot as its owner knows it; returns all. InvalidInput for a wrong name or value."""
    value = value.strip()

    def write(unit: UnitOfWork) -> tuple[KnownSlot, ...]:
        conversation = unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        _check(conversation, name, value)
        conversation.correct_slot(staff.technician_id, epoch, name, value)
        owner_changes.audit(desk, unit, conversation, "slot_corrected", staff, slot=name)
        slots = known_slots(conversation)
        unit.facts.append(SlotsChanged(conversation_id, conversation.epoch, slots, desk.now()))
        return slots

    return await desk.transactions.run(write, conversation_id)


def _check(conversation: Conversation, name: str, value: str) -> None:
    if name not in ALWAYS_ASKED | conversation.slots.keys():
        raise InvalidInput("name: nothing of this name is known of the conversation. Write a note instead.")
    found = objection(name, value)
    if found is not None:
        raise InvalidInput(f"value: {found}.")
