"""Pages about who a visitor is: transcripts say how it was known, and the demo page's server signs as a real one."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import jwt

from handoff.services import demo
from handoff.settings import Settings
from tests.conftest import make_desk
from tests.scripted_bot import ScriptedBot
from tests.transports.harmless import harmless
from tests.transports.serving import SECRET, Served, listening

HOSTILE = "<script>alert(1)</script>"


async def test_a_transcript_says_who_it_was_and_how_that_was_known(service: Served) -> None:
    key = service.desk.host_keys.add_secret("northwind")
    claims = {"sub": "e-1", "name": f"Maria {HOSTILE}", "email": "maria@example.com", "aud": "northwind"}
    claims["exp"] = datetime.now(UTC) + timedelta(minutes=5)
    visitor = await service.visitor(identity=jwt.encode(claims, key.secret, "HS256"))
    await visitor.open()
    await visitor.ask_for_person()
    page = await (await service.browser("lena")).get(f"/transcripts/{visitor.conversation_id}")
    shown = harmless(page.text)
    for words in (f"Maria {HOSTILE}", "Signed in", "maria@example.com", "Identity checked"):
        assert words in shown
    assert '<span class="badge">' in page.text


async def test_a_stranger_is_unverified_in_the_transcript(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    page = await (await service.browser("lena")).get(f"/transcripts/{visitor.conversation_id}")
    assert '<span class="badge warn">Unverified</span>' in page.text
    assert "Identity checked" not in page.text


async def test_the_demo_page_signs_for_its_employee_and_only_the_demo_does(
    migrated_sqlite: Path, tmp_path: Path, service: Served
) -> None:
    database_url = f"sqlite+aiosqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'demo.db')}"
    settings = Settings(demo=True, secret=SECRET, bot_token="unused", database_url=database_url, var=tmp_path / "demo")
    desk = make_desk(database_url, ScriptedBot(), [], keys=settings.host_keys)
    await demo.seed(desk, SECRET, settings.own_origins)
    await demo.seed(desk, SECRET, settings.own_origins)
    (key,) = desk.host_keys.of(demo.DEMO_SITE_KEY)
    await desk.database.close()
    async with listening(settings, ScriptedBot()) as url, httpx.AsyncClient(base_url=url, trust_env=False) as browser:
        answer = await browser.get("/demo/identity")
        claims = jwt.decode(answer.json()["token"], key.secret, ["HS256"], audience=demo.DEMO_SITE_KEY)
        assert claims["name"] == "Maria Lind"
    assert (await (await service.browser()).get("/demo/identity")).status_code == 404
