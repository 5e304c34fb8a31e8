"""A desk's day in minutes: `python -m tests.load.desk_day --help`.

Five technicians and forty visitors with real Socket.IO clients do at random what people do: claim, accept, ignore,
reply, pass on, put back, take over, resolve, go away, lose their links. The service is killed and started again in
between. All the while the database is looked at from outside: no conversation may be without an owner or have two,
nobody may hold more than they can, nothing may be offered to somebody who is not there, and a queue time is kept. In
the end everything must come to an end.
"""

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Collection
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from handoff.services import staff, teams
from handoff.services.visitor_sessions import SessionTokens
from handoff.settings import ROOT
from handoff.storage.migrating import migrate
from handoff.vocabulary import Role
from tests.conftest import PASSWORD, add_people, make_desk
from tests.load.desk_checks import Checks
from tests.load.desk_people import Day, TechnicianAtWork, VisitorInTrouble
from tests.running_service import RunningService
from tests.scripted_bot import ScriptedBot
from tests.transports.serving import Served

NAMES = ("priya", "tom", "lena", "ada", "ben")
LEAD = "lena"
VISITORS = 40
LOOK_EVERY_S = 0.1
END_WITHIN_S = 90
NO_BOT = "http://127.0.0.1:9"
"""Nothing listens there: every visitor gets a person."""

# A minute of waiting in a few seconds; the shortest lease that is allowed.
ROUTING = """
strategy: least_busy
capacity: 4
accept_within: 3 seconds
lease: 20 seconds
grace: 3 seconds
teams: {network: round_robin}
"""


@dataclass
class Outcome:
    """What came of a day."""

    checks: Checks
    day: Day
    restarts: int
    left_open: int

    def lines(self) -> list[str]:
        """For people to read."""
        counted = sorted(self.day.done.items(), key=lambda item: -item[1])
        return [
            *(f"{count:6} {what}" for what, count in counted),
            f"{self.restarts} restarts of the service, {self.checks.looks} looks at the database, "
            f"longest queue {self.checks.longest_queue}, left open in the end {self.left_open}",
            *(f"WRONG: {problem}" for problem in self.checks.problems),
            f"{len(self.checks.problems)} problems",
        ]


async def live(
    database_url: str, var: Path, seconds: float, restarts: int, seed: int, wanted: Collection[str] = ()
) -> Outcome:
    """A day on this migrated, empty database; it goes on until all that is wanted has happened."""
    data = var / "data"
    shutil.copytree(ROOT / "data", data)
    (data / "policy" / "routing.yml").write_text(ROUTING)
    service = RunningService(var, database_url, NO_BOT, "unused" * 8, data)
    desk = make_desk(database_url, ScriptedBot(), [], data=data)
    await add_people(desk)
    await teams.add_team(desk, "northwind", "network", "Network")
    for name in set(NAMES) - {"priya", "tom", "lena"}:
        await staff.add_technician(desk, f"{name}@desk.test", name.title(), PASSWORD, "northwind", Role.TECHNICIAN)
    try:
        await asyncio.to_thread(service.start)
        async with AsyncExitStack() as closing:
            served = Served(service.url, desk, SessionTokens(service.secret), closing)
            day, checks = Day(served, random.Random(seed)), Checks(desk)
            await _pass_time(day, checks, service, seconds, restarts, wanted)
            return Outcome(checks, day, restarts, await checks.open_conversations())
    finally:
        await asyncio.to_thread(service.stop)
        await desk.database.close()


async def _pass_time(
    day: Day, checks: Checks, service: RunningService, seconds: float, restarts: int, wanted: Collection[str]
) -> None:
    people = [TechnicianAtWork(day, name, await day.served.sign_in(name), name == LEAD) for name in NAMES]
    visitors = [VisitorInTrouble(day) for _ in range(VISITORS)]
    async with asyncio.TaskGroup() as everybody:
        looking = everybody.create_task(_keep_looking(checks))
        for person in people:
            everybody.create_task(person.work())
        for visitor in visitors:
            everybody.create_task(visitor.ask())
        for _ in range(restarts):
            await asyncio.sleep(seconds / (restarts + 1))
            await asyncio.to_thread(service.restart)
        await asyncio.sleep(seconds / (restarts + 1))
        with suppress(TimeoutError):
            await asyncio.wait_for(_until_done(day, wanted), END_WITHIN_S)
        day.is_closing = True
        with suppress(TimeoutError):
            await asyncio.wait_for(_until_nothing_is_open(checks), END_WITHIN_S)
        day.is_over = True
        looking.cancel()


async def _keep_looking(checks: Checks) -> None:
    while True:
        await checks.look()
        await asyncio.sleep(LOOK_EVERY_S)


async def _until_done(day: Day, wanted: Collection[str]) -> None:
    while True:
        if all(day.done[what] for what in wanted):
            return
        await asyncio.sleep(LOOK_EVERY_S)


async def _until_nothing_is_open(checks: Checks) -> None:
    while True:
        if await checks.open_conversations() == 0:
            return
        await asyncio.sleep(LOOK_EVERY_S)


def main() -> int:
    """Print what happened; exit code 1 when something was wrong or left open."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--restarts", type=int, default=3)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--database", help="an empty PostgreSQL database; SQLite unless given")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = asked.database or f"sqlite+aiosqlite:///{Path(folder) / 'warmdesk.db'}"
        migrate(url)
        outcome = asyncio.run(live(url, Path(folder), asked.seconds, asked.restarts, asked.seed))
    sys.stdout.write("\n".join([f"seed {asked.seed}", *outcome.lines()]) + "\n")
    return 1 if outcome.checks.problems or outcome.left_open else 0


if __name__ == "__main__":
    sys.exit(main())
