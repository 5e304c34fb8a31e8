"""Resetting a password and unlocking an account: one question, one request, and no pretending."""

import pytest

from tests.bot.door import Conversation, texts

FLOWS = {"reset_password": "resets the password", "unlock_account": "unlocks it"}
QUESTION = "Which account is it?"
ANSWERS = {
    "mkline": "mkline",
    "MKline.": "MKline",
    "it's maria.k@acme.com": "maria.k@acme.com",
    "my login is mkline": "mkline",
    "My user name is m.kline, thanks": "m.kline",
    "username: mkline": "mkline",
    "it's mkline, thanks": "mkline",
    "ACME\\mkline": "ACME\\mkline",
    "I think mkline01": "mkline01",
    "maria.k@acme.com (Maria.K@acme.com)": "maria.k@acme.com",
    "hi, maria_k please": "maria_k",
    "it is o'brien@acme.co.uk": "o'brien@acme.co.uk",
}
NOT_ANSWERS = [
    "I don't know",
    "yes",
    "no idea",
    "the same as always",
    "my account is locked",
    "my login is not working",
    "it's urgent",
    "maria.k@acme.com or maria.kline@acme.com",
    "🔥",
    "???",
    "",
    "what do you mean",
    "i am in a hurry",
    "I'm Maria Kline",
    "https://intranet.example.com/login-help",
    "`; drop table`",
]


@pytest.fixture(params=FLOWS)
def flow(request: pytest.FixtureRequest) -> str:
    return request.param


def test_flow_asks_then_requests_and_changes_nothing(conversation: Conversation, flow: str) -> None:
    asked = conversation.say("help", flow)
    assert texts(asked).startswith(QUESTION)
    assert "Never type your password" in texts(asked)
    assert (asked["active_loop"], asked["requested_slot"]) == (f"{flow}_form", "account")
    assert asked["signal"] is None

    done = conversation.say("my login is mkline")
    assert done["signal"] == {"name": "reset_requested", "data": {"kind": flow, "account": "mkline"}}
    assert done["slots"] == {"account": "mkline"}
    assert (done["active_loop"], done["requested_slot"]) == (None, None)
    assert len(done["messages"]) == 1
    assert FLOWS[flow] in texts(done)
    assert "mkline" in texts(done)
    assert "nothing has been changed yet" in texts(done)


@pytest.mark.parametrize(("answer", "account"), ANSWERS.items())
def test_account_is_read_out_of_a_sentence(conversation: Conversation, answer: str, account: str) -> None:
    conversation.say("help", "reset_password")
    assert conversation.say(answer)["slots"] == {"account": account}


@pytest.mark.parametrize("answer", NOT_ANSWERS)
def test_other_words_are_not_an_account(conversation: Conversation, answer: str) -> None:
    conversation.say("help", "reset_password")
    turn = conversation.say(answer)
    assert turn["slots"] == {}
    assert "could not find" in turn["messages"][0]["text"]
    assert turn["messages"][1]["text"].startswith(QUESTION)


def test_account_not_understood_twice_ends_the_flow_and_says_so(conversation: Conversation, flow: str) -> None:
    conversation.say("help", flow)
    once = conversation.say("I don't know")
    assert once["signal"] is None
    assert once["active_loop"] == f"{flow}_form"

    twice = conversation.say("no idea")
    assert twice["signal"] == {"name": "account_not_understood", "data": {}}
    assert twice["active_loop"] is None
    assert twice["slots"] == {}
    assert "person" in texts(twice)


def test_next_flow_starts_clean(conversation: Conversation) -> None:
    conversation.say("help", "reset_password")
    conversation.say("I don't know")
    conversation.say("mkline")
    assert texts(conversation.say("help", "unlock_account")).startswith(QUESTION)
    assert conversation.say("I don't know")["active_loop"] == "unlock_account_form"
    assert conversation.say("other.name")["slots"] == {"account": "other.name"}


def test_question_in_the_middle_is_answered_and_the_form_asks_again(conversation: Conversation, flow: str) -> None:
    conversation.say("help", flow)
    turn = conversation.say("how do i connect to the vpn", "faq/vpn_connect")
    assert turn["actions"] == ["utter_faq", f"{flow}_form"]
    assert len(turn["messages"]) == 2
    assert turn["messages"][1]["text"].startswith(QUESTION)
    assert conversation.say("mkline")["signal"]["data"]["account"] == "mkline"


def test_question_in_the_middle_does_not_count_as_a_wrong_answer(conversation: Conversation) -> None:
    conversation.say("help", "reset_password")
    conversation.say("I don't know")
    conversation.say("hello?", "greet")
    conversation.say("how do i connect to the vpn", "faq/vpn_connect")
    assert conversation.say("mkline")["signal"]["name"] == "reset_requested"


def test_never_mind_ends_the_flow(conversation: Conversation, flow: str) -> None:
    conversation.say("help", flow)
    turn = conversation.say("never mind", "deny")
    assert "dropped" in texts(turn)
    assert len(turn["messages"]) == 1
    assert (turn["active_loop"], turn["requested_slot"], turn["signal"]) == (None, None, None)
    assert conversation.say("mkline")["actions"] == []


def test_never_mind_forgets_the_wrong_answers(conversation: Conversation) -> None:
    conversation.say("help", "reset_password")
    conversation.say("I don't know")
    conversation.say("never mind", "deny")
    conversation.say("help", "reset_password")
    assert conversation.say("I don't know")["active_loop"] == "reset_password_form"


def test_asking_for_the_same_again_is_not_met_with_silence(conversation: Conversation, flow: str) -> None:
    conversation.say("help", flow)
    turn = conversation.say("please just help me with it", flow)
    assert turn["messages"][-1]["text"].startswith(QUESTION)
    assert turn["active_loop"] == f"{flow}_form"


def test_one_flow_can_take_over_from_the_other(conversation: Conversation) -> None:
    conversation.say("help", "reset_password")
    turn = conversation.say("no wait, it is locked", "unlock_account")
    assert turn["active_loop"] == "unlock_account_form"
    assert texts(turn).startswith(QUESTION)
    assert conversation.say("mkline")["signal"]["data"] == {"kind": "unlock_account", "account": "mkline"}
