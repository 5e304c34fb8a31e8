"""Bringing files to the service, as a widget and a console do."""

from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx

from tests.conftest import ORIGIN
from tests.hostile_files import PDF, png
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
