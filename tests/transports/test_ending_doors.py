"""The end of a conversation through both doors: races, lost acks, other tabs, and who is told what (P1, P3, P8)."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from handoff.models import Conversation
from handoff.services.ending import ENDED
from handoff.services.visitor_sessions import reference_of
from tests.scripted_bot import ScriptedBot
from tests.transports.connection import Connection
from tests.transports.serving import Served
from tests.transports.visitor import Visitor


async def waiting(service: Served) -> Visitor:
    visitor = await service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    return visitor


async def claimed(service: Served) -> tuple[Visitor, Connection]:
    visitor, console = await waiting(service), await service.technician()
    await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    await console.accepted("claim", here(visitor, 2))
    return visitor, console


def here(visitor: Visitor, epoch: int) -> dict:
    return {"conversation_id": visitor.conversation_id, "epoch": epoch}


async def test_p3_the_console_knows_at_once_and_another_tab_too(each_service: Served) -> None:
    visitor, console = await claimed(each_service)
    other_tab = await each_service.visitor()
    await other_tab.open(visitor.token)
    ack = await visitor.accepted("end_conversation", {"epoch": 3})
    assert (ack["conversation"]["status"], ack["ended"]["by_visitor"]) == ("resolved", True)
    row = await console.until(lambda: console.seen("conversation_updated")[-1:])
    assert row[0]["outcome"] == "ended_by_visitor"
    await console.until(lambda: console.seen("ownership_lost"))
    assert ENDED in [message["text"] for message in console.seen("message_created")]
    (ended,) = await other_tab.until(lambda: other_tab.seen("conversation_ended"))
    assert ended["epoch"] == 4
    assert ENDED not in visitor.texts() + other_tab.texts()
    assert (await visitor.open(visitor.token))["ended"]["reopen_until"] == ack["ended"]["reopen_until"]


async def test_p3_of_a_reply_and_an_end_at_the_same_moment_neither_is_lost_and_the_end_is_last(
    each_service: Served,
) -> None:
    visitor, console = await claimed(each_service)
    reply = here(visitor, 3) | {"text": "One more thing", "client_msg_id": "r1"}
    replied, ended = await asyncio.gather(
        console.command("reply", reply), visitor.command("end_conversation", {"epoch": 3})
    )
    assert ended["ok"] is True
    assert replied.get("ok") or replied["error"]["code"] == "already_resolved"
    again = await visitor.open(visitor.token)
    assert ("One more thing" in [m["text"] for m in again["messages"]]) is (replied.get("ok") is True)
    assert again["conversation"]["status"] == "resolved"


async def test_p3_of_a_claim_and_an_end_one_wins_and_both_sides_agree(each_service: Served) -> None:
    visitor, console = await waiting(each_service), await each_service.technician()
    got, ended = await asyncio.gather(
        console.command("claim", here(visitor, 2)), visitor.command("end_conversation", {"epoch": 2})
    )
    assert (got.get("ok"), ended.get("ok")) in ((True, None), (None, True))
    refusal = ended["error"]["code"] if got.get("ok") else got["error"]["code"]
    assert refusal in ("stale_epoch", "already_resolved")
    state = (await visitor.open(visitor.token))["conversation"]
    assert (state["status"], state["epoch"]) == ("assigned" if got.get("ok") else "resolved", 3)


async def test_p3_a_late_answer_of_the_bot_is_not_shown(service: Served, bot: ScriptedBot) -> None:
    visitor = await service.visitor()
    await visitor.open()
    bot.hold()
    await visitor.say("faq/vpn_connect: how")
    await bot.responding.wait()
    console = await service.technician()
    await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    await visitor.accepted("end_conversation", {"epoch": 1})
    bot.may_respond.set()
    late = await console.until(lambda: [m for m in console.seen("message_created") if m["author"] == "bot"])
    assert [message["visibility"] for message in late] == ["suppressed"]
    assert visitor.texts() == ["faq/vpn_connect: how"]


async def test_a_lost_ack_is_asked_for_again_without_harm(service: Served) -> None:
    visitor, console = await claimed(service)
    await console.accepted("reply", here(visitor, 3) | {"text": "Hello", "client_msg_id": "r1"})
    rating = {"about": "technician", "score": "good", "comment": "thanks"}
    for _ in range(2):
        await visitor.accepted("end_conversation", {"epoch": 3})
        ack = await visitor.accepted("rate", rating)
    assert ack["ended"]["to_rate"] == []
    assert (await visitor.refused("rate", rating | {"score": "bad"}))[0] == "already_rated"
    lines = [m["text"] for m in console.seen("message_created") if "The visitor says" in m["text"]]
    assert lines == ["The visitor says: Priya Nair helped. “thanks”"]
    assert "The visitor says" not in str(visitor.events)


async def test_p1_not_solved_opens_the_same_thread_and_consoles_hear_of_it_as_of_a_new_handover(
    each_service: Served,
) -> None:
    visitor, console = await claimed(each_service)
    await console.accepted("resolve", here(visitor, 3) | {"outcome": "solved"})
    ack = await visitor.accepted("reopen_conversation", {"epoch": 4})
    assert (ack["conversation"]["conversation_id"], ack["ended"]) == (visitor.conversation_id, None)
    row = await console.until(lambda: [r for r in console.seen("conversation_updated") if r["new_handoff"]])
    assert (row[-1]["status"], row[-1]["reason"]) == ("queued", "reopened")
    opened = await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    assert opened["card"]["why"] == "Reopened by the visitor. It had been resolved as solved, with Priya Nair."


async def past_its_time(service: Served, visitor: Visitor) -> None:
    long_ago = update(Conversation).values(resolved_at=datetime.now(UTC) - timedelta(hours=73))
    await service.desk.transactions.run(lambda unit: unit.session.execute(long_ago))


async def test_after_its_time_a_message_begins_another_conversation_and_the_old_one_stays_readable(
    service: Served,
) -> None:
    visitor = await waiting(service)
    await visitor.accepted("end_conversation", {"epoch": 2})
    await past_its_time(service, visitor)
    old = visitor.token
    assert (await visitor.refused("user_uttered", {"message": "hello again"}))[0] == "conversation_over"
    started = await visitor.accepted("start_conversation", {})
    await visitor.say("hello again")
    assert started["conversation_id"] != visitor.conversation_id
    kept = await visitor.open(old)
    assert kept["conversation"]["status"] == "resolved"
    assert "hello again" not in [m["text"] for m in kept["messages"]]


async def test_a_rasa_widget_is_moved_to_a_new_conversation_without_a_word(service: Served) -> None:
    widget = await service.rasa_widget()
    await widget.command("session_request", {})
    token = await widget.until(lambda: widget.seen("session_confirm")[-1:])
    await widget.command("user_uttered", {"message": "faq/vpn_connect: how", "session_id": token[0]})
    await widget.until(lambda: widget.seen("bot_uttered"))
    at_an_end = update(Conversation).values(status="resolved", epoch=2)
    await service.desk.transactions.run(lambda unit: unit.session.execute(at_an_end))
    await past_its_time(service, widget)
    await widget.command("user_uttered", {"message": "faq/webcam: how", "session_id": token[0]})
    await widget.until(lambda: [said for said in widget.seen("bot_uttered") if "webcam" in said["text"]])
    assert len(set(widget.seen("session_confirm"))) == 2


async def test_the_reference_is_known_from_the_start_and_a_copy_can_be_asked_for(service: Served) -> None:
    visitor = await service.visitor()
    ack = await visitor.open()
    conversation_id, _, _ = service.tokens.read(visitor.token)
    assert ack["reference"] == reference_of(conversation_id)
    assert (await visitor.refused("mail_transcript", {"email": "maria@example.com"}))[0] == "conversation_unknown"
    await visitor.say("faq/vpn_connect: how")
    promised = await visitor.accepted("mail_transcript", {"email": "maria@example.com"})
    assert (promised["recipient"], promised["whole"]) == ("maria@example.com", False)
