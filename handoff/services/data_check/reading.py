"""What the bot's reader would refuse, or read as something else than what is written."""

import re

from handoff.services.data_check.findings import Findings, error
from handoff.storage.training_files import Place, TrainingData

# Rasa's reader takes a file of plain ASCII for one whose other characters are written as codes, so that \u0041 is an A.
# Two backslashes before the letter are no code, nor is anything in a file with a single character beyond ASCII.
_CODE = re.compile(r"(?<!\\)(?:\\\\)*(\\[uU]\w*)")


def unreadable(data: TrainingData) -> Findings:
    """Files and entries that cannot be read as they were meant."""
    for problem in data.problems:
        yield error(Place(problem.path, problem.line), problem.reason)


def character_codes(data: TrainingData) -> Findings:
    r"""A backslash before a `u` in a file of plain ASCII, such as C:\users: it stops the training."""
    for path, source in data.sources.items():
        if not source.isascii():
            continue
        for number, row in enumerate(source.split("\n"), 1):
            for match in _CODE.finditer(row):
                yield error(Place(path, number), _what_becomes_of(match[1], row))


def _what_becomes_of(code: str, row: str) -> str:
    mend = r"write `/` for the backslash, or the character itself"
    try:
        # The very steps of Rasa's reader.
        row.encode().decode("raw_unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return f"the bot takes `{code}` for a character's code and its training stops; {mend}"
    return f"the bot takes `{code}` for a character's code and learns another text; {mend}"
