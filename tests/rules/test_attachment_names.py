"""What a file is called once nothing in its name can mislead."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.attachment_kinds import KINDS, kind_of
from handoff.rules.attachment_names import NAME_CHARS, clean_name, ending_of


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\maria\\shot.png", "shot.png"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\x00b\r\nContent-Type: html.png", "ab Content-Type_ html.png"),
        ("zero\u200bwidth.png", "zerowidth.png"),
        ("  .png", "file.png"),
        ("..", "file"),
        ("", "file"),
        ("con|<>?.txt", "con____.txt"),
        ("Überblick 2026.docx", "Überblick 2026.docx"),
        ("My password is Tr0ub4dor.txt", "My password is [password removed].txt"),
    ],
)
def test_a_name_says_what_it_is_and_nothing_else(given: str, kept: str) -> None:
    assert clean_name(given) == kept


@given(st.text(max_size=400))
def test_no_name_has_a_path_a_hidden_character_or_too_many(text: str) -> None:
    name = clean_name(text)
    assert 0 < len(name) <= NAME_CHARS
    assert not {"/", "\\"} & set(name)
    assert not [char for char in name if unicodedata.category(char).startswith("C")]
    assert clean_name(name) == name


@given(st.text(max_size=400), st.sampled_from([kind.endings[0] for kind in KINDS]))
def test_a_long_name_keeps_the_ending_that_says_what_it_is(text: str, ending: str) -> None:
    assert ending_of(clean_name(text + "x" + ending)) == ending


@pytest.mark.parametrize(
    "name", ["page.html", "picture.svg", "run.exe", "logs.zip", "macro.docm", "none", "a.png.html"]
)
def test_what_runs_or_is_unpacked_is_no_kind(name: str) -> None:
    assert kind_of(name) is None
