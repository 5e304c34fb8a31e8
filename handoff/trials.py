"""`warmdesk decide`: starts a bot and an empty desk for the time it takes, and tries messages on them."""

import asyncio
import contextlib
import logging
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import structlog
from rich.console import Console
from rich.progress import Progress

from handoff.app import make_desk
from handoff.bot_process import running_bot
from handoff.models.errors import InvalidInput
from handoff.services.trials import Trial, Tried, add_trial_organizations, try_out
from handoff.settings import Settings
from handoff.storage.migrating import migrate
from handoff.transports.trial_lines import read_trials, written

AT_ONCE = 4

_err = Console(stderr=True)


def decide(settings: Settings, file: Path, policy: Path | None) -> Iterator[str]:
    """One JSON line per message of a file, in order, with progress on stderr."""
    trials = read_trials(_lines(file))
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory(prefix="warmdesk-") as folder, _progress() as progress:
        starting = progress.add_task("Starting the bot", total=None)
        url = f"sqlite+aiosqlite:///{Path(folder) / 'trial.db'}"
        with contextlib.redirect_stdout(sys.stderr):
            migrate(url)
        with running_bot(settings) as bot_url:
            progress.remove_task(starting)
            # As the demo, whose organization has a directory: there a reset goes by a link.
            own = settings.model_copy(update={"database_url": url, "bot_url": bot_url, "demo": True})
            results = asyncio.run(_try_all(own, trials, policy, progress))
    yield from written(results)


async def _try_all(
    settings: Settings, trials: Sequence[Trial], policy: Path | None, progress: Progress
) -> list[list[Tried]]:
    async def silent(_: object) -> None:
        return None

    desk = make_desk(settings, silent, policy=policy)
    task = progress.add_task("Deciding", total=len(trials))
    places = asyncio.Semaphore(AT_ONCE)

    async def one(trial: Trial) -> list[Tried]:
        async with places:
            tried = await try_out(desk, trial)
        progress.advance(task)
        return tried

    try:
        await add_trial_organizations(desk, [trial.organization for trial in trials])
        return await asyncio.gather(*map(one, trials))
    finally:
        await desk.bot.close()
        await desk.database.close()


def _lines(file: Path) -> list[str]:
    if str(file) == "-":
        return sys.stdin.read().split("\n")
    try:
        return file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidInput(f"{file}: cannot be read ({problem}). Give a file of JSON Lines in UTF-8.") from None


def _progress() -> Progress:
    return Progress(console=_err, transient=True)
