"""Health tells database and bot apart, and a part that is down never means silence."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from handoff.settings import Settings
from handoff.transports.fanout import CONSOLE_NAMESPACE, VISITOR_NAMESPACE
from tests.conftest import ORIGIN
from tests.scripted_bot import ScriptedBot
from tests.transports.connection import Connection, Refused
from tests.transports.serving import SECRET, Served, listening

NOWHERE = "postgresql+psycopg://nobody@127.0.0.1:1/nothing"


@pytest.fixture
async def without_database(tmp_path: Path) -> AsyncIterator[str]:
    """A service whose database does not answer."""
    settings = Settings(secret=SECRET, bot_token="unused", database_url=NOWHERE, var=tmp_path)
    async with listening(settings, ScriptedBot()) as url:
        yield url


async def test_with_everything_up_the_service_is_healthy_and_ready(service: Served) -> None:
    browser = await service.browser()
    healthy, ready = await browser.get("/healthz"), await browser.get("/readyz")
    assert (healthy.status_code, healthy.json()) == (200, {"status": "ok"})
    assert (ready.status_code, ready.json()) == (200, {"database": True, "bot": True})


async def test_p6_with_the_bot_down_the_service_is_healthy_but_not_ready(service: Served, bot: ScriptedBot) -> None:
    bot.is_down = True
    browser = await service.browser()
    ready = await browser.get("/readyz")
    assert (await browser.get("/healthz")).status_code == 200
    assert (ready.status_code, ready.json()) == (503, {"database": True, "bot": False})


async def test_with_the_database_down_the_service_is_neither_and_says_which_part(without_database: str) -> None:
    async with httpx.AsyncClient(base_url=without_database, trust_env=False) as browser:
        healthy, ready = await browser.get("/healthz"), await browser.get("/readyz")
    assert (healthy.status_code, healthy.json()) == (503, {"status": "database_unavailable"})
    assert (ready.status_code, ready.json()) == (503, {"database": False, "bot": True})


@pytest.mark.parametrize("namespace", [VISITOR_NAMESPACE, CONSOLE_NAMESPACE])
async def test_with_the_database_down_a_client_is_refused_in_words_and_not_left_waiting(
    without_database: str, namespace: str
) -> None:
    origin = ORIGIN if namespace == VISITOR_NAMESPACE else without_database
    headers = {"Origin": origin, "Cookie": "warmdesk_session=x"}
    with pytest.raises(Refused) as refusal:
        await Connection(namespace).connect(without_database, auth={"site": "northwind"}, headers=headers)
    assert refusal.value.code == "internal"
