"""The real service as a process of its own, for tests that kill it."""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx

from handoff.free_port import free_port
from handoff.settings import ROOT
from tests.running_bot import end_process

READY_WITHIN_S = 60


class RunningService:
    """`python -m handoff serve` on a free port, on a migrated database, with its log under `var`."""

    def __init__(self, var: Path, database_url: str, bot_url: str, bot_token: str, data: Path = ROOT / "data") -> None:
        self.database_url = database_url
        self.secret = secrets.token_urlsafe(48)
        self.log = var / "service.log"
        self.process: subprocess.Popen[bytes] | None = None
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._environment = os.environ | {
            "WARMDESK_VAR": str(var),
            "WARMDESK_DATA": str(data),
            "WARMDESK_PORT": str(port),
            "WARMDESK_DATABASE_URL": database_url,
            "WARMDESK_SECRET": self.secret,
            "WARMDESK_BOT_URL": bot_url,
            "WARMDESK_BOT_TOKEN": bot_token,
        }

    def start(self) -> None:
        """Start and wait until it can serve."""
        command = [sys.executable, "-m", "handoff", "serve"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=log, stderr=log)
        give_up_at = time.monotonic() + READY_WITHIN_S
        while self.process.poll() is None and time.monotonic() < give_up_at:
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(f"{self.url}/healthz", trust_env=False).status_code == 200:
                    return
            time.sleep(0.1)
        raise AssertionError(f"the service does not serve:\n{self.log.read_text()[-2000:]}")

    def kill(self) -> None:
        """End it at once, as a crash would."""
        end_process(self.process, signal.SIGKILL)

    def stop(self) -> None:
        """End it the polite way."""
        end_process(self.process, signal.SIGTERM)

    def restart(self) -> None:
        """A new life at the same address, on the same database."""
        self.kill()
        self.start()

    def readiness(self) -> dict[str, bool]:
        """What the service says of the parts behind it."""
        answer: dict[str, bool] = httpx.get(f"{self.url}/readyz", timeout=10, trust_env=False).json()
        return answer
