"""A second organization on the running desk, whose hours are over whenever the tests run, and its intranet page."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from handoff.settings import ROOT

SLUG = "closed"


def add_closed_organization(environment: dict[str, str], intranet: str, technician: str) -> None:
    """Add it with its site, and let the demo's technician work for it."""
    organization = ["add-organization", SLUG, "Closed Ltd", "--site-key", SLUG, "--origin", intranet]
    member = ["add-technician", technician, "Priya Nair", "--organization", SLUG, "--password", "of the one there is"]
    for command in (organization, member):
        subprocess.run([sys.executable, "-m", "handoff", *command], cwd=ROOT, env=environment, check=True)


@contextmanager
def intranet_page(desk_url: str) -> Iterator[str]:
    """A web server of the organization's own, every page of which has the widget on it; its origin."""
    widget = f'<script src="{desk_url}/widget.js" data-site="{SLUG}"></script>'
    page = f'<!doctype html><html lang="en"><title>Intranet</title><h1>Intranet</h1>{widget}'.encode()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
