"""Training files are read as the bot reads them, and what it would refuse or skip is found with its line."""

import json
import subprocess
from pathlib import Path

import pytest

from handoff.settings import ROOT
from handoff.storage.training_files import read_training_data
from tests.data_folder import FIRST_LINE, DataFolder

BOT_PYTHON = ROOT / ".venv" / "bot" / "bin" / "python"

# What becomes of a line in a file of plain ASCII, as Rasa's own reader says: None stands for a reader that stops.
CODES = {
    r"open C:\users": None,
    r"open C:\Users": None,
    r"x \u": None,
    r"x \u12": None,
    r"x \ud800": None,
    r"x \UFFFFFFFF": None,
    r"x \\\users": None,
    r"caf\u00e9": "café",
    r"x \ud83d\ude00": "x 😀",
    r"x \\users\x": r"x \\users\x",
    r"x \n \x41 \N{DIGIT ONE}": r"x \n \x41 \N{DIGIT ONE}",
}

READ = """
import json, sys
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
def read(line):
    try:
        data = RasaYAMLReader().reads('version: "3.1"\\nnlu:\\n- intent: a\\n  examples: |\\n    - ' + line + '\\n')
    except UnicodeDecodeError:
        return None
    return data.training_examples[0].get("text")
print(json.dumps([read(line) for line in json.load(sys.stdin)]))
"""


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def test_rasas_reader_does_to_character_codes_what_the_check_says() -> None:
    if not BOT_PYTHON.exists():
        pytest.fail("the bot's environment .venv/bot is missing; `make setup` makes it")
    done = subprocess.run([BOT_PYTHON, "-c", READ], input=json.dumps(list(CODES)), capture_output=True, text=True)
    assert json.loads(done.stdout.splitlines()[-1]) == list(CODES.values()), done.stderr


@pytest.mark.parametrize(("line", "learned"), CODES.items())
def test_a_line_that_the_bot_would_not_read_as_written_is_an_error(
    data: DataFolder, line: str, learned: str | None
) -> None:
    data.topic("vpn", ["hello there", line])
    errors = data.errors()
    if learned == line:
        assert errors == []
    else:
        assert all(error.startswith(f"faq/vpn.yml:{FIRST_LINE + 1}: ") for error in errors)
        assert ("training stops" if learned is None else "learns another text") in errors[0]


def test_a_file_with_one_other_character_is_read_as_written(data: DataFolder) -> None:
    data.topic("vpn", [r"open C:\users", "café"])
    assert data.findings() == []


@pytest.mark.parametrize(
    ("good", "bad", "line", "what"),
    [
        ("    - hello there", "    hello there", FIRST_LINE, "begin it with `- `"),
        ("examples: |", "examples: >", FIRST_LINE - 1, "must follow `examples: |`"),
        ("examples: |", "examples:", FIRST_LINE - 1, "must follow `examples: |`"),
        ("examples: |", "lines: |", 3, "must follow `examples: |`"),
        ("intent: faq/vpn", "synonym: vpn", 3, "has no `intent: …`"),
        ("title: About vpn", "note: x", 3, "`metadata: {title: …}`"),
        ("responses:", "nlu:", FIRST_LINE + 15, "`nlu` is here twice"),
        ("version:", "nlu: [", 2, "is not valid YAML"),
        ("- text: |", "- image: |", 3, "has no answer"),
    ],
)
def test_what_the_bot_would_refuse_or_skip_is_an_error(
    data: DataFolder, good: str, bad: str, line: int, what: str
) -> None:
    data.topic("vpn", ["hello there"])
    path = data.path / "faq/vpn.yml"
    path.write_text(path.read_text().replace(good, bad, 1))
    assert any(error.startswith(f"faq/vpn.yml:{line}: ") and what in error for error in data.errors()), data.errors()


def test_a_file_that_ends_otherwise_is_named(data: DataFolder) -> None:
    data.file("faq/vpn.yaml", "nlu: []\n")
    assert data.errors() == ["faq/vpn.yaml:1: the service reads only files that end in .yml; rename it"]


@pytest.mark.parametrize(
    "content", ["", "- a\n", "nlu: x\n", "nlu:\n- x\n", "responses: [a]\n", "responses: {utter_x: }\n"]
)
def test_a_file_of_another_shape_never_ends_the_check(data: DataFolder, content: str) -> None:
    data.file("faq/vpn.yml", content)
    assert bool(data.errors()) == bool(content)


def test_every_shipped_line_is_where_it_is_said_to_be() -> None:
    data = read_training_data(ROOT / "data")
    rows = {path: text.split("\n") for path, text in data.sources.items()}
    assert all(rows[line.place.path][line.place.line - 1].strip() == f"- {line.text}" for line in data.lines)
    assert all(answer.is_block for answer in data.answers)
