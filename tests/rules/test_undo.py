"""How long a slip can be undone."""

from datetime import UTC, datetime, timedelta

from handoff.rules.undo import WITHIN, undoable_until

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


def test_it_is_a_moment_or_until_a_colleague_would_have_to_accept() -> None:
    accept_by = NOW + timedelta(seconds=90)
    assert undoable_until(NOW, None) == NOW + WITHIN
    assert undoable_until(NOW, accept_by) == accept_by
