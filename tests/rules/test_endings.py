"""Until when a conversation can be taken up again, and who goes on with it."""

from datetime import UTC, datetime, timedelta

import pytest

from handoff.rules.endings import GoesTo, goes_to, may_reopen
from handoff.vocabulary import OwnerKind

ENDED = datetime(2026, 11, 26, 9, tzinfo=UTC)
WINDOW = timedelta(hours=72)


@pytest.mark.parametrize(("after", "may"), [(0, True), (72 * 3600 - 1, True), (72 * 3600, False)])
def test_the_window_is_open_until_it_is_over(after: int, may: bool) -> None:
    assert may_reopen(ENDED, WINDOW, ENDED + timedelta(seconds=after)) is may


@pytest.mark.parametrize(
    ("held_by", "can_take", "destination"),
    [
        (OwnerKind.BOT, False, GoesTo.BOT),
        (OwnerKind.BOT, True, GoesTo.BOT),
        (OwnerKind.QUEUE, False, GoesTo.QUEUE),
        (OwnerKind.QUEUE, True, GoesTo.QUEUE),
        (OwnerKind.TECHNICIAN, False, GoesTo.QUEUE),
        (OwnerKind.TECHNICIAN, True, GoesTo.SAME_TECHNICIAN),
    ],
)
def test_what_a_person_was_asked_for_never_goes_back_to_the_bot(
    held_by: OwnerKind, can_take: bool, destination: GoesTo
) -> None:
    assert goes_to(held_by, can_take=can_take) is destination
