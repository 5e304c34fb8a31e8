"""Who may knock, and what a wrong body is told."""

from typing import Any

import httpx
import pytest

from tests.bot.door import Conversation, Door
from tests.running_bot import RunningBot


@pytest.mark.parametrize("call", ["understand", "respond", "nearest"])
@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer wrong", "wrong"])
def test_token_is_required(bot: RunningBot, call: str, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    answer = httpx.post(f"{bot.url}/{call}", json={"text": "hello"}, headers=headers)
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "unauthorized"


def test_token_alone_without_its_scheme_opens_nothing(bot: RunningBot) -> None:
    answer = httpx.post(f"{bot.url}/understand", json={"text": "hello"}, headers={"Authorization": bot.token})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("body", "field"),
    [({}, "text"), ({"text": 5}, "text"), ({"text": None}, "text"), ([], "body"), ({"text": "x" * 20_001}, "text")],
)
def test_understand_names_the_wrong_field(door: Door, body: Any, field: str) -> None:
    _assert_names(door.post("understand", body), field)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"sender": ""}, "sender"),
        ({"sender": "x" * 256}, "sender"),
        ({"text": None}, "text"),
        ({"intent": 3}, "intent"),
        ({"intent": "faq/no_such_topic"}, "intent"),
        ({"confidence": "high"}, "confidence"),
        ({"confidence": 1.5}, "confidence"),
        ({"entities": {}}, "entities"),
        ({"entities": [{"value": "x"}]}, "entities"),
        ({"organization": ""}, "organization"),
    ],
)
def test_respond_names_the_wrong_field(conversation: Conversation, fields: dict[str, Any], field: str) -> None:
    _assert_names(conversation.respond({"text": "hello", "intent": "greet"} | fields), field)


def test_broken_json_is_a_bad_request(bot: RunningBot) -> None:
    answer = httpx.post(f"{bot.url}/understand", content=b'{"text": ', headers={"Authorization": f"Bearer {bot.token}"})
    _assert_names(answer, "body")


@pytest.mark.parametrize("intent", ["restart", "back", "session_start", "out_of_scope", "faq", "sensitive"])
def test_intents_that_steer_rasa_itself_are_refused(conversation: Conversation, intent: str) -> None:
    _assert_names(conversation.try_to_say("hello", intent), "intent")


def _assert_names(answer: httpx.Response, field: str) -> None:
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "bad_request"
    assert answer.json()["error"]["message"].startswith(f"{field}:")
