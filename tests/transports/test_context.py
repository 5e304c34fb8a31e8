"""What is known around a conversation, undone and labelled, through real consoles."""

from typing import Any

import pytest

from handoff.gateways.bot import BotMessage, BotTurn
from tests.scripted_bot import ScriptedBot
from tests.transports.connection import Connection
from tests.transports.serving import Served
from tests.transports.visitor import Visitor

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


async def claimed(service: Served, visitor: Visitor | None = None) -> tuple[Visitor, Connection, dict[str, Any], Any]:
    """A visitor with Priya, at epoch 3, and the ack of her claim."""
    if visitor is None:
        visitor = await service.visitor()
        await visitor.open()
    await visitor.ask_for_person()
    here = {"conversation_id": visitor.conversation_id}
    priya = await service.technician()
    epoch = (await priya.accepted("open_conversation", here))["conversation"]["epoch"]
    ack = await priya.accepted("claim", here | {"epoch": epoch})
    return visitor, priya, here | {"epoch": epoch + 1}, ack


async def test_a_corrected_slot_is_seen_live_by_colleagues_and_by_no_visitor(
    each_service: Served, bot: ScriptedBot
) -> None:
    bot.turns["reset_password"] = BotTurn([BotMessage("Is it this one?")], slots={"account": "mkline"})
    visitor = await each_service.visitor()
    await visitor.open()
    await visitor.say("reset_password: please", "m1")
    await visitor.told("Is it this one?")
    visitor, priya, here, _ = await claimed(each_service, visitor)
    tom = await each_service.technician("tom")
    opened = await tom.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    assert opened["slots"] == [{"name": "account", "value": "mkline", "origin": "bot"}]
    kept = await priya.accepted("set_slot", here | {"name": "account", "value": "maria.kline"})
    told = [{"name": "account", "value": "maria.kline", "origin": "technician"}]
    assert kept["slots"] == told
    (fact,) = await tom.until(lambda: tom.seen("slots_changed"))
    assert (fact["slots"], fact["epoch"], fact["conversation_id"]) == (told, here["epoch"], visitor.conversation_id)
    await priya.accepted("reply", here | {"text": "Noted", "client_msg_id": "r1"})
    await visitor.told("Noted")
    assert "maria.kline" not in str(visitor.events)
    refusal = await tom.refused("set_slot", here | {"name": "account", "value": "mine"})
    assert refusal[0] == "not_owner"


async def test_the_page_and_the_device_are_told_as_people_say_them(service: Served) -> None:
    visitor = Visitor("/")
    auth = {"site": "northwind", "client": "warmdesk", "page_url": "http://intranet.test/print?user=1"}
    await visitor.connect(service.url, auth=auth, headers={"Origin": "http://intranet.test", "User-Agent": FIREFOX})
    service.closing.push_async_callback(visitor.close)
    await visitor.open()
    await visitor.say("hello")
    console = await service.technician()
    opened = await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    assert (opened["page_url"], opened["device"]) == ("http://intranet.test/print", "Firefox 128 on Linux")


async def test_an_earlier_conversation_is_read_while_the_open_one_stays_followed(service: Served) -> None:
    visitor, priya, here, _ = await claimed(service)
    earlier_id = visitor.conversation_id
    await priya.accepted("resolve", here | {"outcome": "solved"})
    again = await visitor.accepted("start_conversation", {})
    visitor.conversation_id = again["conversation_id"]
    visitor, priya, here, _ = await claimed(service, visitor)
    found = await priya.accepted("earlier_conversations", {"conversation_id": visitor.conversation_id})
    (one,) = found["conversations"]
    assert (one["conversation_id"], one["outcome"], one["owner_name"]) == (earlier_id, "solved", "Priya Nair")
    asked = {"conversation_id": visitor.conversation_id, "earlier_id": earlier_id}
    read = await priya.accepted("read_earlier", asked)
    assert "I would like to talk to a person." in [message["text"] for message in read["messages"]]
    await visitor.say("still here")
    await priya.until(lambda: [m for m in priya.seen("message_created") if m["text"] == "still here"])
    stranger = await service.technician("stranger")
    for command in ("earlier_conversations", "read_earlier"):
        assert (await stranger.refused(command, asked))[0] == "conversation_unknown"


async def test_p3_the_ack_says_what_can_be_undone_and_the_undo_is_a_claim_of_its_own(each_service: Served) -> None:
    visitor, priya, here, ack = await claimed(each_service)
    assert (ack["undo"]["action"], ack["undo"]["epoch"]) == ("claimed", 3)
    assert ack["undo"]["ttl_s"] <= 30
    undone = await priya.accepted("undo", here)
    assert (undone["conversation"]["status"], undone["conversation"]["epoch"], undone["undo"]) == ("queued", 4, None)
    await visitor.told("had to step away")
    tom = await each_service.technician("tom")
    await tom.accepted("claim", here | {"epoch": 4})
    assert (await priya.refused("undo", here | {"epoch": 4}))[0] == "stale_epoch"
    resolved = await tom.accepted("resolve", here | {"epoch": 5, "outcome": "solved"})
    assert resolved["undo"]["action"] == "resolved"
    reopened = await tom.accepted("undo", here | {"epoch": 6})
    assert (reopened["conversation"]["status"], reopened["conversation"]["outcome"]) == ("assigned", None)
    await visitor.told("Tom Okafor has reopened this conversation")
    await tom.accepted("reply", here | {"epoch": 7, "text": "One thing more", "client_msg_id": "r1"})
    statuses = [state["status"] for state in visitor.seen("conversation_updated")]
    assert statuses == ["queued", "assigned", "queued", "assigned", "resolved", "assigned"]


@pytest.mark.parametrize("label", ["right", "bot_could_answer", "too_late", "wrong_team"])
async def test_a_lead_reads_in_the_transcript_what_was_said_of_the_handover(service: Served, label: str) -> None:
    visitor, priya, here, _ = await claimed(service)
    await priya.accepted("resolve", here | {"outcome": "solved", "label": label})
    words = {"right": "Right", "bot_could_answer": "The bot should have answered"} | {
        "too_late": "Should have come sooner",
        "wrong_team": "Wrong team",
    }
    lead = await service.browser("lena")
    transcript = (await lead.get(f"/transcripts/{visitor.conversation_id}")).text
    assert f'<td data-label="Said of it">{words[label]}<br />' in transcript
    counted = (await lead.get("/transcripts")).text
    assert f'<dt>{words[label]}</dt><dd class="numbers">1</dd>' in counted
    assert counted.count('<dd class="numbers">0</dd>') == 3
