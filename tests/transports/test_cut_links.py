"""P2 over a link that breaks: 100 messages, ten cuts, each message once and in order on the other side."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from handoff.models import Message
from handoff.vocabulary import AuthorKind
from tests.transports.connection import Connection, LinkLost
from tests.transports.cuttable_link import CuttableLink, cuttable_link
from tests.transports.serving import Served
from tests.transports.visitor import Visitor

ROUNDS = [range(start, start + 10) for start in range(0, 100, 10)]
EVERYTHING = [f"message {number}" for number in range(100)]


@dataclass
class Thread:
    """What a widget keeps while its connections come and go: every row once, in the order of `seq`."""

    rows: dict[int, Any] = field(default_factory=dict)
    caught_up: int = 0

    def take(self, visitor: Visitor) -> None:
        """Add what one connection was told live, which is in order as long as that connection lasted."""
        told = visitor.seen("message_created")
        assert [row["seq"] for row in told] == sorted({row["seq"] for row in told})
        self._add(told)

    async def resume(self, service: Served, link: CuttableLink, visitor: Visitor) -> Visitor:
        """A new connection of the same visitor, brought up to date."""
        again = await service.visitor(url=link.url)
        missed = (await again.open(visitor.token, max(self.rows, default=0)))["messages"]
        assert not {row["seq"] for row in missed} & set(self.rows)
        self.caught_up += len(missed)
        self._add(missed)
        return again

    def texts(self, author: str) -> list[str]:
        return [row["text"] for _, row in sorted(self.rows.items()) if row["author"] == author]

    def _add(self, rows: list[Any]) -> None:
        for row in rows:
            assert self.rows.setdefault(row["seq"], row) == row


async def assigned(service: Served, link: CuttableLink) -> tuple[Visitor, Connection]:
    """A visitor behind the link and the technician who has claimed the conversation and follows it."""
    visitor = await service.visitor(url=link.url)
    await visitor.open()
    await visitor.ask_for_person()
    console = await service.technician()
    await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    await console.accepted("claim", {"conversation_id": visitor.conversation_id, "epoch": 2})
    return visitor, console


async def stored(service: Served, author: AuthorKind) -> list[str]:
    async with service.desk.database.read() as session:
        texts = select(Message.text).where(Message.author == author, Message.text.startswith("message "))
        return list(await session.scalars(texts.order_by(Message.seq)))


async def test_p2_100_replies_reach_a_visitor_whose_link_is_cut_ten_times_once_and_in_order(
    each_service: Served,
) -> None:
    async with cuttable_link(each_service.url) as link:
        visitor, console = await assigned(each_service, link)
        thread = Thread()

        async def write(numbers: range, written: list[asyncio.Event]) -> None:
            for number, event in zip(numbers, written, strict=True):
                reply = {"conversation_id": visitor.conversation_id, "epoch": 3, "text": f"message {number}"}
                await console.accepted("reply", reply | {"client_msg_id": f"r{number}"})
                event.set()

        async def lose_link_and_come_back(written: list[asyncio.Event]) -> Visitor:
            await written[3].wait()
            link.cut()
            await visitor.lost()
            thread.take(visitor)
            await written[5].wait()
            return await thread.resume(each_service, link, visitor)

        for numbers in ROUNDS:
            written = [asyncio.Event() for _ in numbers]
            _, visitor = await asyncio.gather(write(numbers, written), lose_link_and_come_back(written))
        if EVERYTHING[-1] not in thread.texts("technician"):
            await visitor.told(EVERYTHING[-1])
        thread.take(visitor)
    assert link.cuts == 10
    assert thread.caught_up >= 10
    assert thread.texts("technician") == EVERYTHING


async def test_p2_100_messages_of_a_visitor_whose_link_is_cut_ten_times_are_stored_and_relayed_once_and_in_order(
    each_service: Served,
) -> None:
    async with cuttable_link(each_service.url) as link:
        visitor, console = await assigned(each_service, link)
        for round_number, numbers in enumerate(ROUNDS):
            waiting = list(numbers)
            if round_number % 2:
                link.cut_at_next_answer()
            first_try = True
            while waiting:
                waiting = await send(visitor, waiting, link if first_try and not round_number % 2 else None)
                if first_try:
                    assert waiting
                    await visitor.lost()
                    token, visitor = visitor.token, await each_service.visitor(url=link.url)
                    await visitor.open(token)
                first_try = False
    assert link.cuts == 10
    assert await stored(each_service, AuthorKind.VISITOR) == EVERYTHING
    await console.until(lambda: EVERYTHING[-1] in [row["text"] for row in console.seen("message_created")])
    relayed = [row["text"] for row in console.seen("message_created") if row["author"] == "visitor"]
    assert relayed == EVERYTHING


async def send(visitor: Visitor, numbers: list[int], cut_after_first: CuttableLink | None) -> list[int]:
    """Send messages without waiting for each other, as far as the link lasts; returns those nobody acknowledged."""
    says = [asyncio.ensure_future(visitor.say(f"message {number}", f"m{number}")) for number in numbers]
    if cut_after_first:
        await asyncio.wait(says, return_when=asyncio.FIRST_COMPLETED)
        cut_after_first.cut()
    acks = await asyncio.gather(*says, return_exceptions=True)
    assert all(isinstance(ack, dict | LinkLost) for ack in acks), acks
    return [number for number, ack in zip(numbers, acks, strict=True) if isinstance(ack, LinkLost)]
