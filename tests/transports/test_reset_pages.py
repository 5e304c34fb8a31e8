"""The pages behind a mailed link, over HTTP and without scripts: scanners, tabs, foreign forms, refusals."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select

from handoff.gateways.bot import BotMessage, BotTurn
from handoff.gateways.directory import Directories
from handoff.gateways.directory_demo import DemoDirectory
from handoff.models import Conversation, ResetLink, ResetRequest
from handoff.services import demo_accounts
from handoff.services.visitor_sessions import SessionTokens
from handoff.settings import Settings
from handoff.vocabulary import RequestStatus
from tests.conftest import make_desk
from tests.scripted_bot import ScriptedBot
from tests.transports.serving import SECRET, Served, listening
from tests.transports.test_context import claimed
from tests.transports.visitor import Visitor

NEW = "a-brand-new-password"
_FORM = re.compile(r'name="form" value="(\w+)"')


@dataclass
class Mailed:
    """A visitor to whose recovery contact a link was mailed, and a browser that has not opened it."""

    served: Served
    directory: DemoDirectory
    visitor: Visitor
    browser: httpx.AsyncClient
    link: ResetLink
    reference: str

    @property
    def path(self) -> str:
        return f"/reset/{self.served.tokens.reset_token(self.link.id)}"

    async def form(self, path: str | None = None) -> str:
        """The form's token on a page."""
        return _FORM.search((await self.browser.get(path or self.path)).text)[1]

    async def opened(self) -> str:
        """Use the link; returns the token of the form behind it."""
        data = {"form": await self.form(), "reference": self.reference}
        assert (await self.browser.post(self.path, data=data)).status_code == 303
        return await self.form("/reset")

    async def now(self) -> RequestStatus:
        async with self.served.desk.database.read() as session:
            return (await session.get_one(ResetRequest, self.link.request_id)).status


@pytest.fixture
async def service(sqlite: str, tmp_path: Path, bot: ScriptedBot) -> AsyncIterator[Served]:
    """The service as the demo, with the demo's directory."""
    settings = Settings(demo=True, secret=SECRET, bot_token="unused", database_url=sqlite, var=tmp_path)
    desk = make_desk(sqlite, bot, [])
    await demo_accounts.seed_accounts(desk, "northwind")
    directory = DemoDirectory(desk.transactions, "northwind", desk.now)
    async with listening(settings, bot) as url, AsyncExitStack() as closing:
        yield Served(
            url, replace(desk, directories=Directories({"northwind": directory})), SessionTokens(SECRET), closing
        )
    await desk.database.close()


@pytest.fixture
async def mailed(service: Served, bot: ScriptedBot) -> Mailed:
    return await ask(service, bot, "maria.k", "reset_password")


async def ask(service: Served, bot: ScriptedBot, account: str, kind: str) -> Mailed:
    data = {"kind": kind, "account": account}
    bot.turns[kind] = BotTurn([BotMessage("It is noted.")], signal="reset_requested", signal_data=data)
    visitor = await service.visitor()
    await visitor.open()
    await visitor.say(f"{kind}: please")
    await visitor.told("a link goes to the recovery contact")
    theirs = select(ResetLink, Conversation.reference).select_from(ResetLink).join(ResetRequest)
    theirs = theirs.join(Conversation).where(ResetRequest.conversation_id == _uuid(visitor))
    async with asyncio.timeout(30):
        while True:
            async with service.desk.database.read() as session:
                row = (await session.execute(theirs)).one_or_none()
            if row is not None:
                break
            await asyncio.sleep(0.2)
    directory = service.desk.directories.of("northwind")
    return Mailed(service, directory, visitor, await service.browser(), row.ResetLink, row.reference)


def _uuid(visitor: Visitor) -> UUID:

    return UUID(visitor.conversation_id)


async def test_from_the_link_to_the_new_password_and_the_chat_says_so_at_once(mailed: Mailed) -> None:
    form = await mailed.opened()
    page = await mailed.browser.get("/reset")
    assert "Use at least 12 characters." in page.text
    refused = await mailed.browser.post("/reset", data={"form": form, "password": "short", "again": "short"})
    assert (refused.status_code, "does not accept that password" in refused.text, "short" in refused.text) == (
        422,
        True,
        False,
    )
    differs = await mailed.browser.post("/reset", data={"form": form, "password": NEW, "again": NEW[1:]})
    assert "not the same" in differs.text
    done = await mailed.browser.post("/reset", data={"form": form, "password": NEW, "again": NEW})
    assert "Your new password is set" in done.text
    await mailed.visitor.told("The password of `maria.k` has been changed")
    assert await mailed.directory.sign_in("maria.k", NEW)
    assert NEW not in str(mailed.visitor.texts())


async def test_an_account_is_unlocked_without_a_password(service: Served, bot: ScriptedBot) -> None:
    mailed = await ask(service, bot, "chloe.m", "unlock_account")
    form = await mailed.opened()
    assert 'type="password"' not in (await mailed.browser.get("/reset")).text
    assert "Your account is unlocked" in (await mailed.browser.post("/reset", data={"form": form})).text
    await mailed.visitor.told("`chloe.m` is unlocked")
    assert (await mailed.directory.find_account("chloe.m")).is_locked is False


async def test_a_mail_scanner_that_opens_the_link_changes_nothing(mailed: Mailed) -> None:
    scanner = await mailed.served.browser()
    for method in ("GET", "GET", "HEAD", "OPTIONS"):
        await scanner.request(method, mailed.path)
        await scanner.request(method, f"{mailed.path}/not-me")
    assert await mailed.now() is RequestStatus.CLEARED
    assert await mailed.opened()


async def test_a_form_of_another_site_or_without_its_page_is_refused(mailed: Mailed) -> None:
    form, data = await mailed.form(), {"reference": mailed.reference}
    foreign = await mailed.browser.post(
        mailed.path, data=data | {"form": form}, headers={"Origin": "http://evil.example"}
    )
    stranger = await mailed.served.browser()
    tries = [
        foreign,
        await mailed.browser.post(mailed.path, data=data),
        await mailed.browser.post(mailed.path, data=data | {"form": form[::-1]}),
        await mailed.browser.post(f"{mailed.path}/not-me"),
        await stranger.post(mailed.path, data=data | {"form": form}),
    ]
    assert [each.status_code for each in tries] == [403] * 5
    assert await mailed.now() is RequestStatus.CLEARED
    form = await mailed.opened()
    assert (await mailed.browser.post("/reset", data={"password": NEW, "again": NEW})).status_code == 403
    assert (await mailed.browser.post("/reset", data={"form": form, "password": NEW, "again": NEW})).status_code == 200


async def test_two_tabs_of_one_browser_spend_the_link_once(mailed: Mailed) -> None:
    first, second = await mailed.form(), await mailed.form()
    assert first == second
    data = {"form": first, "reference": mailed.reference}
    came = await asyncio.gather(*(mailed.browser.post(mailed.path, data=data) for _ in range(2)))
    assert sorted(each.status_code for each in came) == [303, 410]
    assert (await mailed.browser.get("/reset")).status_code in (200, 410)


async def test_the_page_opens_only_in_the_browser_that_used_the_link(mailed: Mailed) -> None:
    await mailed.opened()
    other = await mailed.served.browser()
    for path in ("/reset", mailed.path):
        ended = await other.get(path)
        assert ended.status_code == 410
        assert "Go back to the chat" in ended.text
        assert 'href="/"' not in ended.text.partition("<main")[2]


async def test_a_wrong_reference_is_explained_and_counted(mailed: Mailed) -> None:
    form = await mailed.form()
    for _ in range(4):
        answer = await mailed.browser.post(mailed.path, data={"form": form, "reference": "WD-AAAAAAAA"})
        assert (answer.status_code, "not the reference of the chat" in answer.text) == (422, True)
    await mailed.browser.post(mailed.path, data={"form": form, "reference": "WD-AAAAAAAA"})
    answer = await mailed.browser.post(mailed.path, data={"form": form, "reference": mailed.reference})
    assert answer.status_code == 410


async def test_the_pages_are_strict_uncached_and_without_scripts(mailed: Mailed) -> None:
    for answer in (await mailed.browser.get(mailed.path), await mailed.opened() and await mailed.browser.get("/reset")):
        assert "<script" not in answer.text
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
    cookies = {cookie.name: cookie for cookie in mailed.browser.cookies.jar}
    for name in ("warmdesk_reset_form", "warmdesk_reset_page"):
        assert (cookies[name].path, cookies[name].has_nonstandard_attr("HttpOnly")) == ("/reset", True)


async def test_whoever_did_not_ask_says_so_without_knowing_the_chat(mailed: Mailed) -> None:
    form = await mailed.form()
    answer = await mailed.browser.post(f"{mailed.path}/not-me", data={"form": form})
    assert "the service desk knows" in answer.text
    assert await mailed.now() is RequestStatus.REFUSED


async def test_a_technician_starts_one_from_the_console_and_sees_where_it_stands(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    visitor, priya, here, _ = await claimed(service, visitor)
    assert (await priya.refused("start_reset", here | {"kind": "reset_password", "account": " "}))[0] == "invalid_input"
    await priya.accepted("start_reset", here | {"kind": "reset_password", "account": "omar.h"})
    await visitor.told("a link goes to the recovery contact")
    async with asyncio.timeout(30):
        while True:
            opened = await priya.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
            if opened["requests"][0]["status"] != "requested":
                break
            await asyncio.sleep(0.2)
    asked = opened["requests"][0]
    assert (asked["status"], asked["outcome"], asked["signs"][0]["weight"]) == ("needs_person", "security_review", 60)
    assert "The account can change other accounts" in asked["signs"][0]["why"]
    assert "weight" not in str(visitor.events)
