"""`warmdesk run`: a busy port is said in words, and stopping it leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from handoff.free_port import free_port
from handoff.settings import ROOT
from tests.running_bot import MODEL

START_WITHIN_S = 120
STOP_WITHIN_S = 30
INTERRUPTED_AT_ONCE = """
import os, signal, subprocess, sys
from handoff import __main__, supervisor

start = subprocess.Popen

def start_and_be_interrupted(*arguments, **options):
    started = start(*arguments, **options)
    os.kill(os.getpid(), signal.SIGINT)
    return started

supervisor.subprocess.Popen = start_and_be_interrupted
sys.argv = ["warmdesk", "run"]
__main__.main()
"""


class Installation:
    """A scratch folder with a linked model, a free port, and a mark that every process started in it inherits."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.mark = f"WARMDESK_TEST_MARK={uuid4().hex}"
        (var / "models").mkdir()
        (var / "models" / MODEL.name).symlink_to(MODEL)
        self.port = free_port()
        name, _, value = self.mark.partition("=")
        inherited = {key: value for key, value in os.environ.items() if not key.startswith("WARMDESK_")}
        own = {"WARMDESK_VAR": str(var), "WARMDESK_PORT": str(self.port), "WARMDESK_DEMO": "1", name: value}
        self.environment = inherited | own

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start Python with these arguments; what it says goes to a file."""
        with (self.var / "run.log").open("wb") as log:
            command = [sys.executable, *arguments]
            return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)

    def said(self) -> str:
        return " ".join((self.var / "run.log").read_text().split())

    def processes(self) -> dict[int, str]:
        """Every process that carries the mark, and its command line."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if self.mark.encode() in (folder / "environ").read_bytes().split(b"\0"):
                    found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
        return {pid: command for pid, command in found.items() if command}


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path)
    yield made
    for pid in made.processes():
        os.kill(pid, signal.SIGKILL)


def wait_until_serving(installation: Installation, run: "subprocess.Popen[bytes]") -> None:
    give_up_at = time.monotonic() + START_WITHIN_S
    while run.poll() is None and time.monotonic() < give_up_at:
        try:
            if httpx.get(f"http://127.0.0.1:{installation.port}/healthz", trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(installation.said())


def test_a_busy_port_is_named_in_one_sentence_with_exit_code_2(trained_model: Path, installation: Installation) -> None:
    with socket.create_server(("127.0.0.1", installation.port)):
        run = installation.start("-m", "handoff", "run")
        assert run.wait(START_WITHIN_S) == 2
    assert f"port {installation.port} on 127.0.0.1 cannot be used" in installation.said()
    assert f"PORT={installation.port + 1}" in installation.said()
    assert "Traceback" not in installation.said()
    assert installation.processes() == {}


def test_ctrl_c_leaves_no_process_and_everything_was_kept_in_its_folder(
    trained_model: Path, installation: Installation
) -> None:
    run = installation.start("-m", "handoff", "run")
    wait_until_serving(installation, run)
    started = " ".join(installation.processes().values())
    assert [part for part in ("supervisord", "bot run", "bot.actions", "handoff serve") if part not in started] == []
    run.send_signal(signal.SIGINT)
    assert run.wait(STOP_WITHIN_S) == 0
    assert installation.processes() == {}
    made = {path.name for path in installation.var.iterdir()}
    assert {"warmdesk.db", "secrets.env", "log", "supervisor.conf"} <= made
    assert (installation.var / "secrets.env").stat().st_mode & 0o077 == 0


def test_ctrl_c_at_the_very_start_leaves_no_process_either(trained_model: Path, installation: Installation) -> None:
    run = installation.start("-c", INTERRUPTED_AT_ONCE)
    run.wait(STOP_WITHIN_S)
    assert installation.processes() == {}
