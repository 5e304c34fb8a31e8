"""The two sides of the comparison: how each is started and asked, and which processes it consists of."""

import asyncio
import os
import subprocess
from abc import ABC, abstractmethod
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import httpx

from handoff.free_port import free_port
from handoff.services import demo
from handoff.storage.migrating import migrate
from tests.conftest import ORIGIN, make_desk
from tests.load import default_bot
from tests.running_bot import MODEL, RunningBot, end_process, is_stale, train, wait_for
from tests.running_service import RunningService
from tests.scripted_bot import ScriptedBot
from tests.transports.visitor import Visitor

TICKS = os.sysconf("SC_CLK_TCK")


class Asking(Protocol):
    """Somebody who asks and waits for the answer."""

    async def ask(self, text: str) -> str:
        """The answer to a question."""
        ...


class Side(ABC):
    """One of the two."""

    @abstractmethod
    async def start(self) -> None:
        """Start every process and wait until they serve."""

    @abstractmethod
    async def stop(self) -> None:
        """End what was started."""

    @abstractmethod
    async def visitor(self, closing: AsyncExitStack) -> Asking:
        """A person at the beginning of a conversation."""

    @abstractmethod
    def processes(self) -> dict[str, int]:
        """Names and ids of the processes."""


class OurVisitor:
    """A widget's connection; the answer is the next message by the bot."""

    def __init__(self, connection: Visitor) -> None:
        self._connection = connection

    async def ask(self, text: str) -> str:
        """Says it and waits for the reply, live as a widget would."""
        connection = self._connection
        connection.events.clear()
        await connection.command("user_uttered", {"message": text, "client_msg_id": uuid4().hex})
        replies = connection.seen
        reply = await connection.until(
            lambda: next((m for m in replies("message_created") if m["author"] == "bot"), None)
        )
        return str(reply["text"])


class OurSide(Side):
    """The service on SQLite, the bot and its actions."""

    def __init__(self, var: Path) -> None:
        self._bot = RunningBot(MODEL, var)
        url = f"sqlite+aiosqlite:///{var / 'warmdesk.db'}"
        self._service = RunningService(var, url, f"http://127.0.0.1:{self._bot.port}", self._bot.token)

    async def start(self) -> None:
        if is_stale(MODEL):
            train(MODEL)
        # Alembic has an event loop of its own.
        await asyncio.to_thread(migrate, self._service.database_url)
        desk = make_desk(self._service.database_url, ScriptedBot(), [])
        await demo.add_organization(desk, "northwind", "Northwind Coffee", "northwind", [ORIGIN])
        await desk.database.close()
        self._bot.start()
        self._service.start()

    async def stop(self) -> None:
        self._service.stop()
        self._bot.stop()

    async def visitor(self, closing: AsyncExitStack) -> OurVisitor:
        connection = Visitor("/")
        auth = {"site": "northwind", "client": "warmdesk", "page_url": f"{ORIGIN}/start"}
        await connection.connect(self._service.url, auth=auth, headers={"Origin": ORIGIN})
        closing.push_async_callback(connection.close)
        await connection.open()
        return OurVisitor(connection)

    def processes(self) -> dict[str, int]:
        running = {"service": self._service.process, "bot": self._bot.process, "actions": self._bot.actions_process}
        return {name: process.pid for name, process in running.items() if process}


class RestCaller:
    """A sender of Rasa's REST channel, whose call returns with the answer."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http, self._sender = http, uuid4().hex

    async def ask(self, text: str) -> str:
        answer = await self._http.post("/webhooks/rest/webhook", json={"sender": self._sender, "message": text})
        return "\n\n".join(message.get("text", "") for message in answer.json())


class DefaultSide(Side):
    """Rasa with everything as `rasa init` has it."""

    def __init__(self, var: Path) -> None:
        self._log, self._port = var / "default.log", free_port()
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        default_bot.train()
        self._process = default_bot.start(self._port, self._log)
        wait_for(f"http://127.0.0.1:{self._port}/", self._process, self._log)

    async def stop(self) -> None:
        end_process(self._process, 15)

    async def visitor(self, closing: AsyncExitStack) -> RestCaller:
        http = httpx.AsyncClient(base_url=f"http://127.0.0.1:{self._port}", timeout=60, trust_env=False)
        return RestCaller(await closing.enter_async_context(http))

    def processes(self) -> dict[str, int]:
        return {"rasa": self._process.pid} if self._process else {}


def seconds_of_cpu(processes: dict[str, int]) -> dict[str, float]:
    """How much each process has spent so far, its threads included."""
    spent = {}
    for name, pid in processes.items():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        spent[name] = (int(fields[11]) + int(fields[12])) / TICKS
    return spent
