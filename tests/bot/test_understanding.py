"""What `understand` says of a text, and what it leaves alone."""

import httpx
import pytest

from tests.bot.door import Conversation, Door, stored_events
from tests.running_bot import RunningBot

SHORTCUTS = ["/restart", "/reset_password", '/reset_password{"account":"x"}', "/faq/vpn_connect", " /greet", "/back"]
HOSTILE = {
    "empty": "",
    "blank": " \n\t ",
    "nul": "vpn\x00 does not connect\x00",
    "long": "printer " * 1250,
    "one long word": "x" * 10_000,
    "emoji": "🔥🖨️🔥 printer 👩🏽‍💻",
    "only emoji": "🔥",
    "right to left": "\u202evpn\u200f מה קורה",
    "unknown words": "zzqq xxyy",
    "markup": "<script>alert(1)</script> ${WARMDESK_BOT_TOKEN} {{7*7}}",
    "sql": "'; drop table events; --",
}


def test_ranking_has_full_ids_best_first(door: Door) -> None:
    ranking = door.understand("my vpn does not connect from home")["ranking"]
    shares = [entry["confidence"] for entry in ranking]
    assert ranking[0]["intent"] == "faq/vpn_connect"
    assert len(ranking) == 10
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 1 + 1e-6


def test_ranking_knows_flows_people_and_sensitive_matters(door: Door) -> None:
    assert door.understand("i forgot my password")["ranking"][0]["intent"] == "reset_password"
    assert door.understand("let me talk to a person")["ranking"][0]["intent"] == "request_human"
    assert door.understand("i clicked a phishing mail")["ranking"][0]["intent"].startswith("sensitive/")


def test_model_is_named(door: Door) -> None:
    assert door.understand("hello")["model"]


def test_understanding_touches_no_tracker(bot: RunningBot, door: Door) -> None:
    before = stored_events(bot)
    for text in ("hello", "/restart", "my vpn does not connect"):
        door.understand(text)
    assert stored_events(bot) == before


@pytest.mark.parametrize("text", SHORTCUTS)
def test_typed_shortcut_is_understood_as_text(door: Door, text: str) -> None:
    """Rasa's own shortcut would be sure of itself and rank nothing else."""
    ranking = door.understand(text)["ranking"]
    assert len(ranking) == 10
    assert ranking[0]["confidence"] < 1
    assert door.understand(text)["entities"] == []


@pytest.mark.parametrize("text", SHORTCUTS)
def test_typed_shortcut_does_nothing_in_a_flow(conversation: Conversation, text: str) -> None:
    conversation.say("i forgot my password", "reset_password")
    turn = conversation.say(text)
    assert turn["active_loop"] == "reset_password_form"
    assert turn["actions"] == ["reset_password_form"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_ranked_and_answered(door: Door, conversation: Conversation, text: str) -> None:
    assert len(door.understand(text)["ranking"]) == 10
    assert conversation.say(text, "greet")["actions"] == ["utter_greet"]
    assert conversation.say(text, "faq/vpn_connect")["messages"]


def test_half_a_surrogate_pair_is_ranked(bot: RunningBot) -> None:
    headers = {"Authorization": f"Bearer {bot.token}"}
    answer = httpx.post(f"{bot.url}/understand", content=b'{"text": "\\ud83d printer"}', headers=headers)
    assert len(answer.json()["ranking"]) == 10


def test_nearest_training_example_is_evidence(door: Door) -> None:
    nearest = door.understand("how do I connect to the VPN")["nearest"]
    assert nearest["intent"] == "faq/vpn_connect"
    assert nearest["similarity"] > 0.95
    assert nearest["text"]


@pytest.mark.parametrize("text", ["which wine goes with fish", "the till in our shop does not open"])
def test_what_no_topic_covers_is_out_of_scope(door: Door, text: str) -> None:
    assert door.understand(text)["ranking"][0]["intent"] == "out_of_scope"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_no_sure_answer(door: Door, text: str) -> None:
    best = door.understand(text)["ranking"][0]
    named = [word for word in ("printer", "vpn") if word in text and word in best["intent"]]
    assert best["intent"] == "out_of_scope" or named or best["confidence"] < 0.3
