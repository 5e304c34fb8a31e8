"""P2 and P7 with a real process: one commit holds the messages of many, and an ack is still a promise."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from handoff.free_port import free_port
from handoff.models import Message
from tests.chaos.conftest import add_people_to
from tests.conftest import ORIGIN, make_desk
from tests.running_service import RunningService
from tests.scripted_bot import ScriptedBot
from tests.transports.connection import LinkLost
from tests.transports.visitor import Visitor

WRITERS = 8
ACKED_BEFORE_THE_CRASH = 40


@pytest.fixture
async def botless_service(migrated_sqlite: Path, tmp_path: Path) -> AsyncIterator[RunningService]:
    database_url = f"sqlite+aiosqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'warmdesk.db')}"
    await add_people_to(database_url)
    running = RunningService(tmp_path, database_url, f"http://127.0.0.1:{free_port()}", "nobody listens there")
    await asyncio.to_thread(running.start)
    yield running
    running.stop()


async def test_p2_what_was_acknowledged_while_many_wrote_survives_a_crash(botless_service: RunningService) -> None:
    visitors = [await _visitor(botless_service) for _ in range(WRITERS)]
    acked: list[dict[str, Any]] = []
    enough = asyncio.Event()
    writing = [asyncio.create_task(_write_until_lost(visitor, acked, enough)) for visitor in visitors]
    await enough.wait()
    botless_service.kill()
    await asyncio.gather(*writing)

    stored = await _stored(botless_service.database_url)
    for visitor in visitors:
        seqs = [message.seq for message in stored if str(message.conversation_id) == visitor.conversation_id]
        assert seqs == list(range(1, len(seqs) + 1))
    kept = {(str(message.conversation_id), message.seq, message.client_msg_id) for message in stored}
    assert {(ack["conversation_id"], ack["seq"], ack["client_msg_id"]) for ack in acked} <= kept


async def _visitor(service: RunningService) -> Visitor:
    visitor = Visitor("/")
    auth = {"site": "northwind", "client": "warmdesk", "page_url": f"{ORIGIN}/start"}
    await visitor.connect(service.url, auth=auth, headers={"Origin": ORIGIN})
    await visitor.open()
    return visitor


async def _write_until_lost(visitor: Visitor, acked: list[dict[str, Any]], enough: asyncio.Event) -> None:
    number = 0
    try:
        while True:
            acked.append(await visitor.say(f"message {number}", f"m{number}"))
            number += 1
            if len(acked) >= ACKED_BEFORE_THE_CRASH:
                enough.set()
    except LinkLost:
        return


async def _stored(database_url: str) -> list[Message]:
    desk = make_desk(database_url, ScriptedBot(), [])
    async with desk.database.read() as session:
        found = list(await session.scalars(select(Message).order_by(Message.seq)))
    await desk.database.close()
    return found
