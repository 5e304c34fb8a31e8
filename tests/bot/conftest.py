"""One trained model and one running bot for all tests here; they only talk to it over HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.door import Conversation, Door
from tests.running_bot import MODEL, PYTHON, RunningBot, is_stale, running_bot, train


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The limit is for the tests; training a model and starting a bot have limits of their own."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(120, func_only=True))


@pytest.fixture(scope="session")
def trained_model() -> Path:
    if not PYTHON.exists():
        pytest.fail("the bot's environment .venv/bot is missing; `make setup` makes it")
    if is_stale(MODEL):
        train(MODEL)
    return MODEL


@pytest.fixture(scope="session")
def bot(trained_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBot]:
    with running_bot(trained_model, tmp_path_factory.mktemp("bot")) as running:
        yield running


@pytest.fixture(scope="session")
def door(bot: RunningBot) -> Iterator[Door]:
    opened = Door(bot)
    yield opened
    opened.close()


@pytest.fixture
def conversation(door: Door) -> Conversation:
    return Conversation(door)
