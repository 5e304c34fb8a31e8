"""P6 with real processes: a bot that dies or hangs means a person within ten seconds, and recovery needs nobody."""

import asyncio
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.running_bot import RunningBot, end_process
from tests.running_service import RunningService
from tests.transports.serving import Served
from tests.transports.visitor import Visitor

WITHIN_S = 10
QUESTION = "How do I connect to the VPN?"
OTHER_QUESTION = "My webcam shows a black picture"


async def answered(served: Served) -> Visitor:
    """A visitor whose question the bot has answered."""
    visitor = await served.visitor()
    await visitor.open()
    await ask(visitor, QUESTION)
    return visitor


async def ask(visitor: Visitor, question: str) -> None:
    """Ask, and wait for the bot's answer."""
    asked = await visitor.say(question)
    answers = "message_created"
    await visitor.until(lambda: [m for m in visitor.seen(answers) if m["author"] == "bot" and m["seq"] > asked["seq"]])


async def seconds_until_queued(visitor: Visitor, text: str) -> float:
    began = time.monotonic()
    await visitor.say(text)
    await visitor.until(lambda: [s for s in visitor.seen("conversation_updated") if s["status"] == "queued"])
    return time.monotonic() - began


async def reason_of(served: Served, visitor: Visitor) -> str:
    console = await served.technician()
    rows = (await console.accepted("console_open", {}))["conversations"]
    (reason,) = [row["reason"] for row in rows if row["conversation_id"] == visitor.conversation_id]
    return reason


@contextmanager
def hanging(process: "subprocess.Popen[bytes] | None") -> Iterator[None]:
    """A process that is there and does nothing."""
    assert process
    process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        process.send_signal(signal.SIGCONT)


async def test_p6_a_bot_killed_mid_conversation_means_a_person_and_its_return_is_noticed(
    served: Served, service: RunningService, bot: RunningBot
) -> None:
    visitor = await answered(served)
    end_process(bot.process, signal.SIGKILL)
    try:
        assert await seconds_until_queued(visitor, OTHER_QUESTION) < WITHIN_S
        assert await reason_of(served, visitor) == "bot_unavailable"
        assert "Nothing is lost" in visitor.texts()[-1]
        assert service.readiness() == {"database": True, "bot": False}
    finally:
        await asyncio.to_thread(bot.start)
    await answered(served)
    assert service.process
    assert service.process.poll() is None


async def test_p6_a_bot_that_hangs_means_a_person_and_its_return_is_noticed(served: Served, bot: RunningBot) -> None:
    visitor = await answered(served)
    with hanging(bot.process):
        assert await seconds_until_queued(visitor, OTHER_QUESTION) < WITHIN_S
        assert await reason_of(served, visitor) == "bot_unavailable"
    await answered(served)


async def test_p6_an_action_server_that_hangs_means_a_person_too(served: Served, bot: RunningBot) -> None:
    visitor = await answered(served)
    await ask(visitor, "I forgot my password and want to reset it")
    with hanging(bot.actions_process):
        assert await seconds_until_queued(visitor, "maria.k") < WITHIN_S
        assert await reason_of(served, visitor) == "bot_unavailable"


@pytest.mark.parametrize("from_the_first_word", [True, False])
async def test_p6_asking_for_a_person_needs_no_bot_at_all(
    served: Served, bot: RunningBot, from_the_first_word: bool
) -> None:
    visitor = await served.visitor() if from_the_first_word else await answered(served)
    with hanging(bot.process):
        await visitor.open(None if from_the_first_word else visitor.token)
        await visitor.ask_for_person()
        assert [s["status"] for s in visitor.seen("conversation_updated")] == ["queued"]
