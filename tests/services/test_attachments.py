"""P1, P2, P8 for files: kept once, sent once, and read by whoever may see the message."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update

from handoff.models import Attachment, Message
from handoff.models.errors import AttachmentUnknown, ConversationUnknown, TooManyAttachments
from handoff.rules.attachment_links import link_end, signature
from handoff.services import messaging, technician_actions
from handoff.services.attachments import cleaning, reading, uploading
from handoff.services.attachments.reading import Rendition
from handoff.services.attachments.uploading import Upload
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import read_own
from handoff.vocabulary import Visibility
from tests.conftest import TestDesk
from tests.hostile_files import PDF, png
from tests.services.test_ownership import waiting_conversation

PICTURE = png(40, 30)


def upload(content: bytes = PICTURE, name: str = "shot.png", client_id: str | None = None) -> Upload:
    return Upload(client_id or uuid4().hex, name, len(content), io.BytesIO(content))


async def brought(test_desk: TestDesk, visitor: VisitorSession, **options: object) -> Attachment:
    return await uploading.receive_from_visitor(test_desk.desk, visitor, upload(**options))  # type: ignore[arg-type]


async def say(test_desk: TestDesk, visitor: VisitorSession, *files: UUID, text: str = "", id_: str = "v1") -> Message:
    return await messaging.receive_from_visitor(test_desk.desk, visitor, text, id_, files)


async def linked(test_desk: TestDesk, row: Attachment, rendition: Rendition = Rendition.FILE) -> bytes:
    """What is read by a link that was signed for the row."""
    until = link_end(test_desk.desk.now())
    signed = signature(row.link_key, row.id, until)
    content = await reading.open_by_link(test_desk.desk, row.id, rendition, until, signed)
    return b"".join([piece async for piece in content.pieces])


async def test_p2_a_second_try_of_an_upload_returns_the_first_row(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    first = await brought(test_desk, visitor, client_id="u1")
    again = await brought(test_desk, visitor, client_id="u1")
    other = await brought(test_desk, visitor, client_id="u2")
    assert again.id == first.id != other.id
    assert await linked(test_desk, first) == PICTURE


async def test_p2_a_try_that_was_cut_off_before_the_bytes_were_safe_is_made_good(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    first = await brought(test_desk, visitor, client_id="u1")
    unsafe = update(Attachment).where(Attachment.id == first.id).values(stored_at=None)
    await test_desk.desk.transactions.run(lambda unit: unit.session.execute(unsafe))
    await test_desk.desk.attachments.delete(first.content_key)
    with pytest.raises(AttachmentUnknown):
        await say(test_desk, visitor, first.id)
    assert (await brought(test_desk, visitor, client_id="u1")).id == first.id
    assert await linked(test_desk, first) == PICTURE


async def test_p2_a_message_sent_twice_has_its_files_once(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    rows = [await brought(test_desk, visitor), await brought(test_desk, visitor, content=PDF, name="steps.pdf")]
    first = await say(test_desk, visitor, rows[1].id, rows[0].id, text="look")
    again = await say(test_desk, visitor, rows[1].id, rows[0].id, text="look")
    assert (again.id, again.seq) == (first.id, first.seq)
    assert [file["name"] for file in again.attachments] == ["steps.pdf", "shot.png"]
    view = await read_own(test_desk.desk, visitor)
    assert [len(message.attachments) for message in view.messages if message.text == "look"] == [2]


async def test_a_file_is_sent_with_one_message_only(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    row = await brought(test_desk, visitor)
    await say(test_desk, visitor, row.id)
    with pytest.raises(AttachmentUnknown):
        await say(test_desk, visitor, row.id, id_="m2")


async def test_nobody_sends_what_another_brought_or_what_is_of_another_conversation(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    desk, here = test_desk.desk, visitor.conversation_id
    claimed = await technician_actions.claim(desk, test_desk.priya, here, epoch)
    own = await brought(test_desk, visitor)
    elsewhere = await brought(test_desk, await test_desk.visitor())
    for_staff = await uploading.receive_from_staff(desk, test_desk.priya, here, upload())
    before = (await read_own(desk, visitor)).last_seq
    for file in (elsewhere.id, for_staff.id, uuid4()):
        with pytest.raises(AttachmentUnknown):
            await say(test_desk, visitor, own.id, file)
    for staff in (test_desk.tom, test_desk.priya):
        with pytest.raises(AttachmentUnknown):
            await technician_actions.note(desk, staff, here, "", "n1", [own.id])
    assert (await read_own(desk, visitor)).last_seq == before, "a refused message must not take a seq"
    told = await technician_actions.reply(desk, test_desk.priya, here, claimed.epoch, "", "r1", [for_staff.id])
    assert await linked(test_desk, for_staff) == PICTURE
    assert told.text == ""


async def test_p8_a_file_of_a_note_is_never_read_by_a_visitor(test_desk: TestDesk) -> None:
    visitor, _ = await waiting_conversation(test_desk)
    desk, here = test_desk.desk, visitor.conversation_id
    row = await uploading.receive_from_staff(desk, test_desk.priya, here, upload())
    with pytest.raises(AttachmentUnknown):
        await reading.find_for_visitor(desk, visitor, row.id)
    note = await technician_actions.note(desk, test_desk.priya, here, "look", "n1", [row.id])
    assert note.visibility is Visibility.NOTE
    with pytest.raises(AttachmentUnknown):
        await reading.find_for_visitor(desk, visitor, row.id)
    for rendition in Rendition:
        with pytest.raises(AttachmentUnknown):
            await linked(test_desk, row, rendition)
    assert "shot.png" not in repr([vars(message) for message in (await read_own(desk, visitor)).messages])
    content = await reading.open_for_staff(desk, test_desk.tom, row.id, Rendition.FILE)
    assert b"".join([piece async for piece in content.pieces]) == PICTURE


async def test_another_organizations_staff_find_nothing_and_bring_nothing(test_desk: TestDesk) -> None:
    visitor, _ = await waiting_conversation(test_desk)
    row = await brought(test_desk, visitor)
    await say(test_desk, visitor, row.id)
    with pytest.raises(AttachmentUnknown):
        await reading.open_for_staff(test_desk.desk, test_desk.stranger, row.id, Rendition.FILE)
    with pytest.raises(ConversationUnknown):
        await uploading.receive_from_staff(test_desk.desk, test_desk.stranger, visitor.conversation_id, upload())


async def test_a_link_is_renewed_only_for_the_conversation_it_is_in(test_desk: TestDesk) -> None:
    visitor, other = await test_desk.visitor(), await test_desk.visitor()
    row = await brought(test_desk, visitor)
    assert (await reading.find_for_visitor(test_desk.desk, visitor, row.id)).id == row.id
    await say(test_desk, visitor, row.id)
    assert (await reading.find_for_visitor(test_desk.desk, visitor, row.id)).id == row.id
    with pytest.raises(AttachmentUnknown):
        await reading.find_for_visitor(test_desk.desk, other, row.id)


async def test_a_conversation_takes_so_many_files_and_no_more(
    test_desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "PER_CONVERSATION", 2)
    visitor = await test_desk.visitor()
    await brought(test_desk, visitor, client_id="u1")
    await brought(test_desk, visitor)
    with pytest.raises(TooManyAttachments):
        await brought(test_desk, visitor)
    await brought(test_desk, visitor, client_id="u1")
    await brought(test_desk, await test_desk.visitor())


async def test_p7_what_was_never_sent_is_gone_after_a_day_and_what_was_sent_stays(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    sent, unsent = await brought(test_desk, visitor), await brought(test_desk, visitor)
    await say(test_desk, visitor, sent.id)
    assert await cleaning.remove_unsent(test_desk.desk) == 0
    later = replace(test_desk.desk, now=lambda: datetime.now(UTC) + timedelta(hours=24, minutes=1))
    assert await cleaning.remove_unsent(later) == 1
    assert await cleaning.remove_unsent(later) == 0
    assert await linked(test_desk, sent) == PICTURE
    with pytest.raises(AttachmentUnknown):
        await say(test_desk, visitor, unsent.id, id_="m2")
    async with test_desk.desk.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Attachment)) == 1
    await expect_no_bytes(test_desk, unsent)


async def expect_no_bytes(test_desk: TestDesk, row: Attachment) -> None:
    for key in (row.content_key, row.preview_key):
        with pytest.raises(Exception, match=str(row.id)):
            await test_desk.desk.attachments.open(key)


async def test_a_file_alone_is_shown_in_the_lists_by_its_name(test_desk: TestDesk) -> None:
    visitor, _ = await waiting_conversation(test_desk)
    row = await brought(test_desk, visitor, name="my password is Tr0ub4dor.png")
    await say(test_desk, visitor, row.id)
    previews = [fact.summary.preview for fact in test_desk.facts if hasattr(fact, "summary")]
    assert previews[-1] == "my password is [password removed].png"
