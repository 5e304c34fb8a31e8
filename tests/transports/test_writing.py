"""Replies, suggestions, drafts and mentions over real sockets: who is told what, and what outlives a link."""

from tests.scripted_bot import ScriptedBot
from tests.transports.connection import Connection
from tests.transports.serving import Served
from tests.transports.visitor import Visitor


async def waiting(service: Served, *said: str) -> tuple[Visitor, dict[str, str]]:
    visitor = await service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    for text in said:
        await visitor.say(text)
    return visitor, {"conversation_id": visitor.conversation_id}


def note(here: dict[str, str], text: str, *mentions: str, number: int = 1) -> dict[str, object]:
    return here | {"text": text, "client_msg_id": f"n{number}", "mentions": list(mentions)}


async def unseen(console: Connection) -> list[str]:
    return [each["by_name"] for each in (await console.accepted("unseen_mentions", {}))["mentions"]]


async def test_canned_replies_come_filled_in_and_are_refused_with_a_variable_left(service: Served) -> None:
    visitor, here = await waiting(service)
    console = await service.technician()
    await console.accepted("claim", here | {"epoch": 2})
    replies = {reply["id"]: reply for reply in (await console.accepted("canned_replies", here))["replies"]}
    assert set(replies["greeting"]) == {"id", "title", "shortcut", "text", "languages"}
    assert "this is Priya" in replies["greeting"]["text"]
    unfilled = here | {"epoch": 3, "text": replies["greeting"]["text"], "client_msg_id": "r1"}
    code, message = await console.refused("reply", unfilled)
    assert code == "invalid_input"
    assert message.startswith("text: {visitor.first_name} is not filled in")
    await console.accepted("reply", unfilled | {"text": "Hello Maria"})
    await visitor.told("Hello Maria")
    stranger = await service.technician("stranger")
    for command in ("canned_replies", "suggest", "read_drafts", "mention_targets"):
        assert (await stranger.refused(command, here))[0] == "conversation_unknown"


async def test_suggestions_are_asked_for_by_a_technician_and_a_dead_bot_gives_none(
    service: Served, bot: ScriptedBot
) -> None:
    _, here = await waiting(service, "faq/webcam: my file is gone")
    assert bot.understood == []
    console = await service.technician()
    found = (await console.accepted("suggest", here))["suggestions"]
    assert [(each["kind"], each["id"]) for each in found] == [("answer", "faq/webcam"), ("canned", "lost_file_stop")]
    bot.is_down = True
    assert (await console.accepted("suggest", here))["suggestions"] == []


async def test_p8_a_draft_is_found_in_another_browser_and_shown_to_nobody_else(each_service: Served) -> None:
    visitor, here = await waiting(each_service)
    console, lena = await each_service.technician(), await each_service.technician("lena")
    for follower in (console, lena):
        await follower.accepted("open_conversation", here)
    saved = await console.accepted("save_draft", here | {"voice": "reply", "text": "PRIVATE words", "age_s": 5})
    assert saved["is_yours"]
    other = await each_service.technician()
    assert (await other.accepted("read_drafts", here))["reply"] == saved["draft"]
    older = here | {"voice": "reply", "text": "older", "age_s": 60}
    assert await other.accepted("save_draft", older) == {"ok": True, "draft": saved["draft"], "is_yours": False}
    drafts = await lena.accepted("read_drafts", here)
    assert (drafts["reply"], drafts["note"]) == (None, None)
    await console.accepted("claim", here | {"epoch": 2})
    await console.accepted("reply", here | {"epoch": 3, "text": "said", "client_msg_id": "r1"})
    await visitor.told("said")
    assert (await other.accepted("read_drafts", here))["reply"] is None
    assert "PRIVATE" not in str([visitor.events, lena.events, await visitor.open(visitor.token)])


async def test_p8_a_mention_reaches_whom_it_names_on_every_screen_and_waits_for_who_is_away(
    each_service: Served,
) -> None:
    visitor, here = await waiting(each_service)
    priya, tom = await each_service.technician(), await each_service.technician("tom")
    first, second = await each_service.technician("lena"), await each_service.technician("lena")
    colleagues = (await priya.accepted("mention_targets", here))["colleagues"]
    assert [person["name"] for person in colleagues] == ["Lena Fischer", "Tom Okafor"]
    lena_id = colleagues[0]["technician_id"]
    stored = (await priya.accepted("note", note(here, "PRIVATE look, @Lena Fischer", lena_id)))["message"]
    for screen in (first, second):
        (told,) = await screen.until(lambda screen=screen: screen.seen("mentioned"))
        assert (told["by_name"], told["message_seq"]) == ("Priya Nair", stored["seq"])
        assert "PRIVATE" not in str(screen.events)
    assert (tom.seen("mentioned"), priya.seen("mentioned")) == ([], [])

    await first.close()
    again = await each_service.technician("lena")
    assert await unseen(again) == ["Priya Nair"]
    await again.accepted("look_at_mentions", here | {"up_to_seq": stored["seq"]})
    (seen,) = await second.until(lambda: second.seen("mentions_seen"))
    assert seen["conversation_id"] == visitor.conversation_id
    assert await unseen(second) == []
    assert not {"mentioned", "mentions_seen"} & {name for name, _ in visitor.events}


async def test_a_mention_of_somebody_without_access_is_refused_by_name_and_nothing_is_stored(service: Served) -> None:
    _, here = await waiting(service)
    stranger = await service.technician("stranger")
    stranger_id = (await stranger.accepted("console_open", {}))["me"]["technician_id"]
    priya = await service.technician()
    code, message = await priya.refused("note", note(here, "@Sam Stranger", stranger_id))
    assert (code, message.startswith("Sam Stranger cannot see this conversation.")) == ("mention_refused", True)
    opened = await priya.accepted("open_conversation", here)
    assert "@Sam Stranger" not in str(opened["messages"])
    assert stranger.seen("mentioned") == []
