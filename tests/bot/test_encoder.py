"""The sentence encoder: built from the published weights only, small without being wrong, the same every time."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.running_bot import PYTHON, ROOT

COMPARE = """
import json, pathlib, shutil, sys
import numpy as np
from bot.components import build_encoder as build
from bot.components.sentence_encoder import GRAPH, WORDS, SentenceEncoder

folder, shipped = pathlib.Path(sys.argv[1]), SentenceEncoder(pathlib.Path("var/models/encoder"))
build.write_exact(build.published_model(), folder / GRAPH)
shutil.copyfile(build.published_model() / WORDS, folder / WORDS)
lines = ["my vpn does not connect from home", "hello", "printer", "where is my ticket", "unlock my account please",
         "I forgot my password and cannot log in since this morning", "outlook stopped syncing on my phone"]
small, exact = shipped.encode(lines), SentenceEncoder(folder).encode(lines)
long = "my printer is broken " + "at org.example.Frame.run(Frame.java:12) " * 400
two = "my monitor is black, and someone signed in to my mailbox from Lagos"
whole, first, second = shipped.encode_spans(two, [(0, 19), (21, len(two))])
apart = shipped.encode(["my monitor is black", "someone signed in to my mailbox from Lagos"])
print(json.dumps({
    "cosines": (small * exact).sum(axis=1).tolist(),
    "lengths": np.linalg.norm(small, axis=1).tolist(),
    "alone": bool((shipped.encode(lines[2:3]) == small[2:3]).all()),
    "again": bool((SentenceEncoder(pathlib.Path("var/models/encoder")).encode(lines) == small).all()),
    "whole": float(shipped.encode([two])[0] @ whole),
    "spans": [[float(span @ part) for part in apart] for span in (first, second)],
    "cut_out": bool(np.isfinite(shipped.encode_spans(long, [(9000, 9100)])).all()),
    "odd": [bool(np.isfinite(shipped.encode([text])).all()) for text in ("", "\\x00", "x" * 20000, long)],
}))
"""


@pytest.fixture(scope="module")
def compared(trained_model: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:

    folder = tmp_path_factory.mktemp("exact")
    done = _python("-c", COMPARE, str(folder))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _python(*arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_small_encoder_says_what_the_exact_one_says(compared: dict[str, Any]) -> None:
    assert min(compared["cosines"]) > 0.98
    assert compared["lengths"] == pytest.approx([1.0] * len(compared["lengths"]), abs=1e-4)


def test_a_vector_depends_on_its_text_only(compared: dict[str, Any]) -> None:
    assert compared["alone"]
    assert compared["again"]


def test_a_span_means_what_its_words_mean_and_leaves_the_whole_as_it_is(compared: dict[str, Any]) -> None:
    (first, not_second), (not_first, second) = compared["spans"]
    assert first > not_second
    assert second > not_first
    assert compared["whole"] == pytest.approx(1, abs=1e-5)
    assert compared["cut_out"]


def test_odd_and_endless_texts_have_a_vector(compared: dict[str, Any]) -> None:
    assert all(compared["odd"])


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"something else")
    check = (
        "import sys; from pathlib import Path; from bot.components.build_encoder import check; check(Path(sys.argv[1]))"
    )
    done = _python("-c", check, str(tmp_path / "model.safetensors"))
    assert "published is 53aa51172d142c89" in done.stderr
