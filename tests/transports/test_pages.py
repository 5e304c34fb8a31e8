"""Pages for people: nothing a visitor or technician wrote runs in them, and each keeps its own content policy."""

import shutil
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from handoff.gateways.bot import BotMessage, BotTurn
from handoff.services import demo
from handoff.settings import ROOT, Settings
from tests.conftest import make_desk
from tests.scripted_bot import ScriptedBot
from tests.transports.harmless import harmless, tags_in
from tests.transports.serving import SECRET, Served, listening

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
FORBIDDEN = ("unsafe-inline", "unsafe-eval", "unsafe-hashes", "*")


async def hostile_conversation(service: Served, bot: ScriptedBot) -> str:
    """A conversation in which everybody wrote markup everywhere they could."""
    account = {"kind": "reset_password", "account": f"<b>{HOSTILE}"}
    bot.turns["reset_password"] = BotTurn(
        messages=[BotMessage(f"{HOSTILE} [x](javascript:alert(3))")], signal="reset_requested", signal_data=account
    )
    visitor = await service.visitor(page_url=f"http://intranet.test/{HOSTILE}")
    await visitor.open()
    await visitor.say(f"toner {HOSTILE}")
    await visitor.until(lambda: [m for m in visitor.seen("message_created") if m["buttons"]])
    await visitor.say(f"reset_password: toner {HOSTILE}")
    await visitor.until(lambda: visitor.seen("queue_updated"))
    console = await service.technician()
    here = {"conversation_id": visitor.conversation_id}
    await console.accepted("claim", here | {"epoch": 2})
    await console.accepted("note", here | {"text": HOSTILE, "client_msg_id": "n1"})
    await console.accepted("reply", here | {"epoch": 3, "text": f"**{HOSTILE}**", "client_msg_id": "r1"})
    return visitor.conversation_id


async def test_a_transcript_shows_what_was_written_and_runs_none_of_it(service: Served, bot: ScriptedBot) -> None:
    conversation_id = await hostile_conversation(service, bot)
    browser = await service.browser("lena")
    page = await browser.get(f"/transcripts/{conversation_id}")
    assert page.status_code == 200
    shown = harmless(page.text)
    assert shown.count(HOSTILE) >= 5
    assert "img" not in tags_in(page.text)
    assert f"http://intranet.test/{HOSTILE}" in shown


async def test_a_search_shows_its_words_and_its_passages_and_runs_none_of_them(
    service: Served, bot: ScriptedBot
) -> None:
    await hostile_conversation(service, bot)
    browser = await service.browser("lena")
    found = await browser.get("/transcripts", params={"q": "toner <script>alert(1)"})
    assert "<script>alert(1)" in harmless(found.text)
    nothing = await browser.get("/transcripts", params={"q": f'"{HOSTILE} nowhere', "status": f'"{HOSTILE}'})
    assert "Nothing found" in harmless(nothing.text)
    assert "img" not in tags_in(found.text + nothing.text)


async def test_a_search_for_anything_breaks_nothing(each_service: Served) -> None:
    browser = await each_service.browser("lena")
    for query in ("%", "_", "\\", "'", "\ufffd", "x" * 200, "\x00"):
        answer = await browser.get("/transcripts", params={"q": query, "page": 100_000})
        assert answer.status_code == 200, query


@pytest.mark.parametrize("path", ["/transcripts", "/transcripts/{id}"])
async def test_transcripts_are_for_leads_of_the_organization(service: Served, bot: ScriptedBot, path: str) -> None:
    path = path.format(id=await hostile_conversation(service, bot))
    anonymous, technician = await service.browser(), await service.browser("priya")
    stranger = await service.browser("stranger")
    assert (await anonymous.get(path)).headers["location"] == f"/sign-in?next={path}"
    refusal = await technician.get(path)
    assert (refusal.status_code, "Only leads can read transcripts" in refusal.text) == (403, True)
    page = await stranger.get(path)
    assert "toner" not in page.text
    assert page.status_code == (200 if path == "/transcripts" else 404)


async def test_what_does_not_exist_is_a_page_that_says_so(service: Served) -> None:
    browser = await service.browser("lena")
    answer = await browser.get(f"/transcripts/{uuid4()}")
    assert (answer.status_code, "There is no such conversation" in answer.text) == (404, True)


async def test_every_page_keeps_to_a_strict_content_policy_of_its_own(migrated_sqlite: Path, tmp_path: Path) -> None:
    database_url = f"sqlite+aiosqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'demo.db')}"
    settings = Settings(demo=True, secret=SECRET, bot_token="unused", database_url=database_url, var=tmp_path)
    desk = make_desk(database_url, ScriptedBot(), [], keys=settings.host_keys)
    await demo.seed(desk, SECRET, settings.own_origins)
    lena = demo.logins(SECRET)[1]
    await desk.database.close()
    async with listening(settings, ScriptedBot()) as url, httpx.AsyncClient(base_url=url, trust_env=False) as browser:
        browser.headers["Origin"] = url
        await browser.post("/sign-in", data={"email": lena.email, "password": lena.password})
        for path in ("/sign-in", "/console", "/transcripts", "/docs", "/demo", f"/transcripts/{uuid4()}"):
            page = await browser.get(path)
            policy = dict(part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
            assert policy["default-src"] == "'self'"
            assert (policy["object-src"], policy["frame-ancestors"], policy["base-uri"]) == ("'none'",) * 3
            assert not [word for word in FORBIDDEN if word in " ".join(policy.values()).split()]
            assert "unsafe" not in page.headers["Content-Security-Policy"]
            assert page.headers["X-Content-Type-Options"] == "nosniff"
            assert page.headers["Cache-Control"] == "no-store"
            assert page.headers["content-type"].startswith("text/html"), path
            harmless(page.text)
        for path in ("/healthz", "/asyncapi.json", "/static/none.js", "/widget.js", "/nowhere"):
            answer = await browser.get(path)
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"], path


async def test_the_consoles_script_comes_compressed_and_is_not_sent_again(service: Served) -> None:
    browser = await service.browser()
    first = await browser.get("/static/console.js", headers={"Accept-Encoding": "gzip"})
    assert (first.status_code, first.headers["Content-Encoding"]) == (200, "gzip")
    assert first.content == (ROOT / "web/dist/console.js").read_bytes()
    again = await browser.get("/static/console.js", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
