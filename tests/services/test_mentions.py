"""Mentions: told to whom they name, kept until looked at, refused by name for whoever may not see."""

import pytest
from sqlalchemy import delete, func, select

from handoff.models import Membership, Mention, Message
from handoff.models.errors import ConversationUnknown, MentionRefused
from handoff.models.writing_facts import Mentioned, MentionsSeen
from handoff.services import mentions, technician_actions
from tests.services.on_duty import OnDuty


async def note(duty: OnDuty, conversation_id, *whom, number: int = 1, text: str = "please look") -> Message:  # type: ignore[no-untyped-def]
    ids = [person.technician_id for person in whom]
    tom = duty.test_desk.tom
    return await technician_actions.note(duty.desk, tom, conversation_id, text, f"n{number}", mentioned=ids)


async def test_whoever_is_mentioned_is_told_and_reminded_until_they_look(duty: OnDuty) -> None:
    here, people = (await duty.waiting()).conversation_id, duty.test_desk
    written = await note(duty, here, people.lena, people.lena, people.priya)
    told = duty.told(Mentioned)
    assert {fact.technician_id for fact in told} == {people.lena.technician_id, people.priya.technician_id}
    (unseen,) = await mentions.unseen(duty.desk, people.lena)
    assert unseen == told[0].mention
    assert (unseen.by_name, unseen.message_seq, unseen.conversation_id) == ("Tom Okafor", written.seq, here)

    await mentions.look_at(duty.desk, people.lena, here, written.seq - 1)
    assert len(await mentions.unseen(duty.desk, people.lena)) == 1
    await mentions.look_at(duty.desk, people.lena, here, written.seq)
    await mentions.look_at(duty.desk, people.lena, here, written.seq)
    assert await mentions.unseen(duty.desk, people.lena) == []
    assert len(await mentions.unseen(duty.desk, people.priya)) == 1
    assert [fact.technician_id for fact in duty.told(MentionsSeen)] == [people.lena.technician_id]


async def test_whoever_is_named_by_hand_is_mentioned_as_well(duty: OnDuty) -> None:
    here, people = (await duty.waiting()).conversation_id, duty.test_desk
    await note(duty, here, people.priya, text="@Priya Nair and @lena fischer, not @Sam Stranger")
    told = [fact.technician_id for fact in duty.told(Mentioned)]
    assert told == [people.priya.technician_id, people.lena.technician_id]


async def test_a_retry_mentions_nobody_twice_and_oneself_never(duty: OnDuty) -> None:
    here, people = (await duty.waiting()).conversation_id, duty.test_desk
    for _ in range(2):
        await note(duty, here, people.lena, people.tom)
    assert [fact.technician_id for fact in duty.told(Mentioned)] == [people.lena.technician_id]


async def test_who_may_not_see_the_conversation_is_refused_by_name_and_the_note_is_not_stored(duty: OnDuty) -> None:
    here, people = (await duty.waiting()).conversation_id, duty.test_desk
    with pytest.raises(MentionRefused, match="Sam Stranger cannot see this conversation"):
        await note(duty, here, people.lena, people.stranger)
    async with duty.desk.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Mention)) == 0
        assert await session.scalar(select(func.count()).where(Message.text == "please look")) == 0
    assert duty.told(Mentioned) == []


async def test_colleagues_are_those_who_may_see_it(duty: OnDuty) -> None:
    here, people = (await duty.waiting()).conversation_id, duty.test_desk
    names = [name for _, name in await mentions.colleagues(duty.desk, people.priya, here)]
    assert names == ["Lena Fischer", "Tom Okafor"]
    with pytest.raises(ConversationUnknown):
        await mentions.colleagues(duty.desk, people.stranger, here)


async def test_who_no_longer_works_for_the_organization_is_no_longer_reminded(duty: OnDuty) -> None:
    here, people = (await duty.waiting()).conversation_id, duty.test_desk
    await note(duty, here, people.lena)
    gone = delete(Membership).where(Membership.technician_id == people.lena.technician_id)
    await duty.desk.transactions.run(lambda unit: unit.session.execute(gone))
    without = type(people.lena)(people.lena.technician_id, "Lena Fischer", "lena@desk.test", ())
    assert await mentions.unseen(duty.desk, without) == []
