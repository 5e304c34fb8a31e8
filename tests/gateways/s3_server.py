"""An S3-compatible store as a process of its own."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from handoff.free_port import free_port

START_WITHIN_S = 60
BUCKET = "warmdesk-files"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}


@contextmanager
def running_s3() -> Iterator[str]:
    """Its address, with an empty bucket in it."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, env=os.environ | CREDENTIALS, **quiet)
    try:
        url = f"http://127.0.0.1:{port}"
        _make_bucket(server, url)
        yield url
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(10)


def _make_bucket(server: "subprocess.Popen[bytes]", url: str) -> None:
    request = urllib.request.Request(f"{url}/{BUCKET}", method="PUT")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until and server.poll() is None:
        try:
            with opener.open(request):
                return
        except urllib.error.URLError:
            time.sleep(0.2)
    raise AssertionError("the S3-compatible store did not start")
