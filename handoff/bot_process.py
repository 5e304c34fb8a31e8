"""How the bot and its action server are started, by the supervisor for good or by a command for its own time."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from handoff.free_port import free_port
from handoff.settings import ROOT, Settings, SettingsProblem

BOT_PYTHON = ROOT / ".venv" / "bot" / "bin" / "python"
MODEL = "models/warmdesk.tar.gz"
READY_WITHIN_S = 180
STOP_WITHIN_S = 5


@dataclass(frozen=True)
class BotPorts:
    """The two ports of a bot, both on loopback."""

    bot: int
    actions: int

    @classmethod
    def free(cls) -> "BotPorts":
        """Two ports that nobody listens on."""
        return cls(free_port(), free_port())

    @property
    def url(self) -> str:
        """Where the bot answers."""
        return f"http://127.0.0.1:{self.bot}"


def expect_model(settings: Settings) -> None:
    """SettingsProblem when there is nothing to start."""
    for path, name in ((settings.var / MODEL, "the trained model"), (BOT_PYTHON, "the bot's environment")):
        if not path.exists():
            raise SettingsProblem(f"{name} is missing ({path}). Run: make setup")


def bot_environment(ports: BotPorts, trackers: Path) -> dict[str, str]:
    """What both processes read from their environment, beside the token of the bot's door."""
    return {
        "PYTHONPATH": str(ROOT),
        "RASA_TELEMETRY_ENABLED": "false",
        "WARMDESK_ACTIONS_PORT": str(ports.actions),
        "WARMDESK_ACTIONS_URL": f"http://127.0.0.1:{ports.actions}/webhook",
        "WARMDESK_TRACKER_DB": str(trackers),
    }


def bot_commands(settings: Settings, ports: BotPorts) -> dict[str, list[str]]:
    """The command line of each process, to be run in the project's folder."""
    bot = [str(BOT_PYTHON), "-m", "bot", "run", "--interface", "127.0.0.1", "--port", str(ports.bot)]
    bot += ["--model", str(settings.var / MODEL)]
    bot += ["--credentials", "bot/credentials.yml", "--endpoints", "bot/endpoints.yml"]
    return {"actions": [str(BOT_PYTHON), "-m", "bot.actions"], "bot": bot}


@contextmanager
def running_bot(settings: Settings) -> Iterator[str]:
    """A bot of one's own; gives its URL once it serves, and ends it afterwards."""
    expect_model(settings)
    ports = BotPorts.free()
    with tempfile.TemporaryDirectory(prefix="warmdesk-") as folder:
        log = Path(folder) / "bot.log"
        token = {"WARMDESK_BOT_TOKEN": settings.bot_token}
        environment = os.environ | bot_environment(ports, Path(folder) / "tracker.db") | token
        with log.open("ab") as output:
            processes = [
                subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
                for command in bot_commands(settings, ports).values()
            ]
        try:
            _wait_until_it_serves(ports, processes, log)
            yield ports.url
        finally:
            for process in processes:
                _end(process)


def _wait_until_it_serves(ports: BotPorts, processes: "list[subprocess.Popen[bytes]]", log: Path) -> None:
    give_up_at = time.monotonic() + READY_WITHIN_S
    waiting = [f"http://127.0.0.1:{ports.actions}/health", f"{ports.url}/"]
    with httpx.Client(trust_env=False) as http:
        while waiting and time.monotonic() < give_up_at:
            if any(process.poll() is not None for process in processes):
                raise SettingsProblem(f"the bot ended before it could serve:\n{log.read_text()[-2000:]}")
            try:
                http.get(waiting[0]).raise_for_status()
                waiting.pop(0)
            except httpx.HTTPError:
                time.sleep(0.2)
    if waiting:
        raise SettingsProblem(f"the bot does not serve after {READY_WITHIN_S} s:\n{log.read_text()[-2000:]}")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(STOP_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
