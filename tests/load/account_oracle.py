"""Whether the time until the answer tells a visitor which accounts exist: `python -m tests.load.account_oracle`.

Asks for resets of known, unknown and administrators' accounts, and of one without a recovery contact, in turn and with
the jobs running as in the service, and compares the times until the visitor has the answer; once on the demo directory
and once on a real LDAP server. The bound is generous: two
distributions count as the same while their Kolmogorov–Smirnov distance stays below what chance gives once in a thousand
times, or their medians differ by less than a millisecond.
"""

import argparse
import asyncio
import logging
import math
import statistics
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import structlog

from handoff.gateways.bot import BotMessage, BotTurn
from handoff.gateways.directory import Directories, Directory
from handoff.gateways.directory_demo import DemoDirectory
from handoff.services import demo_accounts, messaging
from handoff.services.resets.advancing import advance
from handoff.services.turns import TurnRunner
from handoff.services.visitor_sessions import SessionTokens, find_site, open_session
from handoff.storage.migrating import migrate
from tests.conftest import ORIGIN, add_people, make_desk
from tests.gateways.accounts_on_file import in_ldif
from tests.gateways.conftest import ldap_directory
from tests.gateways.slapd import running_slapd
from tests.gateways.smtp_server import self_signed
from tests.scripted_bot import ScriptedBot
from tests.services.on_duty import StoppedClock

ACCOUNTS = {
    "demo": {"known": "maria.k", "unknown": "nobody.x", "privileged": "omar.h", "no contact": "ella.n"},
    "LDAP": {"known": "maria", "unknown": "nobody", "privileged": "omar", "no contact": "nora"},
}
ONE_IN_A_THOUSAND = 1.95
SAME_MS = 1.0
write = sys.stdout.write
DAYS_BETWEEN = 8
"""Each round is so much before the last, so that none counts as a repetition of another."""


def distance(one: Sequence[float], other: Sequence[float]) -> float:
    """The largest difference of the two distributions (Kolmogorov–Smirnov)."""
    first, second = sorted(one), sorted(other)
    points = first + second
    return max(abs(bisect_right(first, at) / len(first) - bisect_right(second, at) / len(second)) for at in points)


def bound(one: Sequence[float], other: Sequence[float]) -> float:
    """The distance that two samples of one distribution pass once in a thousand times."""
    return ONE_IN_A_THOUSAND * math.sqrt((len(one) + len(other)) / (len(one) * len(other)))


async def measure(rounds: int, ldap: Directory | None = None) -> dict[str, list[float]]:
    """Milliseconds from the message to the answer, by kind of account; in the demo directory without another."""
    accounts = ACCOUNTS["LDAP" if ldap else "demo"]
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'oracle.db'}"
        await asyncio.to_thread(migrate, url)
        bot = ScriptedBot()
        desk, clock = make_desk(url, bot, []), StoppedClock(datetime.now(UTC))
        await add_people(desk)
        directory = ldap or DemoDirectory(desk.transactions, "northwind", desk.now)
        directories = Directories({"northwind": directory})
        desk = replace(desk, directories=directories, now=clock)
        await demo_accounts.seed_accounts(desk, "northwind")
        tokens = SessionTokens("x" * 40)
        jobs = asyncio.create_task(_keep_advancing(desk, tokens))
        taken: dict[str, list[float]] = {name: [] for name in accounts}
        for number in range(rounds):
            # Each comes first as often as any other, as the jobs are still busy with the one before.
            kinds = [*accounts][number % len(accounts) :] + [*accounts][: number % len(accounts)]
            for kind in kinds:
                taken[kind].append(await _ask(desk, tokens, bot, accounts[kind]))
            clock.move(days=-DAYS_BETWEEN)
        jobs.cancel()
        with suppress(asyncio.CancelledError):
            await jobs
        await desk.database.close()
    return taken


def measure_ldap(rounds: int) -> dict[str, list[float]]:
    """The same with the accounts in OpenLDAP, over TLS."""
    with tempfile.TemporaryDirectory() as folder:
        self_signed(Path(folder))
        with running_slapd(in_ldif(), Path(folder) / "certificate.pem", Path(folder) / "key.pem") as slapd:
            return asyncio.run(measure(rounds, ldap_directory(f"ldaps://localhost:{slapd.encrypted}", slapd)))


async def _keep_advancing(desk, tokens) -> None:  # type: ignore[no-untyped-def]
    while True:
        await advance(desk, tokens)
        await asyncio.sleep(0.05)


async def _ask(desk, tokens, bot: ScriptedBot, account: str) -> float:  # type: ignore[no-untyped-def]
    signal = {"kind": "reset_password", "account": account}
    bot.turns["reset_password"] = BotTurn([BotMessage("Noted.")], signal="reset_requested", signal_data=signal)
    site, organization = await find_site(desk, "northwind", ORIGIN)
    visitor = open_session(tokens, site, organization, None, f"{ORIGIN}/start", None)
    turns, began = TurnRunner(desk), time.perf_counter()
    await messaging.receive_from_visitor(desk, visitor, "reset_password: please", "m1")
    turns.wake(visitor.conversation_id)
    await turns.settled()
    return (time.perf_counter() - began) * 1000


def report(directory: str, taken: dict[str, list[float]]) -> bool:
    """Print the comparison; whether every pair is within the bound."""
    write(f"\n{directory}\n{'account':<12}{'n':>6}{'p10':>9}{'median':>9}{'p90':>9}   milliseconds\n")
    for name, times in taken.items():
        tenths = statistics.quantiles(times, n=10)
        write(f"{name:<12}{len(times):>6}{tenths[0]:>9.2f}{statistics.median(times):>9.2f}{tenths[8]:>9.2f}\n")
    known, holds = taken["known"], True
    for name in list(taken)[1:]:
        apart, allowed = distance(known, taken[name]), bound(known, taken[name])
        gap = abs(statistics.median(known) - statistics.median(taken[name]))
        same = apart <= allowed or gap <= SAME_MS
        holds &= same
        write(f"known / {name:<12} distance {apart:.3f} (bound {allowed:.3f}), medians {gap:.2f} ms apart: {same}\n")
    return holds


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=150)
    rounds = parser.parse_args().rounds
    same = [report("demo directory", asyncio.run(measure(rounds))), report("OpenLDAP", measure_ldap(rounds))]
    raise SystemExit(0 if all(same) else 1)
