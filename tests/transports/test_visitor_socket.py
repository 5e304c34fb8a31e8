"""P1 and P2 at the visitors' door: a session, messages once and in order, and exactly what was missed."""

import asyncio

import pytest
from limits import parse
from sqlalchemy import select

from handoff.models import Message
from handoff.transports import visitor_socket
from tests.transports.serving import Served


async def test_a_session_is_confirmed_with_a_bare_token_and_acked_with_the_state(service: Served) -> None:
    visitor = await service.visitor()
    ack = await visitor.open()
    assert visitor.seen("session_confirm") == [ack["session_id"]]
    assert isinstance(ack["session_id"], str)
    assert ack["conversation_id"] not in ack["session_id"]
    assert (ack["organization_name"], ack["messages"], ack["queue"]) == ("Northwind Coffee", [], None)
    state = ack["conversation"]
    assert (state["status"], state["owner"], state["last_seq"]) == ("bot", {"kind": "bot", "name": None}, 0)


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_a_question_is_answered_live_over_either_transport(service: Served, transport: str) -> None:
    visitor = await service.visitor(transport=transport)
    await visitor.open()
    await visitor.say("faq/vpn_connect: how")
    answer = await visitor.told("Answer to")
    assert (answer["author"], answer["seq"], answer["html"]) == ("bot", 2, "<p>Answer to faq/vpn_connect</p>\n")
    assert visitor.texts() == ["faq/vpn_connect: how", "Answer to faq/vpn_connect"]


async def test_p2_coming_back_with_the_last_seq_brings_exactly_what_was_missed(each_service: Served) -> None:
    visitor = await each_service.visitor()
    await visitor.open()
    await visitor.say("faq/vpn_connect: how")
    await visitor.told("Answer to faq/vpn_connect")
    await visitor.close()
    elsewhere = await each_service.visitor()
    await elsewhere.open(visitor.token)
    await elsewhere.say("faq/webcam: and this")
    await elsewhere.told("Answer to faq/webcam")
    back = await each_service.visitor()
    ack = await back.open(visitor.token, last_seq=2)
    assert [(m["seq"], m["text"]) for m in ack["messages"]] == [
        (3, "faq/webcam: and this"),
        (4, "Answer to faq/webcam"),
    ]
    assert ack["conversation_id"] == visitor.conversation_id
    assert (await back.open(visitor.token, last_seq=4))["messages"] == []


async def test_p2_a_retry_with_the_same_id_returns_the_first_row_and_is_announced_once(each_service: Served) -> None:
    visitor = await each_service.visitor()
    await visitor.open()
    await visitor.ask_for_person("p1")
    first = await visitor.say("hello", "m1")
    assert await visitor.say("hello", "m1") == first
    assert await visitor.say("other words under the same id", "m1") == first
    await visitor.say("the end", "m2")
    await visitor.told("the end")
    assert visitor.texts().count("hello") == 1
    assert "other words under the same id" not in visitor.texts()


async def test_p2_asking_for_a_person_twice_under_one_id_is_one_message_and_one_handover(each_service: Served) -> None:
    visitor = await each_service.visitor()
    await visitor.open()
    assert await visitor.ask_for_person("p1") == await visitor.ask_for_person("p1")
    ack = await visitor.open(visitor.token)
    assert [m["author"] for m in ack["messages"]] == ["visitor", "system"]
    assert (ack["conversation"]["epoch"], ack["queue"]["position"]) == (2, 1)


async def test_p2_a_burst_of_200_messages_is_stored_and_announced_in_order(each_service: Served) -> None:
    visitor = await each_service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    said = [f"message {number}" for number in range(200)]
    rows = await asyncio.gather(*(visitor.say(text, f"m{number}") for number, text in enumerate(said)))
    assert [row["seq"] for row in rows] == list(range(3, 203))
    await visitor.told("message 199")
    assert [text for text in visitor.texts() if text in set(said)] == said
    async with each_service.desk.database.read() as session:
        stored = (await session.scalars(select(Message).order_by(Message.seq))).all()
    assert [message.seq for message in stored] == list(range(1, 203))
    assert [message.text for message in stored[2:]] == said


async def test_more_messages_than_a_person_can_write_are_refused_without_being_stored(
    service: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor_socket, "MESSAGES_ALLOWED", parse("3/day"))
    visitor = await service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    await visitor.say("one")
    await visitor.say("two")
    code, sentence = await visitor.refused("user_uttered", {"message": "three"})
    assert (code, "Wait a moment" in sentence) == ("too_fast", True)
    assert (await visitor.refused("request_person", {}))[0] == "too_fast"
    assert (await visitor.open(visitor.token))["conversation"]["last_seq"] == 4


async def test_p2_two_tabs_of_one_visitor_are_each_told_everything_once(service: Served) -> None:
    first = await service.visitor()
    await first.open()
    second = await service.visitor()
    await second.open(first.token)
    await first.say("faq/vpn_connect: how")
    await second.told("Answer to faq/vpn_connect")
    await second.say("faq/webcam: and this")
    for tab in (first, second):
        await tab.told("Answer to faq/webcam")
        assert [m["seq"] for m in tab.seen("message_created")] == [1, 2, 3, 4]


async def test_starting_a_conversation_gives_a_new_thread_and_leaves_the_old_one_alone(service: Served) -> None:
    visitor = await service.visitor()
    old = await visitor.open()
    await visitor.say("faq/vpn_connect: how")
    await visitor.told("Answer to faq/vpn_connect")
    new = await visitor.accepted("start_conversation", {})
    assert new["conversation_id"] != old["conversation_id"]
    assert new["messages"] == []
    assert visitor.seen("session_confirm") == [old["session_id"], new["session_id"]]
    assert (await visitor.say("faq/webcam: another matter"))["seq"] == 1
    other_tab = await service.visitor()
    await other_tab.open(old["session_id"])
    await other_tab.say("faq/wifi_slow: in the old one")
    await other_tab.told("Answer to faq/wifi_slow")
    await visitor.told("Answer to faq/webcam")
    assert not any("wifi_slow" in text for text in visitor.texts())


async def test_a_client_that_writes_first_is_given_a_session_as_rasa_widgets_expect(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.say("faq/vpn_connect: how")
    (token,) = visitor.seen("session_confirm")
    back = await service.visitor()
    assert [m["text"] for m in (await back.open(token))["messages"]][0] == "faq/vpn_connect: how"


async def test_the_queue_is_told_who_is_next_and_moves_up_when_somebody_is_helped(service: Served) -> None:
    ahead, behind = await service.visitor(), await service.visitor()
    for visitor in (ahead, behind):
        await visitor.open()
        await visitor.ask_for_person()
    await behind.until(lambda: [fact["position"] for fact in behind.seen("queue_updated")] == [2])
    console = await service.technician()
    await console.accepted("claim", {"conversation_id": ahead.conversation_id, "epoch": 2})
    await behind.until(lambda: [fact["position"] for fact in behind.seen("queue_updated")][-1] == 1)
    (state,) = [fact for fact in ahead.seen("conversation_updated") if fact["status"] == "assigned"]
    assert (state["owner"], state["epoch"]) == ({"kind": "technician", "name": "Priya Nair"}, 3)
