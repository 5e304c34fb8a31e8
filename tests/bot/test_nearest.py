"""Which texts mean nearly the same: one contract for the trained bot and for the one that tests script."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from handoff.free_port import free_port
from handoff.gateways.bot import BotGateway, BotUnavailable
from handoff.gateways.rasa import RasaBot
from handoff.settings import ROOT
from handoff.storage.canned_file import load_canned
from tests.bot.door import Door
from tests.running_bot import RunningBot
from tests.scripted_bot import ScriptedBot

CANDIDATES = ["I need a new monitor", "my computer is slow", "I lost my phone", "my computer is slow"]


@pytest.fixture(params=["trained", "scripted"])
async def gateway(request: pytest.FixtureRequest) -> AsyncIterator[BotGateway]:
    if request.param == "scripted":
        yield ScriptedBot()
        return
    bot: RunningBot = request.getfixturevalue("bot")
    trained = RasaBot(bot.url.removesuffix("/webhooks/warmdesk"), bot.token)
    yield trained
    await trained.close()


async def test_each_candidate_gets_its_likeness_in_the_order_given(gateway: BotGateway) -> None:
    monitor, slow, phone, again = await gateway.nearest(["My computer is so slow"], CANDIDATES)
    assert slow == again
    assert slow > max(monitor, phone)
    assert 0.5 < slow <= 1


async def test_of_several_texts_the_nearest_counts(gateway: BotGateway) -> None:
    both = await gateway.nearest(["hello", "my computer is slow", "I need a new monitor"], CANDIDATES)
    assert both[:2] == pytest.approx([1, 1], abs=0.01)
    assert both[2] < 0.8


async def test_nothing_is_near_to_nothing(gateway: BotGateway) -> None:
    assert await gateway.nearest(["hello"], []) == []
    assert await gateway.nearest([], CANDIDATES) == [0.0] * len(CANDIDATES)


async def test_a_bot_that_is_down_is_unavailable_and_no_error_of_another_kind() -> None:
    scripted, silent = ScriptedBot(is_down=True), RasaBot(f"http://127.0.0.1:{free_port()}", "x")
    for gateway in (scripted, silent):
        with pytest.raises(BotUnavailable):
            await gateway.nearest(["hello"], CANDIDATES)
    await silent.close()


async def test_a_visitors_words_find_the_shipped_reply_that_fits_by_meaning(bot: RunningBot) -> None:
    trained = RasaBot(bot.url.removesuffix("/webhooks/warmdesk"), bot.token)
    replies = load_canned(ROOT / "data").of("northwind", "service-desk")
    phrases = [(reply.id, phrase) for reply in replies for phrase in reply.fits]
    near = await trained.nearest(["somebody removed a spreadsheet and I want it back"], [p for _, p in phrases])
    await trained.close()
    assert max(zip(near, phrases, strict=True))[1][0] == "lost_file_stop"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"texts": "hello"}, "texts"),
        ({"texts": [5]}, "texts"),
        ({"texts": ["x"] * 11}, "texts"),
        ({"candidates": None}, "candidates"),
        ({"candidates": ["x" * 501]}, "candidates"),
        ({"candidates": ["x"] * 1001}, "candidates"),
    ],
)
def test_the_wrong_field_is_named(door: Door, fields: dict[str, Any], field: str) -> None:
    answer = door.post("nearest", {"texts": ["hello"], "candidates": ["hi"]} | fields)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad_request")
    assert answer.json()["error"]["message"].startswith(f"{field}:")
