"""Whatever a client sends is answered: with an error in the one shape, never with silence or a dropped connection."""

from uuid import uuid4

from handoff.transports.protocol.catalogue import CONSOLE_COMMANDS, VISITOR_COMMANDS
from tests.transports.serving import Served

NO_OBJECT = ["a string", ["a", "list"], 5, True, 0.5, b"\x00\xff"]
WRONG_FIELDS = [
    ("session_request", {"session_id": 5}, "session_id"),
    ("session_request", {"session_id": ["x"]}, "session_id"),
    ("session_request", {"last_seq": -1}, "last_seq"),
    ("session_request", {"last_seq": "many"}, "last_seq"),
    ("session_request", {"last_seq": 2**63}, "last_seq"),
    ("session_request", {"last_seq": None}, "last_seq"),
    ("user_uttered", {}, "message"),
    ("user_uttered", {"message": None}, "message"),
    ("user_uttered", {"message": 5}, "message"),
    ("user_uttered", {"message": {"text": "x"}}, "message"),
    ("user_uttered", {"message": ["x"]}, "message"),
    ("user_uttered", {"message": b"\xff\xfe"}, "message"),
    ("user_uttered", {"message": "x", "client_msg_id": 5}, "client_msg_id"),
    ("user_uttered", {"message": "x", "client_msg_id": ""}, "client_msg_id"),
    ("user_uttered", {"message": "x", "client_msg_id": "a b"}, "client_msg_id"),
    ("user_uttered", {"message": "x", "client_msg_id": "m1\n"}, "client_msg_id"),
    ("user_uttered", {"message": "x", "client_msg_id": "m\x00"}, "client_msg_id"),
    ("user_uttered", {"message": "x", "client_msg_id": "x" * 65}, "client_msg_id"),
    ("request_person", {"client_msg_id": {}}, "client_msg_id"),
    ("end_conversation", {}, "epoch"),
    ("reopen_conversation", {"epoch": "last"}, "epoch"),
    ("rate", {"about": "weather", "score": "good"}, "about"),
    ("rate", {"about": "bot", "score": 5}, "score"),
    ("rate", {"about": "bot", "score": "good", "comment": "x" * 1001}, "comment"),
    ("rate", {"about": "bot", "score": "good", "comment": "a\x00b"}, "comment"),
    ("mail_transcript", {"email": "maria"}, "email"),
    ("request_email_code", {}, "email"),
    ("request_email_code", {"email": "maria"}, "email"),
    ("request_email_code", {"email": "x" * 255}, "email"),
    ("confirm_email_code", {"code": 123456}, "code"),
    ("confirm_email_code", {"code": "1" * 21}, "code"),
    ("answer_pre_chat", {"answers": ["x"]}, "answers"),
    ("answer_pre_chat", {"answers": {f"f{number}": "x" for number in range(51)}}, "answers"),
    ("seen", {"seq": -1}, "seq"),
    ("set_typing", {}, "on"),
    ("set_typing", {"on": "maybe"}, "on"),
]
HERE = {"conversation_id": str(uuid4())}
WRONG_CONSOLE_FIELDS = [
    ("open_conversation", {}, "conversation_id"),
    ("open_conversation", {"conversation_id": "no uuid"}, "conversation_id"),
    ("open_conversation", {"conversation_id": None}, "conversation_id"),
    ("open_conversation", HERE | {"last_seq": -1}, "last_seq"),
    ("claim", HERE, "epoch"),
    ("claim", HERE | {"epoch": "first"}, "epoch"),
    ("reply", HERE | {"epoch": 1, "text": "x"}, "client_msg_id"),
    ("reply", HERE | {"epoch": 1, "text": None, "client_msg_id": "r"}, "text"),
    ("note", HERE | {"text": "", "client_msg_id": "n"}, "text"),
    ("return_to_bot", HERE | {"epoch": None}, "epoch"),
    ("resolve", HERE | {"epoch": 1, "outcome": "exploded"}, "outcome"),
    ("resolve", HERE | {"epoch": 1}, "outcome"),
    ("set_typing", HERE | {"on": None}, "on"),
    ("mark_read", HERE | {"seq": "all"}, "seq"),
    ("set_viewing", {}, "conversation_id"),
    ("console_open", {"kind": "everything"}, "kind"),
    ("set_presence", {"state": "asleep"}, "state"),
    ("set_presence", {"state": "offline"}, "state"),
    ("accept", HERE, "epoch"),
    ("put_back", {"epoch": 1}, "conversation_id"),
    ("transfer", HERE | {"epoch": 1, "reason": "x"}, "payload"),
    ("transfer", HERE | {"epoch": 1, "reason": " ", "team_id": str(uuid4())}, "reason"),
    ("undo", HERE, "epoch"),
    ("resolve", HERE | {"epoch": 1, "outcome": "solved", "label": "wonderful"}, "label"),
    ("set_slot", HERE | {"epoch": 1, "name": "account", "value": " "}, "value"),
    ("set_slot", HERE | {"epoch": 1, "name": "account", "value": "x" * 255}, "value"),
    ("earlier_conversations", HERE | {"before_id": "first"}, "before_id"),
    ("read_earlier", HERE, "earlier_id"),
    ("canned_replies", {}, "conversation_id"),
    ("suggest", {"conversation_id": 5}, "conversation_id"),
    ("save_draft", HERE | {"voice": "shout", "text": "x"}, "voice"),
    ("save_draft", HERE | {"voice": "note", "text": "\x00"}, "text"),
    ("save_draft", HERE | {"voice": "note", "text": "x", "age_s": -1}, "age_s"),
    ("save_draft", HERE | {"voice": "note", "text": "x", "age_s": float("nan")}, "age_s"),
    ("note", HERE | {"text": "x", "client_msg_id": "n", "mentions": ["Lena"]}, "mentions.0"),
    ("note", HERE | {"text": "x", "client_msg_id": "n", "mentions": [str(uuid4())] * 21}, "mentions"),
    ("look_at_mentions", HERE | {"up_to_seq": -1}, "up_to_seq"),
    ("take_over", HERE | {"epoch": 1, "reason": "x" * 301}, "reason"),
]


async def test_a_visitors_payload_that_is_no_object_is_refused_and_the_connection_lives_on(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    for spec in VISITOR_COMMANDS:
        for payload in NO_OBJECT:
            code, message = await visitor.refused(spec.name, payload)
            assert (code, message.partition(": ")[0]) == ("invalid_input", "payload")
    assert (await visitor.say("still here"))["seq"] == 1


async def test_a_visitors_payload_with_a_wrong_field_is_refused_by_the_fields_name(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    for command, payload, field in WRONG_FIELDS:
        code, message = await visitor.refused(command, payload)
        assert (code, message.partition(": ")[0]) == ("invalid_input", field), (command, payload, message)
    assert (await visitor.say("still here"))["seq"] == 1


async def test_a_technicians_malformed_payload_is_refused_and_the_connection_lives_on(service: Served) -> None:
    console = await service.technician()
    for spec in CONSOLE_COMMANDS:
        for payload in NO_OBJECT:
            assert (await console.refused(spec.name, payload))[0] == "invalid_input"
    for command, payload, field in WRONG_CONSOLE_FIELDS:
        code, message = await console.refused(command, payload)
        assert (code, message.partition(": ")[0]) == ("invalid_input", field), (command, payload, message)
    await console.accepted("console_open")


async def test_no_payload_is_an_empty_one(service: Served) -> None:
    visitor = await service.visitor()
    for nothing in ((), (None,)):
        await visitor.accepted("session_request", *nothing)
        assert (await visitor.refused("user_uttered", *nothing))[1].startswith("message: ")


async def test_more_arguments_than_one_are_refused_like_any_other_wrong_payload(service: Served) -> None:
    visitor, console = await service.visitor(), await service.technician()
    await visitor.open()
    assert (await visitor.refused("user_uttered", {"message": "one"}, {"message": "two"}))[0] == "invalid_input"
    assert (await console.refused("console_open", {}, {}))[0] == "invalid_input"
    assert (await visitor.say("still here"))["seq"] == 1


async def test_the_largest_last_seq_is_only_one_that_misses_nothing(each_service: Served) -> None:
    visitor, console = await each_service.visitor(), await each_service.technician()
    await visitor.open()
    await visitor.ask_for_person()
    assert (await visitor.open(visitor.token, last_seq=2**31 - 1))["messages"] == []
    here = {"conversation_id": visitor.conversation_id, "last_seq": 2**31 - 1}
    assert (await console.accepted("open_conversation", here))["messages"] == []


async def test_a_hostile_page_address_does_not_keep_a_visitor_from_writing(each_service: Served) -> None:
    console = await each_service.technician()
    for page_url in (*("http://intranet.test/" + odd for odd in ("\x00", "\ud800", "x" * 5000)), ["list"], 5, None):
        visitor = await each_service.visitor(page_url=page_url)
        await visitor.open()
        ack = await visitor.command("user_uttered", {"message": "faq/webcam: hello"})
        assert ack.get("ok"), (page_url, ack)
        await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})


async def test_an_address_that_is_no_web_page_is_not_kept_and_a_query_never(service: Served) -> None:
    console, kept = await service.technician(), []
    for page_url in ("javascript:alert(1)", "data:text/html,x", "//evil.test", "http://[", "http://ok.test/a?q=1#f"):
        visitor = await service.visitor(page_url=page_url)
        await visitor.open()
        await visitor.ask_for_person()
        here = {"conversation_id": visitor.conversation_id}
        kept.append((await console.accepted("open_conversation", here))["page_url"])
    assert kept == [None, None, None, None, "http://ok.test/a"]


async def test_a_strange_greeting_from_a_known_page_still_opens_a_chat(service: Served) -> None:
    for auth in ("text", ["list"], 5, {"client": ["warmdesk"], "site": None}, {"site": "northwind", "client": 5}):
        visitor = await service.connection("/", auth=auth, headers={"Origin": "http://intranet.test"})
        assert (await visitor.accepted("session_request", {}))["organization_name"] == "Northwind Coffee", auth
