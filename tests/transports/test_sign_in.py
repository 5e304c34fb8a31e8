"""Signing in and out over HTTP: the cookie, the throttle, and forms that other pages send."""

import asyncio
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

from handoff.settings import Settings
from handoff.transports.console.connection import SESSION_COOKIE
from tests.conftest import PASSWORD
from tests.scripted_bot import ScriptedBot
from tests.transports.harmless import harmless
from tests.transports.serving import SECRET, Served, listening

PRIYA = {"email": "priya@desk.test", "password": PASSWORD}


def cookie_of(answer: httpx.Response) -> SimpleCookie:
    return SimpleCookie(answer.headers["set-cookie"])


async def test_signing_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use(service: Served) -> None:
    browser = await service.browser()
    answer = await browser.post("/sign-in", data=PRIYA)
    assert (answer.status_code, answer.headers["location"]) == (303, "/console")
    cookie = cookie_of(answer)[SESSION_COOKIE]
    assert (cookie["httponly"], cookie["samesite"].lower(), cookie["path"]) == (True, "strict", "/")
    console = await service.technician(token=cookie.value)
    assert (await console.accepted("console_open", {}))["me"]["email"] == "priya@desk.test"


async def test_the_cookie_is_kept_to_https_where_the_service_is_set_up_for_it(
    sqlite: str, tmp_path: Path, bot: ScriptedBot, service: Served
) -> None:
    settings = Settings(secret=SECRET, bot_token="unused", database_url=sqlite, var=tmp_path, secure_cookies=True)
    async with listening(settings, bot) as url, httpx.AsyncClient(base_url=url, trust_env=False) as browser:
        answer = await browser.post("/sign-in", data=PRIYA, headers={"Origin": url})
    assert cookie_of(answer)[SESSION_COOKIE]["secure"] is True


async def test_signing_out_ends_the_session_everywhere(service: Served) -> None:
    browser = await service.browser("lena")
    assert (await browser.get("/transcripts")).status_code == 200
    kept = dict(browser.cookies)
    assert (await browser.post("/sign-out")).headers["location"] == "/sign-in"
    browser.cookies.update(kept)
    answer = await browser.get("/transcripts")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/transcripts")


async def test_wrong_credentials_are_refused_in_the_same_words_whatever_was_wrong(service: Served) -> None:
    browser = await service.browser()
    nobody = ("nobody@desk.test", "' OR 1=1 --", "", "\ufffd")
    for wrong in ({"password": "wrong"}, {"password": ""}, *({"email": email} for email in nobody)):
        answer = await browser.post("/sign-in", data=PRIYA | wrong)
        assert answer.status_code == 401, wrong
        assert "E-mail address or password is wrong." in answer.text
        assert "set-cookie" not in answer.headers


async def test_after_ten_failures_even_the_right_password_is_refused_for_a_while(service: Served) -> None:
    browser = await service.browser()
    attempts = [await browser.post("/sign-in", data=PRIYA | {"password": f"wrong {n}"}) for n in range(11)]
    assert [answer.status_code for answer in attempts[:10]] == [401] * 10
    last = await browser.post("/sign-in", data=PRIYA)
    assert last.status_code == 429
    assert "Wait a few minutes" in last.text
    assert "set-cookie" not in last.headers


async def test_a_colleague_at_the_same_address_can_still_sign_in(service: Served) -> None:
    browser = await service.browser()
    for number in range(12):
        await browser.post("/sign-in", data=PRIYA | {"password": f"wrong {number}"})
    assert (await browser.post("/sign-in", data=PRIYA | {"email": "tom@desk.test"})).status_code == 303


async def test_attempts_made_at_the_same_moment_are_throttled_like_any_others(service: Served) -> None:
    browser = await service.browser()
    attempts = [browser.post("/sign-in", data=PRIYA | {"password": f"wrong {number}"}) for number in range(40)]
    statuses = [answer.status_code for answer in await asyncio.gather(*attempts)]
    assert set(statuses) == {401, 429}
    assert statuses.count(401) <= 11


async def test_a_form_that_another_page_sent_is_refused(service: Served) -> None:
    browser = await service.browser("lena")
    del browser.headers["Origin"]
    origins = [{"Origin": origin} for origin in ("http://evil.test", "null", "http://[", "")]
    for headers in (*origins, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
        for path, data in (("/sign-in", PRIYA), ("/sign-out", {})):
            answer = await browser.post(path, data=data, headers=headers)
            assert answer.status_code == 403, (path, headers)
            assert "set-cookie" not in answer.headers
    assert (await browser.get("/transcripts")).status_code == 200


async def test_signing_in_leads_only_to_pages_of_this_service(service: Served) -> None:
    browser = await service.browser()
    for target in (
        "//evil.test",
        "/\\evil.test",
        "https://evil.test",
        "/\t/evil.test",
        "\t//evil.test",
        "javascript:x",
        "",
    ):
        shown = (await browser.get("/sign-in", params={"next": target})).text
        answer = await browser.post("/sign-in", data=PRIYA | {"next": target})
        assert answer.status_code == 303
        harmless(shown)
        # Browsers drop tabs and line ends in addresses and read a backslash as a slash.
        location = answer.headers["location"].translate({9: None, 10: None, 13: None}).replace("\\", "/")
        assert urlsplit(urljoin(service.url, location)).netloc == urlsplit(service.url).netloc, target


async def test_what_was_typed_into_the_form_comes_back_escaped(service: Served) -> None:
    browser = await service.browser()
    hostile = '"><script>alert(1)</script><input onfocus="alert(2)'
    answer = await browser.post("/sign-in", data={"email": hostile, "password": hostile, "next": f"/{hostile}"})
    assert answer.status_code == 401
    assert "<script>alert" not in answer.text
    harmless(answer.text)
    assert PASSWORD not in (await browser.post("/sign-in", data=PRIYA | {"email": "x@y.test"})).text


async def test_an_address_that_cannot_exist_is_refused_and_breaks_nothing(each_service: Served) -> None:
    browser = await each_service.browser()
    for email in ("x" * 5000 + "@desk.test", "nul\x00@desk.test"):
        answer = await browser.post("/sign-in", data=PRIYA | {"email": email})
        assert answer.status_code in (401, 422), email
        assert PASSWORD not in answer.text
