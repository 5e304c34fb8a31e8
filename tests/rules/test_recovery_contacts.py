"""Which addresses may prove who somebody is, and what of them is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.recovery_contacts import mark, masked_email, masked_phone, outside_mailboxes

OWN = ("maria@northwind.example", "mk@alias.example")


@pytest.mark.parametrize(
    ("on_file", "usable"),
    [
        (["maria@home.example"], ["maria@home.example"]),
        (["maria@northwind.example"], []),
        (["MARIA@NORTHWIND.EXAMPLE"], []),
        (["maria+recovery@northwind.example"], []),
        (["m.keller@northwind.example"], []),
        (["someone@alias.example"], []),
        (["maria@home.example", "Maria+x@home.example"], ["Maria+x@home.example"]),
        (["not an address", ""], []),
    ],
)
def test_no_mailbox_of_the_account_or_of_its_domain_is_a_recovery_contact(
    on_file: list[str], usable: list[str]
) -> None:
    assert outside_mailboxes(on_file, OWN) == usable


@given(st.emails())
def test_a_mask_gives_away_two_letters_and_the_ending(address: str) -> None:
    name, _, domain = address.rpartition("@")
    shown = masked_email(address)
    assert shown == f"{name[0]}•••@{domain[0]}•••.{domain.rpartition('.')[2]}"


def test_of_a_number_the_last_two_digits_are_shown() -> None:
    assert masked_phone("+49 (30) 555-01 42") == "•••42"


def test_marks_compare_mailboxes() -> None:
    assert mark("Maria+x@Home.example") == mark("maria@home.example") != mark("maria@home.example.org")
