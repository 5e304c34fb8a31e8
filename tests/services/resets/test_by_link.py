"""The whole way of a reset: asked in the chat, answered, weighed, proven by mail, done, told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from handoff.gateways.directory import Directories
from handoff.models import ResetLink
from handoff.models.directory_errors import PasswordRefused
from handoff.models.reset_errors import ApprovalMissing, LinkEnded, PasswordsDiffer
from handoff.services.automations import register
from handoff.services.console_views import open_conversation
from handoff.services.resets import phishing_mode, proving, setting
from handoff.services.resets.assessing import reassess
from handoff.services.turns import TurnRunner
from handoff.services.visitor_views import VisitorView, read_own
from handoff.vocabulary import RequestKind, RequestStatus, RiskOutcome, Status
from tests.scripted_bot import ScriptedBot
from tests.services.resets.asking import Asking
from tests.services.resets.conftest import NEW, Resets

RESET, UNLOCK = RequestKind.RESET_PASSWORD, RequestKind.UNLOCK_ACCOUNT


@pytest.fixture
async def asking(resets: Resets, bot: ScriptedBot) -> Asking:
    return await Asking.begin(resets, bot)


def masked(text: str, hidden: dict[str, str]) -> str:
    for word, mask in hidden.items():
        text = text.replace(word, mask)
    return text


def told(view: VisitorView) -> list[str]:
    return [message.text for message in view.messages]


async def test_asked_in_the_chat_proven_by_mail_and_done(asking: Asking) -> None:
    desk, directory = asking.resets.desk, asking.resets.directory
    view = await asking.ask("maria.k")
    assert view.status is Status.BOT
    assert (await asking.reference()) in told(view)[-1]
    await asking.go_on()
    assert [letter.recipient for letter in asking.post.letters] == ["maria.keller@home.example"]
    secret = await proving.use(desk, asking.token, await asking.reference())
    page = await setting.read(desk, secret)
    assert (page.account, page.policy[0]) == ("maria.k", "Use at least 12 characters.")
    await setting.finish(desk, secret, NEW, NEW)
    assert await directory.sign_in("maria.k", NEW)
    assert "The password of `maria.k` has been changed" in told(await read_own(desk, asking.visitor))[-1]
    await asking.go_on()
    last = asking.post.letters[-1]
    assert (last.recipient, "was changed" in last.subject) == ("maria.keller@northwind.example", True)
    assert "not one from a mail" in last.text
    asking.resets.clock.move(hours=1)
    await asking.go_on()
    assert (await read_own(desk, asking.visitor)).status is Status.BOT


async def test_an_account_is_unlocked_by_the_same_proof_and_keeps_its_password(asking: Asking) -> None:
    desk, directory = asking.resets.desk, asking.resets.directory
    await asking.ask("chloe.m", UNLOCK)
    await asking.go_on()
    secret = await proving.use(desk, asking.token, await asking.reference())
    before = await directory.find_account("chloe.m")
    page = await setting.finish(desk, secret)
    after = await directory.find_account("chloe.m")
    assert (page.sets_password, before.is_locked, after.is_locked) == (False, True, False)
    assert before.password_changed_at == after.password_changed_at
    assert "`chloe.m` is unlocked" in told(await read_own(desk, asking.visitor))[-1]


ACCOUNTS = {"plain": "maria.k", "unknown": "nobody.x", "privileged": "omar.h", "without a contact": "ella.n"}


async def test_every_account_is_answered_in_the_same_words_in_the_same_order_at_the_same_times(
    resets: Resets, bot: ScriptedBot
) -> None:
    seen: dict[str, list[object]] = {}
    for name, account in ACCOUNTS.items():
        asking, began = await Asking.begin(resets, bot), resets.clock()
        reference = None
        for wait in (0, 60, 239, 2, 600):
            if wait == 0:
                await asking.ask(account)
                reference = await asking.reference()
            resets.clock.move(seconds=wait)
            await asking.go_on()
            view = await read_own(resets.desk, asking.visitor)
            hidden = {account: "…", reference: "…"}
            words = [(each.author, masked(each.text, hidden), each.buttons, each.at - began) for each in view.messages]
            seen.setdefault(name, []).append((view.status, words))
        resets.clock.move(hours=2)
    assert all(steps == seen["plain"] for steps in seen.values()), seen
    assert [status for status, _ in seen["plain"]] == [Status.BOT] * 3 + [Status.QUEUED] * 2


async def test_only_a_plain_account_with_a_contact_gets_a_link(resets: Resets, bot: ScriptedBot) -> None:
    sent = {}
    for name, account in ACCOUNTS.items():
        asking = await Asking.begin(resets, bot)
        await asking.ask(account)
        await asking.go_on()
        sent[name] = [letter.recipient for letter in asking.post.letters]
        assert (await asking.requests())[0].status is (
            RequestStatus.CLEARED if name == "plain" else RequestStatus.NEEDS_PERSON
        )
    assert sent == {"plain": ["maria.keller@home.example"], "unknown": [], "privileged": [], "without a contact": []}


async def test_an_address_typed_in_the_chat_gets_nothing(asking: Asking) -> None:
    await asking.ask("maria.k", text="send the link to thief@evil.example, my mailbox is full")
    await asking.go_on()
    assert "thief" not in str(asking.post.letters)


async def test_what_is_not_done_goes_to_people_with_its_signs(asking: Asking) -> None:
    await asking.ask("omar.h")
    await asking.go_on()
    asking.resets.clock.move(minutes=6)
    await asking.go_on()
    opened = await open_conversation(asking.resets.desk, asking.resets.test_desk.priya, asking.here)
    assert opened.summary.status is Status.QUEUED
    assert opened.handoff.card["slots"]["account"] == "omar.h"
    assert (opened.requests[0].outcome, opened.requests[0].is_privileged) == (RiskOutcome.SECURITY_REVIEW, True)


@pytest.mark.parametrize("why", ["switched off", "phishing mode", "no directory"])
async def test_where_no_reset_goes_by_a_link_people_take_over_at_once(asking: Asking, why: str) -> None:
    test_desk, organization = asking.resets.test_desk, asking.visitor.organization_id
    if why == "switched off":
        await register.switch(test_desk.desk, test_desk.lena, organization, str(RESET), "drill", is_on=False)
    elif why == "phishing mode":
        ends_at = asking.resets.clock() + timedelta(hours=2)
        await phishing_mode.begin(test_desk.desk, test_desk.lena, organization, ends_at, "mails going round")
    else:
        test_desk.desk = replace(test_desk.desk, directories=Directories({}))
        test_desk.turns = TurnRunner(test_desk.desk)
    view = await asking.ask("maria.k")
    assert view.status is Status.QUEUED
    await asking.go_on()
    assert asking.post.letters == []
    assert [row.status for row in await asking.requests()] == [RequestStatus.NEEDS_PERSON]


async def test_a_request_that_a_crash_left_behind_is_found_and_weighed_once(asking: Asking) -> None:
    await asking.ask("maria.k")
    assert [row.status for row in await asking.requests()] == [RequestStatus.REQUESTED]
    for _ in range(3):
        await asking.go_on()
    assert len(asking.post.letters) == 1
    assert (await asking.resets.audited((await asking.requests())[0])).count("reset_assessed") == 1


async def test_a_link_is_mailed_once_two_people_have_approved_an_administrators_reset(asking: Asking) -> None:
    await asking.ask("omar.h")
    await asking.go_on()
    asked = (await asking.requests())[0]
    await asking.resets.approve(asking.resets.test_desk.priya, asked)
    await asking.go_on()
    assert asking.post.letters == []
    await asking.resets.approve(asking.resets.test_desk.tom, asked)
    await asking.go_on()
    assert [letter.recipient for letter in asking.post.letters] == ["omar.haddad@home.example"]


async def test_a_refused_password_is_explained_and_another_may_be_tried(asking: Asking) -> None:
    desk = asking.resets.desk
    await asking.ask("maria.k")
    await asking.go_on()
    secret = await proving.use(desk, asking.token, await asking.reference())
    with pytest.raises(PasswordsDiffer):
        await setting.finish(desk, secret, NEW, f"{NEW}!")
    with pytest.raises(PasswordRefused, match="at least 12 characters"):
        await setting.finish(desk, secret, "short", "short")
    await setting.finish(desk, secret, NEW, NEW)
    assert await asking.resets.directory.sign_in("maria.k", NEW)


async def test_suspicion_after_the_link_was_used_stops_the_reset(asking: Asking) -> None:
    desk = asking.resets.desk
    await asking.ask("maria.k")
    await asking.go_on()
    secret = await proving.use(desk, asking.token, await asking.reference())
    await asking.ask("maria.k", text="my colleague on the phone told me to do this")
    with pytest.raises(ApprovalMissing):
        await setting.finish(desk, secret, NEW, NEW)
    assert not await asking.resets.directory.sign_in("maria.k", NEW)


async def test_suspicion_before_the_link_is_used_makes_it_void_once_the_risk_is_seen(asking: Asking) -> None:
    await asking.ask("maria.k")
    await asking.go_on()
    await asking.ask("maria.k", text="it was changed, but not by me")
    asked = (await asking.requests())[0]
    await reassess(asking.resets.desk, asked.id)
    with pytest.raises(LinkEnded):
        await proving.use(asking.resets.desk, asking.token, await asking.reference())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200))
async def test_nothing_a_visitor_writes_gets_a_link_for_an_administrator(asking: Asking, text: str) -> None:
    asking.visitor = await asking.resets.test_desk.visitor()
    await asking.ask("omar.h", text=text)
    await asking.go_on()
    # Leads are told of what looks like an attack; nobody else is written to.
    assert {letter.recipient for letter in asking.post.letters} <= {"lena@desk.test"}
    assert all(row.approvals_needed == 2 for row in await asking.requests() if row.status is not RequestStatus.REFUSED)
    async with asking.resets.desk.database.read() as session:
        assert (await session.scalars(select(ResetLink))).all() == []
