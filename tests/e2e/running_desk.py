"""The whole product as `make run` starts it, in a folder of its own, for a browser to use."""

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from handoff.free_port import free_port
from handoff.services import demo
from handoff.services.staff import add_technician
from handoff.settings import ROOT
from handoff.vocabulary import Role
from tests.closed_hours import data_with_closed_desk
from tests.conftest import make_desk
from tests.e2e.closed_desk import SLUG, add_closed_organization, intranet_page
from tests.running_bot import RunningBot
from tests.running_service import RunningService
from tests.scripted_bot import ScriptedBot

MODEL = ROOT / "var" / "models" / "warmdesk.tar.gz"
START_WITHIN_S = 240
STOP_WITHIN_S = 30
_LOGIN = re.compile(r"Sign in as (\w+)\s+(\S+)\s+password\s+(\S+)")


@dataclass(frozen=True)
class RunningDesk:
    """Where it answers, the demo logins by role as (e-mail address, password), the folder mail is written to, and the
    intranet of the organization whose desk is closed."""

    url: str
    logins: dict[str, tuple[str, str]]
    mail: Path
    intranet: str


@contextmanager
def running_desk(**organizations: str) -> Iterator[RunningDesk]:
    """Start everything, wait until it says that it runs, and stop it the way Ctrl-C does.

    An organization may be given a policy file of its own, by its slug.
    """
    var = Path(tempfile.mkdtemp(prefix="warmdesk-e2e-"))
    (var / "models").mkdir()
    data = _data(var, organizations)
    shutil.copy(MODEL, var / "models")
    port = free_port()
    environment = os.environ | {"WARMDESK_VAR": str(var), "WARMDESK_PORT": str(port), "WARMDESK_DEMO": "1"}
    environment["WARMDESK_DATA"] = str(data)
    log = var / "run.log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "handoff", "run"]
        desk = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
    try:
        said = _wait_until_running(desk, log)
        logins = {role: (email, password) for role, email, password in _LOGIN.findall(said)}
        url = f"http://localhost:{port}"
        with intranet_page(url) as intranet:
            add_closed_organization(environment, intranet, logins["technician"][0])
            yield RunningDesk(url, logins, var / "mail", intranet)
    finally:
        desk.send_signal(signal.SIGINT)
        desk.wait(STOP_WITHIN_S)
        shutil.rmtree(var, ignore_errors=True)


@contextmanager
def desk_on(
    bot: RunningBot, migrated: Path, review_by: date | None = None, **organizations: str
) -> Iterator[RunningDesk]:
    """The same to whoever is in front of a screen, in a fraction of the time: on a bot that other desks use as well.

    Its automations may be given a date to be reviewed by.
    """
    var = Path(tempfile.mkdtemp(prefix="warmdesk-e2e-"))
    data = _data(var, organizations)
    if review_by:
        register = data / "policy" / "automations.yml"
        register.write_text(re.sub(r"review_by: \S+", f"review_by: {review_by}", register.read_text()))
    database_url = f"sqlite+aiosqlite:///{shutil.copy(migrated, var / 'warmdesk.db')}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARMDESK_DEMO", "1")
        service = RunningService(var, database_url, f"http://127.0.0.1:{bot.port}", bot.token, data)
    url = service.url.replace("127.0.0.1", "localhost")
    try:
        with intranet_page(url) as intranet:
            asyncio.run(_seed(database_url, service.secret, var, data, [url, service.url], intranet))
            service.start()
            logins = {str(login.role): (login.email, login.password) for login in demo.logins(service.secret)}
            yield RunningDesk(url, logins, var / "mail", intranet)
    finally:
        service.stop()
        shutil.rmtree(var, ignore_errors=True)


async def _seed(database_url: str, secret: str, var: Path, data: Path, origins: list[str], intranet: str) -> None:
    desk = make_desk(database_url, ScriptedBot(), [], data=data, keys=var / "identity")
    await demo.seed(desk, secret, origins)
    await demo.add_organization(desk, SLUG, "Closed Ltd", SLUG, [intranet])
    priya = next(login for login in demo.logins(secret) if login.role is Role.TECHNICIAN)
    await add_technician(desk, priya.email, priya.name, priya.password, SLUG, priya.role)
    await desk.database.close()


def _data(var: Path, organizations: dict[str, str]) -> Path:
    data = data_with_closed_desk(var, SLUG)
    for slug, policy in organizations.items():
        (data / "policy" / "organizations" / f"{slug}.yml").write_text(policy)
    return data


def _wait_until_running(desk: "subprocess.Popen[bytes]", log: Path) -> str:
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until:
        said = log.read_text()
        if "Ctrl-C stops everything" in said:
            return said
        if desk.poll() is not None:
            break
        time.sleep(0.2)
    raise AssertionError(f"the desk did not start:\n{log.read_text()}")
