"""A real PostgreSQL server on a free port, for as long as a test session lasts."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handoff.free_port import free_port


class NoPostgres(Exception):
    """PostgreSQL is not installed here."""


def find_programs() -> Path:
    """The folder with initdb and postgres; NoPostgres when there is none."""
    candidates = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    found = shutil.which("initdb")
    candidates += [Path(found).resolve().parent] if found else []
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoPostgres("initdb and postgres are not installed; on Debian: apt-get install postgresql")


@contextmanager
def running_postgres() -> Iterator[str]:
    """Yields the server's SQLAlchemy URL without a database name."""
    programs = find_programs()
    folder = Path(tempfile.mkdtemp(prefix="warmdesk-pg-"))
    # PostgreSQL refuses to run as root, which is what containers usually run tests as.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres", "postgres")
    port = free_port()
    cluster = folder / "cluster"
    initdb = [
        programs / "initdb",
        "-D",
        cluster,
        "-U",
        "warmdesk",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-N",
    ]
    subprocess.run([*as_user, *map(str, initdb)], check=True, capture_output=True)
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c max_connections=200"
    control = [*as_user, str(programs / "pg_ctl"), "-D", str(cluster), "-w"]
    subprocess.run([*control, "-o", options, "-l", str(folder / "log"), "start"], check=True, capture_output=True)
    try:
        yield f"postgresql+psycopg://warmdesk@127.0.0.1:{port}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)
