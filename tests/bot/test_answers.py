"""Every topic of the FAQ gives its own answer, and what is not a question gets a civil word."""

from pathlib import Path

import pytest
import yaml

from tests.bot.door import Conversation, Door, stored_events, texts
from tests.running_bot import ROOT, RunningBot

FAQ = sorted((ROOT / "data/faq").glob("*.yml"))
SENSITIVE = sorted((ROOT / "data/nlu/sensitive").glob("*.yml"))


def _answers(file: Path) -> list[str]:
    """All the answers of a topic, organizations' own included."""
    responses = yaml.safe_load(file.read_text())["responses"]
    return [variation["text"].strip() for variation in responses[f"utter_faq/{file.stem}"]]


@pytest.mark.parametrize("file", FAQ, ids=lambda file: file.stem)
def test_faq_topic_gives_its_own_answer_in_one_message(conversation: Conversation, file: Path) -> None:
    turn = conversation.say("whatever was understood", f"faq/{file.stem}")
    assert turn["actions"] == ["utter_faq"]
    assert len(turn["messages"]) == 1
    assert texts(turn).strip() in _answers(file)


def test_no_two_topics_share_an_answer() -> None:
    answers = [answer for file in FAQ for answer in _answers(file)]
    assert len(answers) == len(set(answers))


@pytest.mark.parametrize("file", SENSITIVE, ids=lambda file: file.stem)
def test_sensitive_topic_is_never_answered(conversation: Conversation, file: Path) -> None:
    assert texts(conversation.say("help", f"sensitive/{file.stem}")) == "I am passing this to a person."


@pytest.mark.parametrize(
    ("intent", "word"),
    [
        ("greet", "Hello"),
        ("goodbye", "Goodbye"),
        ("thank", "welcome"),
        ("bot_challenge", "automated assistant"),
        ("affirm", "help"),
        ("deny", "person"),
        ("request_human", "person"),
    ],
)
def test_social_intent_gets_one_reply(conversation: Conversation, intent: str, word: str) -> None:
    turn = conversation.say("…", intent)
    assert len(turn["messages"]) == 1
    assert word in texts(turn)


def test_text_that_answers_no_question_is_left_to_the_policy(conversation: Conversation) -> None:
    turn = conversation.say("blue is a nice colour")
    assert turn["messages"] == []
    assert turn["actions"] == []


def test_new_conversation_holds_nothing_but_its_own_turn(bot: RunningBot, conversation: Conversation) -> None:
    turn = conversation.say("hello", "greet")
    assert turn["slots"] == {}
    stored = [(kind, action) for sender, kind, action in stored_events(bot) if sender == conversation.sender]
    assert [action for kind, action in stored if kind == "action"] == ["action_listen", "utter_greet", "action_listen"]
    assert "session_started" not in [kind for kind, _ in stored]


def test_conversations_do_not_know_each_other(door: Door) -> None:
    one, other = Conversation(door), Conversation(door)
    one.say("i forgot my password", "reset_password")
    assert other.say("hello", "greet")["active_loop"] is None
