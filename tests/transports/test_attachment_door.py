"""The door for files: who may bring and read them, how much, and with which headers they are sent."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx
import pytest
from limits import parse

from handoff.transports import attachments
from tests.conftest import ATTACHMENT_LIMIT, ORIGIN, OTHER_ORIGIN
from tests.hostile_files import HTML, PDF, SVG, png
from tests.transports.connection import Connection
from tests.transports.serving import Served
from tests.transports.visitor import Visitor

PICTURE = png(60, 40)


def headers(token: str, name: str = "shot.png", client_id: str | None = None, origin: str = ORIGIN) -> dict[str, str]:
    named = {"Warmdesk-File-Name": quote(name), "Warmdesk-Client-Id": client_id or uuid4().hex}
    return {"Authorization": f"Bearer {token}", "Origin": origin, **named}


async def bring(service: Served, visitor: Visitor, content: Any = PICTURE, name: str = "shot.png") -> httpx.Response:
    browser = await service.browser()
    return await browser.post("/attachments", content=content, headers=headers(visitor.token, name))


async def brought(service: Served, visitor: Visitor, content: bytes = PICTURE, name: str = "shot.png") -> Any:
    response = await bring(service, visitor, content, name)
    assert response.status_code == 201, response.text
    return response.json()["attachment"]


async def bring_as_staff(service: Served, who: str, conversation_id: str, **changed: str) -> httpx.Response:
    browser = await service.browser(who)
    sent = {"Warmdesk-File-Name": "steps.pdf", "Warmdesk-Client-Id": uuid4().hex} | changed
    return await browser.post(f"/console/attachments/{conversation_id}", content=PDF, headers=sent)


async def claimed(service: Served, visitor: Visitor, **auth: str) -> tuple[Connection, dict[str, Any]]:
    """A technician who has the visitor's conversation, and what commands must name."""
    await visitor.ask_for_person()
    console = await service.technician(**auth)
    opened = await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    named = {"conversation_id": visitor.conversation_id, "epoch": opened["conversation"]["epoch"]}
    row = (await console.accepted("claim", named))["conversation"]
    return console, named | {"epoch": row["epoch"]}


async def test_p1_a_file_goes_with_its_message_to_both_sides_and_is_there_when_one_comes_back(
    each_service: Served,
) -> None:
    visitor = await each_service.visitor()
    await visitor.open()
    console, _ = await claimed(each_service, visitor)
    file = await brought(each_service, visitor)
    ack = await visitor.accepted("user_uttered", {"message": "", "client_msg_id": "m1", "attachments": [file["id"]]})
    again = await visitor.accepted("user_uttered", {"message": "", "client_msg_id": "m1", "attachments": [file["id"]]})
    assert ack["message"] == again["message"]
    (live,) = [m for m in await console.until(lambda: console.seen("message_created")) if m["attachments"]]
    assert (live["seq"], live["attachments"][0]["name"]) == (ack["message"]["seq"], "shot.png")
    back = await each_service.visitor()
    missed = (await back.open(visitor.token))["messages"]
    (shown,) = [message["attachments"][0] for message in missed if message["attachments"]]
    stranger = await each_service.browser()
    read = await stranger.get(shown["url"], headers={"Origin": ORIGIN})
    assert read.content == PICTURE
    own = await each_service.browser("tom")
    assert (await own.get(live["attachments"][0]["url"])).content == PICTURE


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
    response = await bring(service, visitor, bytes(ATTACHMENT_LIMIT + 1))
    assert (response.status_code, response.json()["error"]["code"]) == (413, "attachment_too_large")
    assert "10 MB" in response.json()["error"]["message"]


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


async def test_a_link_is_renewed_for_its_own_visitor_only(service: Served) -> None:
    visitor, other = await service.visitor(), await service.visitor()
    await visitor.open()
    await other.open()
    file = await brought(service, visitor)
    renewed = await visitor.accepted("renew_attachment", {"attachment_id": file["id"]})
    assert (await (await service.browser()).get(renewed["attachment"]["url"])).content == PICTURE
    assert (await other.refused("renew_attachment", {"attachment_id": file["id"]}))[0] == "attachment_unknown"


async def test_p8_a_file_of_a_note_is_told_to_staff_only(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    console, named = await claimed(service, visitor)
    file = (await bring_as_staff(service, "priya", visitor.conversation_id)).json()["attachment"]
    note = {"conversation_id": named["conversation_id"], "text": "", "client_msg_id": "n1", "attachments": [file["id"]]}
    stored = (await console.accepted("note", note))["message"]
    assert [file["name"] for file in stored["attachments"]] == ["steps.pdf"]
    await console.accepted("reply", named | {"text": "after the note", "client_msg_id": "r1"})
    await visitor.told("after the note")
    back = await service.visitor()
    everything = [*visitor.events, await back.open(visitor.token)]
    assert "steps.pdf" not in repr(everything)
    assert file["id"] not in repr(everything)
    assert (await visitor.refused("renew_attachment", {"attachment_id": file["id"]}))[0] == "attachment_unknown"


async def test_a_rasa_widget_gets_a_line_with_name_and_link(service: Served) -> None:
    widget = await service.rasa_widget()
    await widget.open()
    console, named = await claimed(service, widget)
    file = (await bring_as_staff(service, "priya", widget.conversation_id)).json()["attachment"]
    sent = {"text": "Press these", "client_msg_id": "r1", "attachments": [file["id"]]}
    await console.accepted("reply", named | sent)
    told = await widget.until(lambda: [m for m in widget.seen("bot_uttered") if "Press these" in m["text"]])
    line = told[0]["text"].splitlines()[-1]
    assert line.startswith("[steps.pdf](")


async def test_more_than_five_files_and_nothing_at_all_are_refused_in_words(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    many = {"message": "x", "attachments": [str(uuid4())] * 6}
    code, sentence = await visitor.refused("user_uttered", many)
    assert (code, sentence) == ("invalid_input", "attachments: are more than 5; send the others with another message.")
    assert (await visitor.refused("user_uttered", {"message": " ", "attachments": []}))[1].startswith(
        "message: is empty"
    )


async def test_a_flood_of_files_is_slowed_down(service: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "UPLOADS_PER_PERSON", parse("2/minute"))
    visitor = await service.visitor()
    await visitor.open()
    codes = [(await bring(service, visitor)).status_code for _ in range(3)]
    assert codes == [201, 201, 429]
