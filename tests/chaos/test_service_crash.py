"""P7 with real processes: what was acknowledged before a crash is still there after it, and is answered once."""

import asyncio
from typing import Any

from sqlalchemy import select

from handoff.models import Decision, Message
from handoff.vocabulary import DecisionOutcome
from tests.chaos.test_bot_failures import ask, hanging
from tests.running_bot import RunningBot
from tests.running_service import RunningService
from tests.transports.serving import Served
from tests.transports.visitor import Visitor

QUESTION = "How do I connect to the VPN?"
OTHER_QUESTION = "My webcam shows a black picture"


async def with_a_technician(served: Served) -> tuple[Visitor, dict[str, Any]]:
    """A visitor whom Priya has just written to, and the payload that names the conversation."""
    visitor, console = await served.visitor(), await served.technician()
    await visitor.open()
    await visitor.ask_for_person()
    here = {"conversation_id": visitor.conversation_id}
    await console.accepted("claim", here | {"epoch": 2})
    await console.accepted("reply", here | {"epoch": 3, "text": "One moment", "client_msg_id": "r1"})
    return visitor, here


async def in_the_queue(served: Served) -> Visitor:
    visitor = await served.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    return visitor


async def test_p7_whatever_was_acknowledged_before_a_crash_survives_it_and_is_answered_once(
    served: Served, service: RunningService, bot: RunningBot
) -> None:
    helped, here = await with_a_technician(served)
    waiting, asking = await in_the_queue(served), await served.visitor()
    await asking.open()
    # The bot hangs, so the turn cannot end between the commit of the message and the crash.
    with hanging(bot.process):
        row = await asking.say(QUESTION, "m1")
        service.kill()
    await asking.lost()
    await asyncio.to_thread(service.start)

    await is_answered_once(served, asking, row)
    back = await served.visitor()
    opened = await back.open(helped.token, last_seq=3)
    assert [message["text"] for message in opened["messages"]] == ["One moment"]
    assert opened["conversation"]["owner"] == {"kind": "technician", "name": "Priya Nair"}
    console = await served.technician()
    await console.accepted("reply", here | {"epoch": 3, "text": "Back again", "client_msg_id": "r2"})
    await back.told("Back again")
    assert (await back.open(waiting.token))["queue"]["position"] >= 1


async def is_answered_once(served: Served, asking: Visitor, row: Any) -> None:
    back = await served.visitor()
    missed = (await back.open(asking.token, last_seq=row["seq"]))["messages"]
    if not missed:
        await back.until(lambda: back.seen("message_created"))
    assert await back.say(QUESTION, "m1") == row
    # Turns are taken in order, so once this one is answered nothing more can come of the first.
    await ask(back, OTHER_QUESTION)
    shown = (await back.open(asking.token))["messages"]
    authors = [message["author"] for message in shown]
    assert authors == ["visitor", "bot", "visitor", "bot"]
    async with served.desk.database.read() as session:
        ours = Message.client_msg_id == "m1", Message.text == QUESTION
        decided = select(Decision.outcome).join(Message, Message.id == Decision.message_id).where(*ours)
        assert list(await session.scalars(decided)) == [DecisionOutcome.ANSWER]
