"""Views: kept for one technician, under a name of its own."""

from uuid import uuid4

import pytest

from handoff.models.errors import InvalidInput
from handoff.models.saved_view import SavedViewsChanged
from handoff.services import saved_views
from handoff.services.staff import Staff
from tests.conftest import TestDesk

URGENT = {"priority": "urgent"}


async def names(test_desk: TestDesk, staff: Staff) -> list[str]:
    return [view.name for view in await saved_views.views_of(test_desk.desk, staff)]


async def test_a_view_is_its_technicians_alone_and_told_to_their_consoles(test_desk: TestDesk) -> None:
    for name in ("Urgent", " Printers "):
        await saved_views.save(test_desk.desk, test_desk.priya, name, URGENT)
    assert await names(test_desk, test_desk.priya) == ["Urgent", "Printers"]
    assert await names(test_desk, test_desk.tom) == []
    fact = test_desk.facts[-1]
    assert isinstance(fact, SavedViewsChanged)
    assert (fact.technician_id, [view.filter for view in fact.views]) == (test_desk.priya.technician_id, [URGENT] * 2)


async def test_a_name_is_used_once_in_any_case_and_the_first_view_is_kept(test_desk: TestDesk) -> None:
    await saved_views.save(test_desk.desk, test_desk.priya, "Urgent", URGENT)
    with pytest.raises(InvalidInput, match="you have a view “urgent” already"):
        await saved_views.save(test_desk.desk, test_desk.priya, "urgent ", {})
    assert [view.filter for view in await saved_views.views_of(test_desk.desk, test_desk.priya)] == [URGENT]
    await saved_views.save(test_desk.desk, test_desk.tom, "Urgent", URGENT)


async def test_there_are_no_more_than_anybody_could_look_through(test_desk: TestDesk) -> None:
    for number in range(saved_views.MOST):
        await saved_views.save(test_desk.desk, test_desk.priya, f"View {number}", {})
    with pytest.raises(InvalidInput, match="delete one first"):
        await saved_views.save(test_desk.desk, test_desk.priya, "One more", {})


async def test_only_ones_own_are_deleted_and_twice_is_no_error(test_desk: TestDesk) -> None:
    await saved_views.save(test_desk.desk, test_desk.priya, "Urgent", URGENT)
    (view,) = await saved_views.views_of(test_desk.desk, test_desk.priya)
    await saved_views.forget(test_desk.desk, test_desk.tom, view.id)
    assert await names(test_desk, test_desk.priya) == ["Urgent"]
    for id_ in (view.id, view.id, uuid4()):
        await saved_views.forget(test_desk.desk, test_desk.priya, id_)
    assert await names(test_desk, test_desk.priya) == []
