"""What the bot does when something around it breaks, and what it leaves in its logs."""

import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.door import Conversation, Door, stored_events
from tests.running_bot import ROOT, STOP_WITHIN_S, RunningBot, end_process, running_bot

# A start takes several seconds on two idle cores, and most tests here start a bot of their own.
pytestmark = pytest.mark.timeout(400, func_only=True)

SECRET = "xylophone-4711"


@pytest.fixture
def own_bot(trained_model: Path, tmp_path: Path) -> Iterator[RunningBot]:
    """A bot that a test may break."""
    with running_bot(trained_model, tmp_path) as running:
        yield running


def test_broken_action_server_is_an_error_and_leaves_no_trace(own_bot: RunningBot) -> None:
    door = Door(own_bot)
    conversation = Conversation(door)
    conversation.say("help", "reset_password")
    before = stored_events(own_bot)

    assert end_process(own_bot.actions_process, signal.SIGTERM) < STOP_WITHIN_S
    answer = conversation.try_to_say(f"{SECRET}")
    assert answer.status_code == 502
    assert answer.json()["error"]["code"] == "action_failed"
    assert stored_events(own_bot) == before
    assert door.understand("hello")["ranking"]

    own_bot.start()
    assert conversation.say("mkline")["signal"]["name"] == "reset_requested"
    _assert_logs_are_silent(own_bot)


def test_conversation_survives_a_crash_of_the_bot(own_bot: RunningBot) -> None:
    conversation = Conversation(Door(own_bot))
    conversation.say("help", "reset_password")
    own_bot.restart()
    assert conversation.say("mkline")["signal"]["name"] == "reset_requested"

    assert end_process(own_bot.process, signal.SIGTERM) < STOP_WITHIN_S


def test_turn_that_cannot_be_stored_is_an_error(own_bot: RunningBot) -> None:
    conversation = Conversation(Door(own_bot))
    conversation.say("hello", "greet")
    with sqlite3.connect(own_bot.tracker_db) as connection:
        connection.execute("create trigger full before insert on events begin select raise(abort, 'disk is full'); end")
    before = stored_events(own_bot)

    assert conversation.try_to_say(SECRET, "thank").status_code == 500
    assert stored_events(own_bot) == before
    _assert_logs_are_silent(own_bot)

    with sqlite3.connect(own_bot.tracker_db) as connection:
        connection.execute("drop trigger full")
    assert conversation.say("thanks", "thank")["actions"] == ["utter_thank"]


def test_conversation_that_is_deleted_is_forgotten(bot: RunningBot, conversation: Conversation) -> None:
    conversation.say("help", "reset_password")
    with sqlite3.connect(bot.tracker_db) as connection:
        connection.execute("delete from events where sender_id = ?", (conversation.sender,))

    assert conversation.say("mkline")["actions"] == []
    assert conversation.say("hello", "greet")["actions"] == ["utter_greet"]


def test_logs_hold_no_message_text(bot: RunningBot, door: Door, conversation: Conversation) -> None:
    for text in (SECRET, f"/{SECRET}", f'/greet{{"name": "{SECRET}"', f"/{SECRET}\x00"):
        door.understand(text)
        conversation.try_to_say(text, "greet")
        entities = [{"entity": SECRET, "value": SECRET}]
        conversation.respond({"text": text, "intent": "faq/vpn_connect", "entities": entities})
        conversation.try_to_say(text, SECRET)
        conversation.say("help", "reset_password")
        conversation.say(text)
    _assert_logs_are_silent(bot)


@pytest.mark.parametrize("token", ["", "  "])
def test_bot_does_not_start_without_a_token(trained_model: Path, tmp_path: Path, token: str) -> None:
    tokenless = RunningBot(trained_model, tmp_path)
    tokenless.token = token
    try:
        with pytest.raises(AssertionError, match="WARMDESK_BOT_TOKEN"):
            tokenless.start()
    finally:
        tokenless.kill()


def test_bot_knows_nothing_of_the_service() -> None:
    sources = list((ROOT / "bot").rglob("*.py"))
    assert sources
    assert [source for source in sources if "handoff" in source.read_text()] == []


def _assert_logs_are_silent(bot: RunningBot) -> None:
    for log in bot.logs:
        assert SECRET not in log.read_text()
