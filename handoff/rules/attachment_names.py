"""What a file is called once nothing in its name can mislead a person or a program."""

import re
import unicodedata

from handoff.rules.redaction import redact

NAME_CHARS = 120
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_SPACE = re.compile(r"\s+")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
"""Not allowed in names on Windows."""


def clean_name(given: str) -> str:
    """The last part of a path, without control, invisible and direction-changing characters, secrets and length."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    # Categories C*: controls, formats (bidi overrides, zero-width), surrogates, private use and unassigned.
    plain = "".join(" " if char.isspace() else char for char in last if char.isspace() or not _is_hidden(char))
    plain = _FORBIDDEN.sub("_", _SPACE.sub(" ", plain)).strip().rstrip(" .")
    ending = ending_of(plain)
    stem = redact(plain.removesuffix(ending)).text.strip(" .") or "file"
    return stem[: NAME_CHARS - len(ending)] + ending


def ending_of(name: str) -> str:
    """The ending of a name with its dot, or nothing."""
    match = _ENDING.search(name)
    return match[0] if match else ""


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char).startswith("C")
