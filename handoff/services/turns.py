"""Runs bot turns: one at a time per conversation, in tasks that are kept."""

import asyncio
from uuid import UUID

import structlog

from handoff.services.desk import Desk
from handoff.services.dialogue import give_up_on_bot, take_bot_turn

log = structlog.get_logger(__name__)


class TurnRunner:
    """Takes turns in a conversation until every message in it is accounted for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tasks: dict[UUID, asyncio.Task[None]] = {}
        self._again: set[UUID] = set()

    def wake(self, conversation_id: UUID) -> None:
        """Say that there may be something to answer; returns at once."""
        if conversation_id in self._tasks:
            self._again.add(conversation_id)
            return
        task = asyncio.get_running_loop().create_task(self._run(conversation_id), name=f"bot turn {conversation_id}")
        self._tasks[conversation_id] = task
        task.add_done_callback(lambda _: self._finished(conversation_id))

    async def close(self) -> None:
        """Stop every turn; what it leaves unanswered is found again after the next start."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def settled(self) -> None:
        """Wait until nothing is left to do."""
        while self._tasks:
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)
            await asyncio.sleep(0)

    async def _run(self, conversation_id: UUID) -> None:
        try:
            while await take_bot_turn(self._desk, conversation_id):
                pass
        except Exception:
            log.exception("bot_turn_failed", conversation_id=str(conversation_id))
            await give_up_on_bot(self._desk, conversation_id)

    def _finished(self, conversation_id: UUID) -> None:
        task = self._tasks.pop(conversation_id)
        if not task.cancelled() and task.exception() is not None:
            log.error("bot_turn_lost", conversation_id=str(conversation_id), problem=repr(task.exception()))
        if conversation_id in self._again and not task.cancelled():
            self._again.discard(conversation_id)
            self.wake(conversation_id)
