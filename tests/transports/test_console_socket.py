"""The technicians' door: who gets in, what each command answers, and in which one shape it refuses."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from handoff.services import staff
from handoff.transports.console.connection import SESSION_COOKIE
from handoff.transports.fanout import CONSOLE_NAMESPACE
from tests.scripted_bot import ScriptedBot
from tests.transports.connection import Connection, LinkLost, Refused
from tests.transports.serving import Served, serving
from tests.transports.visitor import Visitor


async def waiting(service: Served) -> tuple[Visitor, dict[str, Any]]:
    """A visitor in the queue, and the payload that names the conversation."""
    visitor = await service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    return visitor, {"conversation_id": visitor.conversation_id}


def reply(epoch: int, text: str = "Hello", client_msg_id: str = "r1") -> dict[str, Any]:
    return {"epoch": epoch, "text": text, "client_msg_id": client_msg_id}


async def test_whoever_is_not_signed_in_on_an_own_page_is_refused(service: Served) -> None:
    token = await service.sign_in("priya")
    good = {"Cookie": f"{SESSION_COOKIE}={token}", "Origin": service.url}
    for headers in (
        {"Origin": service.url},
        good | {"Cookie": f"{SESSION_COOKIE}="},
        good | {"Cookie": f"{SESSION_COOKIE}={token[:-1]}"},
        good | {"Cookie": f"{SESSION_COOKIE}x={token}"},
        good | {"Origin": "http://evil.test"},
        good | {"Origin": "null"},
        good | {"Origin": "http://["},
    ):
        with pytest.raises(Refused) as refusal:
            await service.connection(CONSOLE_NAMESPACE, headers=headers)
        assert (refusal.value.code, refusal.value.message) == ("not_signed_in", "Sign in first."), headers


async def test_signing_out_closes_every_console_of_the_session_and_no_other(service: Served) -> None:
    token = await service.sign_in("priya")
    first, second = await service.technician(token=token), await service.technician(token=token)
    colleague = await service.technician("tom")
    browser = await service.browser()
    browser.cookies.set(SESSION_COOKIE, token)
    answer = await browser.post("/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    for console in (first, second):
        await console.lost()
        with pytest.raises(LinkLost):
            await console.command("console_open", {})
    with pytest.raises(Refused):
        await service.technician(token=token)
    await colleague.accepted("console_open", {})


async def test_an_open_console_whose_session_has_ended_can_do_nothing_any_more(service: Served) -> None:
    visitor, here = await waiting(service)
    token = await service.sign_in("priya")
    console = await service.technician(token=token)
    await staff.sign_out(service.desk, token)
    for command, payload in (
        ("console_open", {}),
        ("open_conversation", here),
        ("claim", here | {"epoch": 2}),
        ("reply", here | reply(2)),
        ("note", here | {"text": "x", "client_msg_id": "n"}),
        ("return_to_bot", here | {"epoch": 2}),
        ("resolve", here | {"epoch": 2, "outcome": "solved"}),
        ("set_typing", here | {"on": True}),
        ("set_presence", {"state": "available"}),
        ("accept", here | {"epoch": 2}),
        ("put_back", here | {"epoch": 2}),
        ("transfer", here | {"epoch": 2, "team_id": str(uuid4()), "reason": "x"}),
        ("take_over", here | {"epoch": 2, "reason": "x"}),
        ("transfer_targets", here),
        ("undo", here | {"epoch": 2}),
        ("set_slot", here | {"epoch": 2, "name": "account", "value": "x"}),
        ("earlier_conversations", here),
        ("read_earlier", here | {"earlier_id": str(uuid4())}),
        ("mark_read", here | {"seq": 1}),
        ("set_viewing", here),
    ):
        assert (await console.refused(command, payload))[0] == "not_signed_in"
    assert (await visitor.open(visitor.token))["conversation"]["status"] == "queued"


async def test_the_lists_say_who_is_signed_in_and_what_waits(service: Served) -> None:
    visitor, _ = await waiting(service)
    console = await service.technician("lena")
    opened = await console.accepted("console_open", {})
    assert (opened["me"]["name"], opened["me"]["organizations"][0]["role"]) == ("Lena Fischer", "lead")
    (row,) = opened["conversations"]
    assert (row["status"], row["reason"], row["team"]) == ("queued", "asked_for_person", "Service desk")
    assert row["verification"] == "unverified"


async def test_a_new_handoff_is_announced_and_opens_with_its_card_and_decisions(service: Served) -> None:
    console = await service.technician()
    visitor, here = await waiting(service)
    announced = await console.until(lambda: [f for f in console.seen("conversation_updated") if f["new_handoff"]])
    assert [row["conversation_id"] for row in announced] == [visitor.conversation_id]
    opened = await console.accepted("open_conversation", here)
    assert opened["card"]["rule"] == "asked_for_person"
    assert [record["outcome"] for record in opened["decisions"]] == ["handoff"]
    assert opened["page_url"] == "http://intranet.test/start"


async def test_the_whole_life_of_a_conversation_goes_through_acks(each_service: Served) -> None:
    visitor, here = await waiting(each_service)
    console = await each_service.technician()
    claimed = (await console.accepted("claim", here | {"epoch": 2}))["conversation"]
    assert (claimed["status"], claimed["epoch"], claimed["owner"]["name"]) == ("assigned", 3, "Priya Nair")
    first = (await console.accepted("reply", here | reply(3)))["message"]
    assert (await console.accepted("reply", here | reply(3, "a retry")))["message"] == first
    note = await console.accepted("note", here | {"text": "mine", "client_msg_id": "n1"})
    assert note["message"]["visibility"] == "note"
    returned = (await console.accepted("return_to_bot", here | {"epoch": 3}))["conversation"]
    assert (returned["status"], returned["epoch"]) == ("bot", 4)
    await console.accepted("claim", here | {"epoch": 4})
    resolved = (await console.accepted("resolve", here | {"epoch": 5, "outcome": "workaround"}))["conversation"]
    assert (resolved["status"], resolved["outcome"], resolved["epoch"]) == ("resolved", "workaround", 6)
    await visitor.told("marked this conversation as resolved")
    assert visitor.texts().count("Hello") == 1
    statuses = [state["status"] for state in visitor.seen("conversation_updated")]
    assert statuses == ["queued", "assigned", "bot", "assigned", "resolved"]


async def test_what_cannot_be_done_is_refused_with_a_code_and_a_sentence(service: Served) -> None:
    _, here = await waiting(service)
    console, colleague = await service.technician(), await service.technician("tom")
    assert (await console.refused("reply", here | reply(2)))[0] == "not_owner"
    assert (await console.refused("claim", here | {"epoch": 1}))[0] == "stale_epoch"
    await console.accepted("claim", here | {"epoch": 2})
    code, sentence = await colleague.refused("claim", here | {"epoch": 3})
    assert (code, sentence) == ("already_claimed", "A colleague has already claimed this conversation.")
    for command, more in (
        ("reply", reply(3)),
        ("return_to_bot", {"epoch": 3}),
        ("resolve", {"epoch": 3, "outcome": "solved"}),
    ):
        assert (await colleague.refused(command, here | more))[0] == "not_owner"
    assert (await console.refused("reply", here | reply(2)))[0] == "stale_epoch"
    await console.accepted("resolve", here | {"epoch": 3, "outcome": "solved"})
    assert (await console.refused("reply", here | reply(4)))[0] == "already_resolved"
    nowhere = {"conversation_id": str(uuid4())}
    assert (await console.refused("open_conversation", nowhere))[0] == "conversation_unknown"
    assert (await console.refused("claim", nowhere | {"epoch": 1}))[0] == "conversation_unknown"


async def test_typing_is_told_to_the_other_side_only(service: Served) -> None:
    visitor, here = await waiting(service)
    other_tab = await service.visitor()
    await other_tab.open(visitor.token)
    console = await service.technician()
    await console.accepted("open_conversation", here)
    await console.accepted("claim", here | {"epoch": 2})
    await visitor.accepted("set_typing", {"on": True})
    (fact,) = await console.until(lambda: console.seen("typing"))
    assert (fact["who"], fact["on"], fact["ttl_s"] > 0) == ("visitor", True, True)
    await console.accepted("set_typing", here | {"on": True})
    (fact,) = await visitor.until(lambda: visitor.seen("typing"))
    assert (fact["who"], fact["name"]) == ("technician", "Priya Nair")
    await other_tab.until(lambda: other_tab.seen("typing"))
    assert {fact["who"] for tab in (visitor, other_tab) for fact in tab.seen("typing")} == {"technician"}


async def test_a_visitor_hears_of_nobodys_typing_but_the_owners(service: Served) -> None:
    visitor, here = await waiting(service)
    console, colleague = await service.technician(), await service.technician("tom")
    await console.accepted("set_typing", here | {"on": True})
    await console.accepted("claim", here | {"epoch": 2})
    await colleague.accepted("set_typing", here | {"on": True})
    outsider = await service.technician("stranger")
    assert (await outsider.refused("set_typing", here | {"on": True}))[0] == "conversation_unknown"
    await say_something(console, here)
    await visitor.told("something")
    assert visitor.seen("typing") == []
    stranger = await service.visitor()
    assert (await stranger.refused("set_typing", {"on": True}))[0] == "session_unknown"


async def say_something(console: Connection, here: dict[str, Any]) -> None:
    await console.accepted("reply", here | reply(3, "something"))


async def test_a_console_is_told_the_words_of_the_conversation_it_has_open_and_of_no_other(service: Served) -> None:
    visitor, here = await waiting(service)
    other, elsewhere = await waiting(service)
    console = await service.technician()
    await console.accepted("open_conversation", here)
    await console.accepted("open_conversation", elsewhere)
    await visitor.say("not looked at any more")
    await other.say("looked at now")
    await console.until(lambda: console.seen("message_created"))
    assert [m["text"] for m in console.seen("message_created")] == ["looked at now"]


async def test_p8_an_open_console_is_cut_off_soon_after_its_session_has_ended_elsewhere(
    sqlite: str, bot: ScriptedBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handoff.transports.jobs.CHECK_SESSIONS_EVERY_S", 0.1)
    async with serving(sqlite, bot, tmp_path) as service:
        console, colleague = await service.technician("priya"), await service.technician("tom")
        await staff.set_password(service.desk, "priya@desk.test", "another long password")
        await console.lost()
        await colleague.accepted("console_open", {})
