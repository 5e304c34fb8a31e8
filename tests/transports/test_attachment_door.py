"""The door for files: who may bring and read them, how much, and with which headers they are sent."""

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest
from limits import parse

from handoff.transports import attachments
from tests.conftest import ATTACHMENT_LIMIT, ORIGIN, OTHER_ORIGIN
from tests.hostile_files import HTML, PDF, SVG
from tests.transports.bringing import PICTURE, bring, bring_as_staff, brought, headers
from tests.transports.connection import PATIENCE_S
from tests.transports.serving import Served


async def test_a_file_is_never_a_page_and_its_picture_is_one_of_ours(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    file = await brought(service, visitor, name='a\u202e"b.png')
    browser = await service.browser()
    sent, preview = await browser.get(file["url"]), await browser.get(file["preview"]["url"])
    assert sent.headers["content-disposition"] == "attachment; filename*=UTF-8''a_b.png"
    assert preview.headers["content-disposition"].startswith("inline;")
    assert (sent.headers["content-type"], preview.headers["content-type"]) == ("image/png", "image/webp")
    assert preview.content[:4] == b"RIFF"
    for response in (sent, preview):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
        assert response.headers["cache-control"].startswith("private")


@pytest.mark.parametrize(
    ("name", "content"), [("page.png", HTML), ("page.html", HTML), ("x.svg", SVG), ("x.png", SVG), ("x.png", b"")]
)
async def test_what_could_be_a_page_is_not_taken(service: Served, name: str, content: bytes) -> None:
    visitor = await service.visitor()
    await visitor.open()
    response = await bring(service, visitor, content, name)
    assert (response.status_code, response.json()["error"]["code"]) == (415, "attachment_refused")
    assert response.headers["access-control-allow-origin"] == "*", "the widget on another page must read the sentence"


async def pieces(count: int, sent: list[int]) -> AsyncIterator[bytes]:
    for number in range(count):
        sent.append(number)
        yield bytes(1024 * 1024)
        await asyncio.sleep(0)


async def test_a_body_that_says_it_is_too_large_is_not_read(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    address = httpx.URL(service.url)
    reader, writer = await asyncio.open_connection(address.host, address.port)
    named = headers(visitor.token) | {"Host": "desk", "Content-Length": str(ATTACHMENT_LIMIT + 1)}
    lines = ["POST /attachments HTTP/1.1", *(f"{name}: {value}" for name, value in named.items()), "", ""]
    writer.write("\r\n".join(lines).encode())
    answer = (await asyncio.wait_for(reader.read(), PATIENCE_S)).decode()
    writer.close()
    assert answer.startswith("HTTP/1.1 413")
    assert "attachment_too_large" in answer
    assert "10 MB" in answer


async def test_a_body_without_end_is_cut_off_at_the_limit(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    sent: list[int] = []
    try:
        response = await bring(service, visitor, pieces(2000, sent))
        assert response.status_code == 413
    except httpx.TransportError:
        pass  # the service hung up while more was being sent
    assert len(sent) < 200
    assert (await bring(service, visitor)).status_code == 201, "the service must go on"


@pytest.mark.parametrize("token", ["nonsense", "Bearer", "e30.e30.e30"])
async def test_a_wrong_token_brings_nothing(service: Served, token: str) -> None:
    browser = await service.browser()
    response = await browser.post("/attachments", content=PICTURE, headers=headers(token))
    assert (response.status_code, response.json()["error"]["code"]) == (401, "session_unknown")


async def test_a_page_that_the_site_does_not_list_brings_nothing(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    browser = await service.browser()
    response = await browser.post("/attachments", content=PICTURE, headers=headers(visitor.token, origin=OTHER_ORIGIN))
    assert response.status_code == 401


async def test_any_page_may_ask_whether_it_may_upload_but_gets_no_cookies_in(service: Served) -> None:
    browser = await service.browser()
    answer = await browser.options("/attachments", headers={"Origin": ORIGIN, "Access-Control-Request-Method": "POST"})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (204, "*")
    assert "authorization" in answer.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in answer.headers
    assert "access-control-allow-origin" not in (await browser.options("/console/attachments/x")).headers


async def test_staff_need_their_cookie_and_a_page_of_ours(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    here = visitor.conversation_id
    assert (await bring_as_staff(service, "priya", here)).status_code == 201
    foreign = await bring_as_staff(service, "priya", here, Origin="http://evil.test")
    assert (foreign.status_code, foreign.json()["error"]["code"]) == (403, "foreign_form")
    browser = await service.browser()
    named = {"Warmdesk-File-Name": "steps.pdf", "Warmdesk-Client-Id": "u1"}
    unsigned = await browser.post(f"/console/attachments/{here}", content=PDF, headers=named)
    assert unsigned.status_code == 401
    assert (await bring_as_staff(service, "stranger", here)).status_code == 404
    assert (await bring_as_staff(service, "priya", str(uuid4()))).status_code == 404


async def test_unknown_and_forbidden_are_not_told_apart(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    file = await brought(service, visitor)
    stranger, nobody = await service.browser("stranger"), await service.browser()
    known, unknown = f"/console/attachments/{file['id']}/file", f"/console/attachments/{uuid4()}/file"
    forbidden, missing = await stranger.get(known), await stranger.get(unknown)
    assert (forbidden.status_code, forbidden.json()) == (missing.status_code, missing.json())
    assert forbidden.status_code == 404
    assert (await nobody.get(known)).status_code == 401
    link, _, signed = file["url"].partition("?")
    for address in (link, f"{link}?{signed}x", f"{link}?until=9999999999&{signed.partition('&')[2]}"):
        assert (await nobody.get(address)).json() == missing.json()
    elsewhere = link.replace(file["id"], (await brought(service, visitor))["id"])
    assert (await nobody.get(f"{elsewhere}?{signed}")).status_code == 404


async def test_a_flood_of_files_is_slowed_down(service: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "UPLOADS_PER_PERSON", parse("2/minute"))
    visitor = await service.visitor()
    await visitor.open()
    codes = [(await bring(service, visitor)).status_code for _ in range(3)]
    assert codes == [201, 201, 429]
