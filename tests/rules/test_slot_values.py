"""What may be written down as known: no secret, not too long, an account in one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.slots import LONGEST, objection


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("account", "mkline", None),
        ("account", "maria.kline@example.com", None),
        ("account", "x" * LONGEST, None),
        ("account", "x" * (LONGEST + 1), "shorten it"),
        ("account", "Maria Kline", "in one word"),
        ("account", "mkline\n", "in one word"),
        ("building", "Second floor, north", None),
        ("building", "my password is Tr0ub4dor&3", "never kept"),
        ("card", "4111 1111 1111 1111", "never kept"),
    ],
)
def test_an_objection_says_what_to_do(name: str, value: str, says: str | None) -> None:
    found = objection(name, value)
    assert (found is None) if says is None else says in (found or "")


@given(st.text(alphabet="abcxyz0189.-_@ \t\u00a0", min_size=1, max_size=20))
def test_an_account_has_no_white_space_whatever_is_written(value: str) -> None:
    if any(letter.isspace() for letter in value):
        assert objection("account", value) is not None
