"""P9 with real processes: a reset leaves neither its password nor its link nor the page's secret in any file but the
mail that carries the link."""

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest

from handoff.services import demo_accounts
from handoff.services.visitor_sessions import SessionTokens
from tests.chaos.conftest import add_people_to
from tests.chaos.test_bot_failures import ask
from tests.chaos.test_secrets_on_disk import files_with
from tests.conftest import make_desk
from tests.e2e.mailbox import delivered
from tests.running_bot import RunningBot
from tests.running_service import RunningService
from tests.scripted_bot import ScriptedBot
from tests.transports.serving import Served

PASSWORD = "Quokka-lantern-9351"
REFUSED = "Quokka-9"
_FORM = re.compile(r'name="form" value="(\w+)"')


@pytest.fixture
async def demo(bot: RunningBot, migrated_sqlite: Path, var: Path) -> AsyncIterator[Served]:
    """A second service beside the bot, as the demo with its directory."""
    database_url = f"sqlite+aiosqlite:///{shutil.copy(migrated_sqlite, var / 'demo.db')}"
    await asyncio.to_thread(lambda: asyncio.run(add_people_to(database_url)))
    desk = make_desk(database_url, ScriptedBot(), [])
    await demo_accounts.seed_accounts(desk, "northwind")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "WARMDESK_DEMO", "1")
        running = RunningService(var, database_url, f"http://127.0.0.1:{bot.port}", bot.token)
    try:
        await asyncio.to_thread(running.start)
        async with AsyncExitStack() as closing:
            yield Served(running.url, desk, SessionTokens(running.secret), closing)
    finally:
        running.stop()
        await desk.database.close()


async def test_p9_a_reset_leaves_no_secret_in_any_file_but_its_mail(demo: Served, bot: RunningBot, var: Path) -> None:
    visitor = await demo.visitor()
    await visitor.open()
    await ask(visitor, "I forgot my password and want to reset it")
    await ask(visitor, "jonas.w")
    said = await visitor.told("The page asks for the reference of this chat")
    path = await _mailed(var / "mail")
    browser = await demo.browser()
    form = await _form(browser, path)
    reference = re.search(r"WD-\w+", said["text"])[0]
    assert (await browser.post(path, data={"form": form, "reference": reference})).status_code == 303
    form, secret = await _form(browser, "/reset"), browser.cookies["warmdesk_reset_page"]
    for password in (REFUSED, PASSWORD):
        await browser.post("/reset", data={"form": form, "password": password, "again": password})
    await visitor.told("The password of `jonas.w` has been changed")
    assert files_with(var, b"jonas.w")
    token = path.rpartition("/")[2]
    assert {Path(name).suffix for name in files_with(var, token.encode())} <= {".eml"}
    for trace in (PASSWORD, REFUSED, secret):
        assert files_with(var, trace.encode()) == []


async def _mailed(folder: Path) -> str:
    """The path of the link in the mail to Jonas, once it has come."""
    mail = await delivered(folder, "jonas.weber@home.example")
    return re.search(r"(/reset/\S+)", mail.get_body(("plain",)).get_content())[1]


async def _form(browser: httpx.AsyncClient, path: str) -> str:
    return _FORM.search((await browser.get(path)).text)[1]
