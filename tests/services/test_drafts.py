"""Drafts: their technician's alone, the newest typing wins, and gone once sent."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from handoff.models.errors import ConversationUnknown
from handoff.services import drafts, technician_actions
from handoff.services.drafts import KeptDraft
from handoff.vocabulary import Voice
from tests.services.on_duty import OnDuty

NOW = timedelta()


async def test_a_draft_is_there_for_its_technician_and_for_nobody_else(duty: OnDuty) -> None:
    visitor, people = await duty.waiting(), duty.test_desk
    here = visitor.conversation_id
    await drafts.save(duty.desk, people.priya, here, Voice.REPLY, "I was about to", NOW)
    await drafts.save(duty.desk, people.priya, here, Voice.NOTE, "between us", NOW)
    kept = {Voice.REPLY: KeptDraft("I was about to", duty.now), Voice.NOTE: KeptDraft("between us", duty.now)}
    assert await drafts.own(duty.desk, people.priya, here) == kept
    assert await drafts.own(duty.desk, people.lena, here) == {}
    assert "about to" not in str(await duty.shown(visitor))
    for call in (
        drafts.own(duty.desk, people.stranger, here),
        drafts.save(duty.desk, people.stranger, here, Voice.REPLY, "x", NOW),
    ):
        with pytest.raises(ConversationUnknown):
            await call


async def test_what_was_typed_last_wins_whenever_it_arrives(duty: OnDuty) -> None:
    here, priya = (await duty.waiting()).conversation_id, duty.test_desk.priya
    await drafts.save(duty.desk, priya, here, Voice.REPLY, "typed now", NOW)
    stands = await drafts.save(duty.desk, priya, here, Voice.REPLY, "typed on the train", timedelta(minutes=5))
    assert stands == (KeptDraft("typed now", duty.now), False)
    assert await drafts.save(duty.desk, priya, here, Voice.REPLY, "", timedelta(minutes=5)) == stands
    typed_at = duty.now
    duty.later(timedelta(minutes=10))
    newer = await drafts.save(duty.desk, priya, here, Voice.REPLY, "typed in the tunnel", timedelta(minutes=9))
    assert newer == (KeptDraft("typed in the tunnel", typed_at + timedelta(minutes=1)), True)


async def test_no_text_removes_it_and_so_does_sending_it(duty: OnDuty) -> None:
    here, priya = (await duty.waiting()).conversation_id, duty.test_desk.priya
    own = (duty.desk, priya, here)
    await drafts.save(*own, Voice.REPLY, "no", NOW)
    assert await drafts.save(*own, Voice.REPLY, " \n", NOW) == (None, True)
    await drafts.save(*own, Voice.NOTE, "note", NOW)
    await drafts.save(*own, Voice.REPLY, "reply", NOW)
    await technician_actions.note(*own, "note", "n1")
    assert set(await drafts.own(*own)) == {Voice.REPLY}
    await technician_actions.claim(*own, epoch=2)
    await technician_actions.reply(*own, 3, "reply", "r1")
    assert await drafts.own(*own) == {}


async def test_p9_a_draft_is_stored_without_its_secrets(duty: OnDuty) -> None:
    here, priya = (await duty.waiting()).conversation_id, duty.test_desk.priya
    await drafts.save(duty.desk, priya, here, Voice.NOTE, "the password is Tr0ub4dor&3", NOW)
    async with duty.desk.database.read() as session:
        (stored,) = (await session.execute(text("SELECT text FROM saved_draft"))).scalars()
    assert "Tr0ub4dor" not in stored
    assert "password" in stored
