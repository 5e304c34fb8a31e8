"""Technicians and visitors who do what people do, at random, over real sockets that also break."""

import asyncio
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.transports.connection import Connection, LinkLost, Refused
from tests.transports.serving import Served
from tests.transports.visitor import Visitor

TRY_AGAIN_S = 0.3
GONE_S = (0.5, 8.0)


@dataclass
class Day:
    """What everybody shares: the service, chance, what was done and refused, and whether it is time to go home."""

    served: Served
    chance: random.Random
    done: Counter[str] = field(default_factory=Counter)
    is_closing: bool = False
    is_over: bool = False

    async def pause(self, shortest: float, longest: float) -> None:
        """Some time of a person's."""
        await asyncio.sleep(self.chance.uniform(shortest, longest))

    def happens(self, share: float) -> bool:
        """Whether something that happens in this share of cases does."""
        return self.chance.random() < share

    def note(self, command: str, ack: Any) -> None:
        """Count what was done, or refused and why."""
        refusal = (ack.get("error") or {}).get("code")
        self.done[f"{command} refused: {refusal}" if refusal else command] += 1


@dataclass
class TechnicianAtWork:
    """One technician's console, which knows only what it was told."""

    day: Day
    name: str
    token: str
    is_lead: bool = False
    id: str = ""
    rows: dict[str, Any] = field(default_factory=dict)
    ignored: set[tuple[str, int]] = field(default_factory=set)

    async def work(self) -> None:
        """All day; a lost link or a dead service is a reason to come back, not to stop."""
        while not self.day.is_over:
            with suppress(LinkLost, Refused, OSError):
                await self._sit_down()
            await asyncio.sleep(TRY_AGAIN_S)

    async def _sit_down(self) -> None:
        console = await self.day.served.technician(token=self.token)
        try:
            opened = await console.accepted("console_open", {})
            self.id = opened["me"]["technician_id"]
            self.rows = {row["conversation_id"]: row for row in opened["conversations"]}
            await self._do(console, "set_presence", {"state": "available"})
            while not self.day.is_over:
                await self.day.pause(0.05, 0.4)
                self._read(console)
                if not self.day.is_closing and self.day.happens(0.02):
                    self.day.done["disconnect"] += 1
                    break
                await self._next(console)
        finally:
            await console.close()
        if not self.day.is_closing:
            await self.day.pause(*GONE_S)

    def _read(self, console: Connection) -> None:
        for name, fact in console.events:
            if name == "conversation_updated":
                known = self.rows.get(fact["conversation_id"])
                if not known or (fact["epoch"], fact["last_seq"]) >= (known["epoch"], known["last_seq"]):
                    self.rows[fact["conversation_id"]] = fact
        console.events.clear()

    async def _next(self, console: Connection) -> None:
        mine = [row for row in self.rows.values() if row["owner_technician_id"] == self.id]
        offers = [row for row in mine if row["accept_by"]]
        if offers:
            await self._answer(console, offers[0])
        elif mine and self.day.happens(0.8):
            await self._help(console, self.day.chance.choice(mine))
        elif self.day.is_closing or self.day.happens(0.1):
            await self._do(console, "set_presence", {"state": "available"})
        elif self.day.happens(0.05):
            await self._do(console, "set_presence", {"state": "away"})
        else:
            await self._reach_out(console)

    async def _answer(self, console: Connection, row: Any) -> None:
        here = _at(row)
        if (row["conversation_id"], row["epoch"]) in self.ignored and not self.day.is_closing:
            return
        if self.day.is_closing or self.day.happens(0.8):
            await self._do(console, "accept", here)
        elif self.day.happens(0.5):
            await self._do(console, "reply", here | _words("Accepted by a reply"))
        elif self.day.happens(0.4):
            await self._do(console, "put_back", here)
        else:
            self.day.done["offer ignored"] += 1
            self.ignored.add((row["conversation_id"], row["epoch"]))

    async def _help(self, console: Connection, row: Any) -> None:
        here, dice = _at(row), self.day.chance.random()
        if self.day.is_closing or dice < 0.3:
            await self._do(console, "resolve", here | {"outcome": "solved"})
        elif dice < 0.75:
            await self._do(console, "reply", here | _words("Have you tried again?"))
        elif dice < 0.9:
            await self._pass_on(console, here)
        elif dice < 0.95:
            await self._do(console, "put_back", here)
        else:
            await self._do(console, "return_to_bot", here)

    async def _pass_on(self, console: Connection, here: Any) -> None:
        found = await console.command("transfer_targets", {"conversation_id": here["conversation_id"]})
        targets = [{"technician_id": who["technician_id"]} for who in found.get("people", [])]
        targets += [{"team_id": team["team_id"]} for team in found.get("teams", [])]
        if targets:
            await self._do(console, "transfer", here | self.day.chance.choice(targets) | {"reason": "Over to you"})

    async def _reach_out(self, console: Connection) -> None:
        waiting = [row for row in self.rows.values() if row["status"] == "queued"]
        theirs = [row for row in self.rows.values() if row["owner_technician_id"] not in (None, self.id)]
        if waiting and self.day.happens(0.3):
            await self._do(console, "claim", _at(self.day.chance.choice(waiting)))
        elif theirs and self.is_lead and self.day.happens(0.1):
            await self._do(console, "take_over", _at(self.day.chance.choice(theirs)) | {"reason": "Quicker this way"})

    async def _do(self, console: Connection, command: str, payload: Any) -> None:
        ack = await console.command(command, payload)
        self.day.note(command, ack)
        if row := ack.get("conversation"):
            self.rows[row["conversation_id"]] = row
        elif "error" in ack:
            opened = await console.accepted("console_open", {})
            self.rows = {row["conversation_id"]: row for row in opened["conversations"]}


@dataclass
class VisitorInTrouble:
    """A visitor who asks for a person, writes now and then, and begins anew when it is resolved."""

    day: Day
    token: str | None = None

    async def ask(self) -> None:
        """Until the day closes."""
        await self.day.pause(0.0, 5.0)
        while not self.day.is_closing:
            with suppress(LinkLost, Refused, OSError):
                await self._chat()
            await asyncio.sleep(TRY_AGAIN_S)

    async def _chat(self) -> None:
        visitor = await self.day.served.visitor()
        try:
            opened = await visitor.open(self.token)
            self.token = visitor.token
            status = opened["conversation"]["status"]
            while not self.day.is_closing:
                states = visitor.seen("conversation_updated")
                status = states[-1]["status"] if states else status
                await self._next(visitor, status)
                await self.day.pause(0.5, 3.0)
                if self.day.happens(0.02):
                    break
        finally:
            await visitor.close()

    async def _next(self, visitor: Visitor, status: str) -> None:
        client_msg_id = uuid4().hex
        if status == "resolved" and self.day.happens(0.5):
            self.token = None
            await visitor.open()
            self.token = visitor.token
            visitor.events.clear()
        if status in ("bot", "resolved"):
            ack = await visitor.command("request_person", {"client_msg_id": client_msg_id})
            self.day.note("request_person", ack)
        elif self.day.happens(0.3):
            ack = await visitor.command("user_uttered", {"message": "Any news?", "client_msg_id": client_msg_id})
            self.day.note("user_uttered", ack)


def _at(row: Any) -> dict[str, Any]:
    return {"conversation_id": row["conversation_id"], "epoch": row["epoch"]}


def _words(text: str) -> dict[str, str]:
    return {"text": text, "client_msg_id": uuid4().hex}
