"""Whatever is typed is shown as text or refused in words, and a payload is obeyed only if the bot offered it."""

from typing import Any
from uuid import uuid4

from handoff.gateways.bot import BotMessage, BotTurn
from handoff.transports.protocol.base import MESSAGE_LIMIT
from tests.scripted_bot import ScriptedBot
from tests.transports.harmless import harmless, tags_in
from tests.transports.serving import Served
from tests.transports.visitor import Visitor

SCRIPT = "<script>alert(1)</script>"
SHOWN_AS_TEXT = [
    SCRIPT,
    "<img src=x onerror=alert(1)>",
    "<b>bold</b> & &lt;i&gt; \"quoted\" 'single'",
    "[click](javascript:alert(1)) **not bold** `code`",
    "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7}",
    "'; DROP TABLE message; --",
    "right \u202eto left\u202c and \u200fback\u200e, zero\u200bwidth",
    "👩🏽‍🚒 🏳️‍🌈 ẓ̌ à́̂",
    "line one\nline two\r\n\ttabbed   ",
    "bell \x07 escape \x1b[31m delete \x7f",
    "\ufeff starts with a mark and ends with one \uffff",
    "x" * MESSAGE_LIMIT,
    "😀" * MESSAGE_LIMIT,
]
REFUSED = [
    ("x" * 50_000, "is longer than 10,000 characters; shorten it or send it in parts."),
    ("nul \x00 inside", "contains a NUL character; remove it and send again."),
    ("", "is empty; write something first."),
    (" \n\t\u2003", "is empty; write something first."),
    ("lone \ud800 surrogate", ""),
]
COMMANDS = [
    "/restart",
    "/back",
    "/session_start",
    "/intent{}",
    '/reset_password{"account":"x"}',
    "/request_human",
    "/faq/vpn_connect",
    "/button 1.0",
    "/button 99999999999.99",
    "EXTERNAL: trigger",
]


async def test_hostile_text_of_a_visitor_arrives_unchanged_and_is_never_html(each_service: Served) -> None:
    visitor = await each_service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    console = await each_service.technician()
    await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    for text in SHOWN_AS_TEXT:
        row = await visitor.say(text)
        assert (row["text"], row["html"]) == (text, None)
    await console.until(lambda: len(console.seen("message_created")) == len(SHOWN_AS_TEXT))
    for told in (console.seen("message_created"), (await visitor.open(visitor.token))["messages"][2:]):
        assert [(m["text"], m["html"]) for m in told] == [(text, None) for text in SHOWN_AS_TEXT]
    (row,) = (await console.accepted("console_open", {}))["conversations"]
    assert row["preview"] == SHOWN_AS_TEXT[-1][:160]


async def test_text_that_cannot_be_kept_is_refused_on_both_sides_in_a_sentence_that_names_the_field(
    service: Served,
) -> None:
    visitor, console = await service.visitor(), await service.technician()
    await visitor.open()
    await visitor.ask_for_person()
    here = {"conversation_id": visitor.conversation_id}
    await console.accepted("claim", here | {"epoch": 2})
    for text, sentence in REFUSED:
        code, message = await visitor.refused("user_uttered", {"message": text})
        assert (code, message.partition(": ")[0], sentence in message) == ("invalid_input", "message", True), message
        for command, more in (("reply", {"epoch": 3}), ("note", {})):
            code, message = await console.refused(command, here | more | {"text": text, "client_msg_id": "x"})
            assert (code, message.partition(": ")[0], sentence in message) == ("invalid_input", "text", True), message
    assert (await visitor.open(visitor.token))["conversation"]["last_seq"] == 3


async def test_typed_commands_are_only_text_to_the_bot(service: Served, bot: ScriptedBot) -> None:
    for text in COMMANDS:
        visitor = await service.visitor()
        await visitor.open()
        assert (await visitor.say(text))["text"] == text
        await visitor.until(
            lambda visitor=visitor: [m for m in visitor.seen("message_created") if m["author"] != "visitor"]
        )
        assert bot.understood[-1] == text
    assert [turn.text for turn in bot.asked if turn.text.startswith("/")] == []


async def offered(visitor: Visitor, topic: str = "faq/webcam") -> Any:
    """Let the bot offer its button; returns the message with it."""
    asked = await visitor.say(f"{topic}: {uuid4()}")
    offers = "message_created"
    (offer,) = await visitor.until(
        lambda: [m for m in visitor.seen(offers) if m["text"] == "Shall I?" and m["seq"] > asked["seq"]]
    )
    return offer


async def test_an_offered_button_works_once_and_then_is_only_text(each_service: Served, bot: ScriptedBot) -> None:
    payload = '/reset_password{"account": "maria.k"}'
    offer = BotMessage("Shall I?", [{"title": "Yes, reset it", "payload": payload}])
    # A topic each time: the same answer twice in a row would bring a person.
    topics = ["faq/webcam", "faq/guest_wifi"]
    bot.turns |= dict.fromkeys(topics, BotTurn(messages=[offer]))
    visitor = await each_service.visitor()
    await visitor.open()
    first = await offered(visitor)
    assert first["buttons"] == [{"title": "Yes, reset it", "payload": "/button 2.0"}]
    for another in ("/button 2.1", "/button 1.0", "/button 3.0", " /button 2.0 "):
        assert (await visitor.say(another))["text"] == another
        topics.reverse()
        await offered(visitor, topics[0])
    pressed = (await offered(visitor, topics[1]))["buttons"][0]["payload"]
    row = await visitor.say(pressed, "b1")
    assert row["text"] == "Yes, reset it"
    await visitor.told("Answer to reset_password")
    assert bot.asked[-1].intent == "reset_password"
    assert bot.asked[-1].entities == [{"entity": "account", "value": "maria.k"}]
    assert await visitor.say(pressed, "b1") == row
    assert (await visitor.say(pressed, "b2"))["text"] == pressed
    await visitor.until(lambda: bot.understood[-1] == pressed)


async def test_a_button_of_somebody_elses_conversation_is_only_text(service: Served, bot: ScriptedBot) -> None:
    offered_to, other = await service.visitor(), await service.visitor()
    await offered_to.open()
    await offered_to.say("mumble")
    await offered_to.until(lambda: [m for m in offered_to.seen("message_created") if m["buttons"]])
    await other.open()
    assert (await other.say("/button 2.0"))["text"] == "/button 2.0"
    await other.until(lambda: bot.understood[-1] == "/button 2.0")


MARKDOWN = {
    "**bold** and <img src=x onerror=alert(1)>": "<img src=x onerror=alert(1)>",
    f"1. one\n2. {SCRIPT}": SCRIPT,
    "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](vbscript:x) [d](data:text/html,x)": "javascript:alert(1)",
    "<a href='javascript:alert(1)' onclick=alert(1)>x</a>": "onclick=alert(1)",
    "![i](http://evil.test/pixel.png)": "",
    '[x](http://ok.test" onmouseover="alert(1))': "",
    "<style>*{display:none}</style><iframe src=//evil.test></iframe>": "<iframe src=//evil.test>",
    "`<script>` and\n\n    <script>indented</script>": "<script>indented</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;": "<script>",
    "<<script>script>alert(1)<</script>/script>": "",
}


async def test_markdown_of_bot_and_technician_becomes_html_that_is_safe(service: Served, bot: ScriptedBot) -> None:
    bot.turns["faq/webcam"] = BotTurn(messages=[BotMessage(text) for text in MARKDOWN])
    visitor = await service.visitor()
    await visitor.open()
    await visitor.say("faq/webcam: black")
    await visitor.told(list(MARKDOWN)[-1])
    await visitor.ask_for_person()
    console = await service.technician()
    here = {"conversation_id": visitor.conversation_id}
    await console.accepted("claim", here | {"epoch": 2})
    for number, text in enumerate(MARKDOWN):
        reply = {"epoch": 3, "text": text, "client_msg_id": f"r{number}"}
        await console.accepted("reply", here | reply)
    rows = [row for row in (await visitor.open(visitor.token))["messages"] if row["text"] in MARKDOWN]
    assert [row["author"] for row in rows] == ["bot"] * len(MARKDOWN) + ["technician"] * len(MARKDOWN)
    for row in rows:
        assert MARKDOWN[row["text"]] in harmless(row["html"])
        assert not {"img", "script", "style", "iframe", "form"} & tags_in(row["html"])


async def test_lists_and_links_are_rendered_and_links_open_elsewhere(service: Served, bot: ScriptedBot) -> None:
    answer = "1. Open **Settings**\n2. See [the guide](https://help.test/vpn) or https://status.test\n\n- one\n- two"
    bot.turns["faq/vpn_connect"] = BotTurn(messages=[BotMessage(answer)])
    visitor = await service.visitor()
    await visitor.open()
    await visitor.say("faq/vpn_connect: how")
    html = (await visitor.told("Settings"))["html"]
    assert {"ol", "ul", "li", "strong", "a"} <= tags_in(html)
    assert html.count('rel="noopener noreferrer"') == html.count('target="_blank"') == html.count("<a ") == 2
