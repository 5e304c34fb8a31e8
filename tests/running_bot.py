"""The real bot as processes of its own, for every test that talks to it."""

import contextlib
import os
import secrets
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from handoff.free_port import free_port

ROOT = Path(__file__).parents[1]
PYTHON = ROOT / ".venv/bot/bin/python"
MODEL = ROOT / "var/models/warmdesk.tar.gz"
ENCODER = "var/models/encoder"
READY_WITHIN_S = 180
STOP_WITHIN_S = 3


def is_stale(model: Path) -> bool:
    """Whether something the model was made from is newer than the model."""
    sources = [ROOT / "bot/config.yml"]
    for folder in ("bot/domain", "bot/components", "data/faq", "data/nlu", "data/rules"):
        sources += [path for path in (ROOT / folder).rglob("*") if path.suffix in (".yml", ".py")]
    return not model.exists() or any(source.stat().st_mtime > model.stat().st_mtime for source in sources)


def train(model: Path) -> None:
    """Trains on the shipped data, as `make setup` does."""
    command = [
        PYTHON, "-m", "bot", "train", "--config", "bot/config.yml", "--domain", "bot/domain",
        "--data", "data/faq", "data/nlu", "data/rules", "--out", model.parent, "--fixed-model-name", "warmdesk",
    ]  # fmt: skip
    log = model.parent / "training.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    if not (ROOT / ENCODER / "encoder.onnx").exists():
        subprocess.run(
            [PYTHON, "-m", "bot.components.build_encoder", ENCODER], cwd=ROOT, env=_environment(), check=True
        )
    with log.open("wb") as output:
        done = subprocess.run(command, cwd=ROOT, env=_environment(), stdout=output, stderr=output, check=False)
    assert done.returncode == 0, f"training failed, see {log}"


class RunningBot:
    """Rasa and its action server on free ports, with a tracker store and log files under `var`."""

    def __init__(self, model: Path, var: Path) -> None:
        self.model = model
        self.var = var
        self.token = secrets.token_urlsafe(16)
        self.port = free_port()
        self.actions_port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/webhooks/warmdesk"
        self.tracker_db = var / "tracker.db"
        self.logs = [var / "bot.log", var / "actions.log"]
        self.process: subprocess.Popen[bytes] | None = None
        self.actions_process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts whichever of the two is not running and waits until it can serve."""
        if not _is_running(self.actions_process):
            self.actions_process = self._spawn(self.logs[1], "-m", "bot.actions")
        if not _is_running(self.process):
            self.process = self._spawn(
                self.logs[0], "-m", "bot", "run", "--model", self.model,
                "--credentials", "bot/credentials.yml", "--endpoints", "bot/endpoints.yml",
                "--interface", "127.0.0.1", "--port", self.port,
            )  # fmt: skip
        wait_for(f"http://127.0.0.1:{self.actions_port}/health", self.actions_process, self.logs[1])
        wait_for(f"http://127.0.0.1:{self.port}/", self.process, self.logs[0])

    def kill(self) -> None:
        """Ends both at once, as a crash would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ends both the polite way."""
        self._end(signal.SIGTERM)

    def restart(self) -> None:
        """A new life on the same ports, with the same tracker store."""
        self.kill()
        self.start()

    def _end(self, with_signal: signal.Signals) -> None:
        for process in (self.process, self.actions_process):
            end_process(process, with_signal)

    def _spawn(self, log: Path, *arguments: object) -> "subprocess.Popen[bytes]":
        environment = _environment() | {
            "WARMDESK_BOT_TOKEN": self.token,
            "WARMDESK_ACTIONS_URL": f"http://127.0.0.1:{self.actions_port}/webhook",
            "WARMDESK_ACTIONS_PORT": str(self.actions_port),
            "WARMDESK_TRACKER_DB": str(self.tracker_db),
        }
        with log.open("ab") as output:
            return subprocess.Popen(
                [PYTHON, *map(str, arguments)], cwd=ROOT, env=environment, stdout=output, stderr=output
            )


@contextlib.contextmanager
def running_bot(model: Path, var: Path) -> Iterator[RunningBot]:
    """A bot that serves, with everything ended on the way out."""
    bot = RunningBot(model, var)
    try:
        bot.start()
        yield bot
    finally:
        bot.stop()


def end_process(process: "subprocess.Popen[bytes] | None", with_signal: signal.Signals) -> float:
    """Signals the process and returns how many seconds it took to end."""
    if process is None or not _is_running(process):
        return 0.0
    began = time.monotonic()
    process.send_signal(with_signal)
    try:
        process.wait(timeout=STOP_WITHIN_S * 3)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return time.monotonic() - began


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false", "PYTHONWARNINGS": "ignore"}


def _is_running(process: "subprocess.Popen[bytes] | None") -> bool:
    return process is not None and process.poll() is None


def wait_for(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    give_up_at = time.monotonic() + READY_WITHIN_S
    with httpx.Client(trust_env=False, verify=False) as http:
        while time.monotonic() < give_up_at:
            assert _is_running(process), f"the process ended before it could serve:\n{log.read_text()[-2000:]}"
            with contextlib.suppress(httpx.TransportError):
                if http.get(url).status_code == 200:
                    return
            time.sleep(0.2)
    raise AssertionError(f"not ready after {READY_WITHIN_S} s:\n{log.read_text()[-2000:]}")
