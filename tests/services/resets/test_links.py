"""Attacks on the mailed link: replayed, too old, guessed, swapped, at the same moment, by whoever never asked."""

import asyncio

import pytest
from sqlalchemy import select

from handoff.models import Conversation, Message, OutgoingMail, ResetLink
from handoff.models.errors import DeskError
from handoff.models.reset_errors import LinkEnded, PageEnded, ReferenceWrong, RequestEnded
from handoff.services.resets import proving, setting
from handoff.services.resets.linking import hash_of
from handoff.vocabulary import RequestStatus, Status, Visibility
from tests.scripted_bot import ScriptedBot
from tests.services.resets.asking import Asking
from tests.services.resets.conftest import NEW, Resets
from tests.services.test_ownership import rows


@pytest.fixture
async def asking(resets: Resets, bot: ScriptedBot) -> Asking:
    """Somebody whose link has been mailed."""
    return await Asking.with_link(resets, bot)


async def test_a_link_that_was_used_opens_nothing_again(asking: Asking) -> None:
    await proving.use(asking.resets.desk, asking.token, await asking.reference())
    for again in (proving.look(asking.resets.desk, asking.token), proving.disown(asking.resets.desk, asking.token)):
        with pytest.raises(LinkEnded):
            await again
    with pytest.raises(LinkEnded):
        await proving.use(asking.resets.desk, asking.token, await asking.reference())


async def test_a_link_is_good_for_fifteen_minutes_and_its_page_for_as_long(asking: Asking) -> None:
    desk, clock = asking.resets.desk, asking.resets.clock
    clock.move(minutes=14, seconds=59)
    secret = await proving.use(desk, asking.token, await asking.reference())
    clock.move(minutes=14, seconds=59)
    await setting.read(desk, secret)
    clock.move(seconds=1)
    with pytest.raises(PageEnded):
        await setting.finish(desk, secret, NEW, NEW)


async def test_a_link_that_is_too_old_is_refused_and_not_mailed_any_more(asking: Asking) -> None:
    asking.resets.clock.move(minutes=15)
    with pytest.raises(LinkEnded):
        await proving.use(asking.resets.desk, asking.token, await asking.reference())
    mail_id = (await rows(asking.resets.test_desk, OutgoingMail, asking.here))[0].id

    def undelivered(unit):  # type: ignore[no-untyped-def]
        unit.session.get_one(OutgoingMail, mail_id).ended_at = None

    await asking.resets.desk.transactions.run(undelivered)
    before = len(asking.post.letters)
    await asking.go_on()
    assert len(asking.post.letters) == before


async def test_five_wrong_references_end_the_link_also_for_the_right_one(asking: Asking) -> None:
    right = await asking.reference()
    for guess in ("", "WD-", "WD-AAAAAAAA", right[:-1], f"{right}A"):
        with pytest.raises(ReferenceWrong):
            await proving.use(asking.resets.desk, asking.token, guess)
    with pytest.raises(LinkEnded):
        await proving.use(asking.resets.desk, asking.token, right)


async def test_the_reference_is_taken_as_people_copy_it(asking: Asking) -> None:
    reference = await asking.reference()
    assert await proving.use(asking.resets.desk, asking.token, f" {reference.removeprefix('WD-').lower()} ")


async def test_guessed_tokens_open_nothing(asking: Asking) -> None:
    links = await links_of(asking)
    for guess in ("", "x", asking.token[:-1], asking.token.swapcase(), str(links[0].id), links[0].token_hash, "é" * 43):
        with pytest.raises(LinkEnded):
            await proving.look(asking.resets.desk, guess)
        with pytest.raises(LinkEnded):
            await proving.use(asking.resets.desk, guess, await asking.reference())


async def test_a_link_of_one_request_does_nothing_with_the_chat_of_another(
    asking: Asking, resets: Resets, bot: ScriptedBot
) -> None:
    other = await Asking.begin(resets, bot)
    await other.ask("jonas.w")
    await other.go_on()
    with pytest.raises(ReferenceWrong):
        await proving.use(resets.desk, asking.token, await other.reference())
    secret = await proving.use(resets.desk, other.token, await other.reference())
    await setting.finish(resets.desk, secret, NEW, NEW)
    assert not await resets.directory.sign_in("maria.k", NEW)
    assert await resets.directory.sign_in("jonas.w", NEW)


async def test_of_two_who_use_the_link_at_the_same_moment_one_does(asking: Asking) -> None:
    reference = await asking.reference()
    uses = (proving.use(asking.resets.desk, asking.token, reference) for _ in range(5))
    came = await asyncio.gather(*uses, return_exceptions=True)
    assert sum(isinstance(each, str) for each in came) == 1
    assert all(isinstance(each, str | LinkEnded) for each in came)


async def test_of_two_passwords_set_at_the_same_moment_one_is(asking: Asking) -> None:
    desk = asking.resets.desk
    secret = await proving.use(desk, asking.token, await asking.reference())
    passwords = [f"{NEW}-{number}" for number in range(4)]
    came = await asyncio.gather(
        *(setting.finish(desk, secret, each, each) for each in passwords), return_exceptions=True
    )
    done = [password for password, each in zip(passwords, came, strict=True) if not isinstance(each, Exception)]
    assert len(done) == 1
    assert all(isinstance(each, DeskError) for each in came if isinstance(each, Exception))
    assert [await asking.resets.directory.sign_in("maria.k", each) for each in passwords].count(True) == 1
    assert await asking.resets.directory.sign_in("maria.k", done[0])
    with pytest.raises(RequestEnded):
        await setting.finish(desk, secret, NEW, NEW)


async def test_whoever_did_not_ask_ends_the_request_and_people_learn_of_it(asking: Asking) -> None:
    desk = asking.resets.desk
    await proving.disown(desk, asking.token)
    assert [row.status for row in await asking.requests()] == [RequestStatus.REFUSED]
    with pytest.raises(LinkEnded):
        await proving.use(desk, asking.token, await asking.reference())
    messages = await rows(asking.resets.test_desk, Message, asking.here)
    notes = [row.text for row in messages if row.visibility is Visibility.NOTE]
    assert ["did not ask for this" in note for note in notes] == [True]
    assert "home.example" not in notes[0]
    asking.resets.clock.move(minutes=6)
    await asking.go_on()
    async with desk.database.read() as session:
        assert (await session.get_one(Conversation, asking.here)).status is Status.QUEUED


async def test_p9_neither_token_nor_secret_nor_password_is_stored(asking: Asking) -> None:
    desk = asking.resets.desk
    secret = await proving.use(desk, asking.token, await asking.reference())
    await setting.finish(desk, secret, NEW, NEW)
    link = (await links_of(asking))[0]
    assert (link.token_hash, link.page_hash) == (hash_of(asking.token), hash_of(secret))
    stored = " ".join([str(vars(row)) for table in (ResetLink, OutgoingMail) for row in await all_of(asking, table)])
    for trace in (asking.token, secret, NEW):
        assert trace not in stored


async def test_the_mails_do_not_name_the_chat(asking: Asking) -> None:
    secret = await proving.use(asking.resets.desk, asking.token, await asking.reference())
    await setting.finish(asking.resets.desk, secret, NEW, NEW)
    await asking.go_on()
    assert len(asking.post.letters) == 2
    for letter in asking.post.letters:
        assert (await asking.reference()).removeprefix("WD-") not in str(vars(letter))
        assert str(asking.here) not in str(vars(letter))


async def links_of(asking: Asking) -> list[ResetLink]:
    return await all_of(asking, ResetLink)


async def all_of(asking: Asking, table):  # type: ignore[no-untyped-def]
    async with asking.resets.desk.database.read() as session:
        return list(await session.scalars(select(table)))
