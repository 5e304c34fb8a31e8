"""Starts bot, actions and service under one supervisor, says when they are ready, and stops them together."""

import configparser
import fcntl
import os
import secrets
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
from rich.console import Console

from handoff.bot_process import BotPorts, bot_commands, bot_environment, expect_model
from handoff.services.demo import logins
from handoff.settings import ROOT, Settings, SettingsProblem

READY_WITHIN_S = 180
_SECRET_NAMES = ("WARMDESK_SECRET", "WARMDESK_BOT_TOKEN")

out = Console(highlight=False)


def prepare(var: Path) -> None:
    """Put this installation's secrets, made on its first start, into the environment."""
    var.mkdir(parents=True, exist_ok=True)
    (var / "log").mkdir(exist_ok=True)
    path = var / "secrets.env"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text("".join(f"{name}={secrets.token_urlsafe(48)}\n" for name in _SECRET_NAMES))
    for line in path.read_text().splitlines():
        name, _, value = line.partition("=")
        os.environ.setdefault(name, value)


def run(settings: Settings) -> int:
    """Run until Ctrl-C or SIGTERM, then stop every process; returns the exit code."""
    expect_model(settings)
    config = _write_config(settings, BotPorts.free())
    # Signals only set a flag, from before the first process is there: raised in its start they would leave it behind.
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    # A session of its own, so that Ctrl-C reaches the processes through their supervisor, once and in order.
    supervisor = subprocess.Popen(
        [sys.executable, "-m", "supervisor.supervisord", "-n", "-c", str(config)],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        with out.status("Starting the service and the bot …"):
            parts = _wait_until_ready(settings, supervisor, stopping)
        if not stopping.is_set():
            _announce(settings, parts)
        while supervisor.poll() is None and not stopping.wait(0.3):
            pass
        out.print("\nStopping …" if stopping.is_set() else "\nThe supervisor has stopped.")
        return 0 if stopping.is_set() else 1
    finally:
        supervisor.terminate()
        supervisor.wait()


def expect_free(settings: Settings) -> None:
    """Refuse to start on a port that is taken, or a second time in one folder, whose files it would share."""
    lock = os.open(settings.var / "lock", os.O_CREAT | os.O_WRONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise SettingsProblem(f"it is already running in {settings.var}. Stop that one first.") from None
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise SettingsProblem(
                f"port {settings.port} on {settings.host} cannot be used ({error.strerror}). "
                f"Stop what uses it, or choose another one: make run PORT={settings.port + 1}"
            ) from None


def _write_config(settings: Settings, ports: BotPorts) -> Path:
    os.environ |= bot_environment(ports, settings.var / "tracker.db") | {"WARMDESK_BOT_URL": ports.url}
    programs = bot_commands(settings, ports) | {"service": [sys.executable, "-m", "handoff", "serve"]}
    config = configparser.RawConfigParser()
    log = settings.var / "log"
    config["supervisord"] = {
        "nodaemon": "true",
        "directory": _escaped(ROOT),
        "logfile": _escaped(log / "supervisor.log"),
        "pidfile": _escaped(settings.var / "supervisor.pid"),
    }
    for name, command in programs.items():
        config[f"program:{name}"] = _program(_escaped(shlex.join(command)), _escaped(log / f"{name}.log"))
    path = settings.var / "supervisor.conf"
    with path.open("w") as file:
        config.write(file)
    return path


def _program(command: str, log: str) -> dict[str, str]:
    return {
        "command": command,
        "stdout_logfile": log,
        "redirect_stderr": "true",
        "stdout_logfile_maxbytes": "10MB",
        "stdout_logfile_backups": "3",
        "autorestart": "true",
        "startretries": "1000000",
        "stopasgroup": "true",
        "killasgroup": "true",
        "stopwaitsecs": "8",
    }


def _escaped(value: object) -> str:
    return str(value).replace("%", "%%")


def _announce(settings: Settings, parts: dict[str, bool]) -> None:
    url = f"http://{'localhost' if settings.host in ('127.0.0.1', '0.0.0.0') else settings.host}:{settings.port}"
    if not all(parts.values()):
        slow = ", ".join(name for name, ready in parts.items() if not ready)
        out.print(f"[bold]Not ready after {READY_WITHIN_S} s: {slow}.[/] The reason is in {settings.var / 'log'}.")
    rows = [("Demo page with the widget", "/demo")] if settings.demo else []
    rows += [
        ("Technicians' console", "/console"),
        ("Transcripts (leads)", "/transcripts"),
        ("API documentation", "/docs"),
    ]
    out.print("\n[bold]Warmdesk is running.[/]\n")
    for name, path in rows:
        out.print(f"  {name:<28}{url}{path}")
    out.print()
    for login in logins(settings.secret) if settings.demo else []:
        out.print(f"  {'Sign in as ' + login.role:<28}{login.email}  password  {login.password}", markup=False)
    if not settings.smtp_url:
        out.print(f"\n  Mail is not sent but written to {settings.mail_folder}; WARMDESK_SMTP_URL names a server.")
    out.print(f"\n  Logs: {settings.var / 'log'} · Ctrl-C stops everything.\n")


def _wait_until_ready(
    settings: Settings, supervisor: "subprocess.Popen[bytes]", stopping: threading.Event
) -> dict[str, bool]:
    until = time.monotonic() + READY_WITHIN_S
    parts = {"service": False, "database": False, "bot": False}
    while time.monotonic() < until and not all(parts.values()) and not stopping.is_set():
        if supervisor.poll() is not None:
            raise SettingsProblem(f"the supervisor stopped at once; see {settings.var / 'log' / 'supervisor.log'}")
        try:
            answer = httpx.get(f"http://127.0.0.1:{settings.port}/readyz", timeout=3, trust_env=False).json()
            parts = {"service": True, **answer}
        except (httpx.HTTPError, ValueError):
            stopping.wait(0.3)
    return parts
