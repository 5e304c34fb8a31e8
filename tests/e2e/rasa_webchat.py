"""The third-party widget rasa-webchat as npm has it, unmodified."""

import base64
import hashlib
import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

from handoff.settings import ROOT
from tests.databases import missing

_VERSION = "1.0.1"
# As npm states it. No dependency in package.json, for it would bring six hundred packages that nothing here runs.
_SHA512 = "Ld1zVJvTAaTrs6A5p8t70agNNrKYRyXlvqXZRgBoDvKKUXbA0jhJKECi5bdPGlaR6jsmqWtVylHS+YqIqo0x8w=="
_KEPT = ROOT / "web/node_modules/.cache"


def bundle() -> str:
    """Its script for a `<script>` tag, fetched by npm once; skips, or fails in CI, where npm reaches no registry."""
    packed = _KEPT / f"rasa-webchat-{_VERSION}.tgz"
    if not packed.exists():
        _fetch()
    content = packed.read_bytes()
    assert base64.b64encode(hashlib.sha512(content).digest()).decode() == _SHA512, "this is not what npm states"
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        script = archive.extractfile("package/lib/index.js")
        assert script is not None
        return script.read().decode()


def _fetch() -> None:
    _KEPT.mkdir(parents=True, exist_ok=True)
    beside = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{beside}:{os.environ['PATH']}"}
    command = [beside / "npm", "pack", f"rasa-webchat@{_VERSION}", "--pack-destination", _KEPT]
    fetched = subprocess.run(command, cwd=ROOT / "web", env=environment, capture_output=True, text=True)
    if fetched.returncode != 0:
        missing(f"npm cannot fetch rasa-webchat: {fetched.stderr}")
