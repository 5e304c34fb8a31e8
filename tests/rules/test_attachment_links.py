"""A link opens one file, for a while, and cannot be made by anybody else."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.attachment_links import holds, link_end, signature

NOW = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
ONE, OTHER = UUID(int=1), UUID(int=2)
UNTIL = link_end(NOW)
SIGNED = signature("key", ONE, UNTIL)


def test_it_holds_for_an_hour_at_least_and_for_two_at_most() -> None:
    assert holds("key", ONE, UNTIL, SIGNED, NOW + timedelta(hours=1))
    assert not holds("key", ONE, UNTIL, SIGNED, NOW + timedelta(hours=2))


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1)))  # noqa: DTZ001 - what the strategy wants
def test_its_end_is_never_nearer_than_an_hour(now: datetime) -> None:
    assert timedelta(hours=1) <= datetime.fromtimestamp(link_end(now), UTC) - now <= timedelta(hours=2)


def test_another_file_key_or_time_breaks_it() -> None:
    assert not holds("key", OTHER, UNTIL, SIGNED, NOW)
    assert not holds("another", ONE, UNTIL, SIGNED, NOW)
    assert not holds("key", ONE, UNTIL + 3600, SIGNED, NOW)
    assert not holds("key", ONE, UNTIL, "", NOW)
    assert not holds("key", ONE, UNTIL, "é", NOW)
