"""P7 with real processes: what was acknowledged before a crash is answered after it, once."""

import asyncio

from sqlalchemy import select

from handoff.models import Decision, Message
from handoff.vocabulary import DecisionOutcome
from tests.chaos.test_bot_failures import ask, hanging
from tests.running_bot import RunningBot
from tests.running_service import RunningService
from tests.transports.serving import Served

QUESTION = "How do I connect to the VPN?"


async def test_p7_a_message_acknowledged_before_a_crash_is_answered_once_after_it(
    served: Served, service: RunningService, bot: RunningBot
) -> None:
    visitor = await served.visitor()
    await visitor.open()
    # The bot hangs, so the turn cannot end between the commit of the message and the crash.
    with hanging(bot.process):
        row = await visitor.say(QUESTION, "m1")
        service.kill()
    await visitor.lost()
    await asyncio.to_thread(service.start)

    back = await served.visitor()
    missed = (await back.open(visitor.token, last_seq=row["seq"]))["messages"]
    if not missed:
        await back.until(lambda: back.seen("message_created"))
    assert await back.say(QUESTION, "m1") == row
    await ask(back, "My webcam shows a black picture")

    async with served.desk.database.read() as session:
        here = Message.conversation_id == await session.scalar(
            select(Message.conversation_id).where(Message.text == QUESTION, Message.client_msg_id == "m1")
        )
        said = list(await session.scalars(select(Message).where(here).order_by(Message.seq)))
        decided = list(await session.scalars(select(Decision).where(Decision.message_id.in_([m.id for m in said]))))
    assert [message.seq for message in said] == list(range(1, len(said) + 1))
    questions = [message for message in said if message.author == "visitor"]
    answers = [message.text for message in said[1 : said.index(questions[1])]]
    assert (len(questions), answers, [d.outcome for d in decided]) == (2, [answers[0]], [DecisionOutcome.ANSWER] * 2)
    shown = (await back.open(visitor.token))["messages"]
    assert [m["text"] for m in shown] == [message.text for message in said]


async def test_p7_what_waits_and_who_owns_it_survive_a_crash(served: Served, service: RunningService) -> None:
    visitor, other = await served.visitor(), await served.visitor()
    console = await served.technician()
    for client in (visitor, other):
        await client.open()
        await client.ask_for_person()
    here = {"conversation_id": visitor.conversation_id}
    await console.accepted("claim", here | {"epoch": 2})
    await console.accepted("reply", here | {"epoch": 3, "text": "One moment", "client_msg_id": "r1"})
    await asyncio.to_thread(service.restart)

    back, waiting = await served.visitor(), await served.visitor()
    opened = await back.open(visitor.token, last_seq=3)
    assert [m["text"] for m in opened["messages"]] == ["One moment"]
    assert opened["conversation"]["owner"] == {"kind": "technician", "name": "Priya Nair"}
    assert (await waiting.open(other.token))["queue"]["position"] >= 1
    again = await served.technician()
    await again.accepted("reply", here | {"epoch": 3, "text": "Back again", "client_msg_id": "r2"})
    await back.told("Back again")
