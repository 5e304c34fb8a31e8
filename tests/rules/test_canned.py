"""What is filled in, and what is left to be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.canned import VARIABLES, filled, unfilled_in, values_for


def known(visitor: str = "Maria Silva", technician: str = "Priya Nair") -> dict[str, str]:
    return values_for(visitor=visitor, technician=technician, reference="WD-ABCDEFGH", organization="Northwind")


def test_every_variable_is_filled_where_everything_is_known() -> None:
    text = " ".join(f"{{{name}}}" for name in VARIABLES)
    assert filled(text, known()) == "Maria Maria Silva Priya Priya Nair WD-ABCDEFGH Northwind"


@pytest.mark.parametrize(
    ("name", "first"),
    [("Maria Silva", "Maria"), ("Silva, Maria", "Maria"), ("Maria", "Maria"), ("Silva,", "Silva"), ("  ", "")],
)
def test_the_first_name_is_found_however_a_directory_writes_it(name: str, first: str) -> None:
    assert known(visitor=name)["visitor.first_name"] == first


def test_nobody_is_addressed_by_the_name_that_the_desk_made_up() -> None:
    text = filled("Hello {visitor.first_name}, this is {technician.first_name}", known(visitor="Visitor AB2C"))
    assert text == "Hello {visitor.first_name}, this is Priya"
    assert unfilled_in(text) == ["visitor.first_name"]
    assert known(visitor="Visitor Center")["visitor.first_name"] == "Visitor"


def test_braces_around_anything_else_are_left_alone() -> None:
    text = "run ${HOME}/x {json: 1} {} {not.known} {Reference}"
    assert (filled(text, known()), unfilled_in(text)) == (text, [])


@given(st.text())
def test_what_was_filled_in_is_not_taken_for_a_variable_again(name: str) -> None:
    values = known(visitor="x") | {"visitor.name": name}
    assert filled("{visitor.name}", values) == (name or "{visitor.name}")
