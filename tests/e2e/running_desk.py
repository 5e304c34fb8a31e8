"""The whole product as `make run` starts it, in a folder of its own, for a browser to use."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handoff.settings import ROOT
from tests.closed_hours import data_with_closed_desk
from tests.e2e.closed_desk import SLUG, add_closed_organization, intranet_page

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
def running_desk(review_by: date | None = None, **organizations: str) -> Iterator[RunningDesk]:
    """Start everything, wait until it says that it runs, and stop it the way Ctrl-C does.

    An organization may be given a policy file of its own, by its slug, and the automations a date to be reviewed by.
    """
    var = Path(tempfile.mkdtemp(prefix="warmdesk-e2e-"))
    (var / "models").mkdir()
    data = data_with_closed_desk(var, SLUG)
    for slug, policy in organizations.items():
        (data / "policy" / "organizations" / f"{slug}.yml").write_text(policy)
    if review_by:
        register = data / "policy" / "automations.yml"
        register.write_text(re.sub(r"review_by: \S+", f"review_by: {review_by}", register.read_text()))
    shutil.copy(MODEL, var / "models")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
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
