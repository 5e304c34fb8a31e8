"""Who may sign in, and for how long."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from handoff.models import StaffSession, Technician
from handoff.models.errors import InvalidInput, NotSignedIn, WrongCredentials
from handoff.services import demo, staff
from handoff.services.visitor_sessions import find_site
from handoff.vocabulary import Role
from tests.conftest import PASSWORD, TestDesk


async def test_a_wrong_password_and_an_unknown_address_are_refused_in_the_same_words(test_desk: TestDesk) -> None:
    refusals = []
    for email in ("priya@desk.test", "nobody@desk.test"):
        with pytest.raises(WrongCredentials) as refused:
            await staff.sign_in(test_desk.desk, email, "wrong")
        refusals.append(refused.value.message)
    assert refusals[0] == refusals[1]


async def test_a_session_ends_with_sign_out_expiry_or_the_account(test_desk: TestDesk) -> None:
    desk = test_desk.desk
    token = await staff.sign_in(desk, " Priya@Desk.test ", PASSWORD)
    assert (await staff.signed_in(desk, token)).name == "Priya Nair"
    later = replace(desk, now=lambda: desk.now() + staff.SESSION_LIFETIME + timedelta(seconds=1))
    with pytest.raises(NotSignedIn):
        await staff.signed_in(later, token)
    await staff.sign_out(desk, token)
    with pytest.raises(NotSignedIn):
        await staff.signed_in(desk, token)
    again = await staff.sign_in(desk, "tom@desk.test", PASSWORD)
    await desk.transactions.run(lambda unit: unit.session.execute(update(Technician).values(is_active=False)))
    with pytest.raises(NotSignedIn):
        await staff.signed_in(desk, again)


async def test_a_new_password_replaces_the_old_one_and_ends_every_session(test_desk: TestDesk) -> None:
    desk = test_desk.desk
    token = await staff.sign_in(desk, "priya@desk.test", PASSWORD)
    await staff.set_password(desk, "priya@desk.test", "another long password")
    with pytest.raises(NotSignedIn):
        await staff.signed_in(desk, token)
    with pytest.raises(WrongCredentials):
        await staff.sign_in(desk, "priya@desk.test", PASSWORD)
    assert await staff.sign_in(desk, "priya@desk.test", "another long password")


async def test_a_stored_session_does_not_reveal_its_token(test_desk: TestDesk) -> None:
    token = await staff.sign_in(test_desk.desk, "priya@desk.test", PASSWORD)
    async with test_desk.desk.database.read() as session:
        stored = list(await session.scalars(select(StaffSession.token_hash)))
    assert token not in stored


@pytest.mark.parametrize(
    ("email", "password", "organization", "named"),
    [
        ("nobody", PASSWORD, "northwind", "email"),
        ("a@b.test", "short", "northwind", "password"),
        ("a@b.test", PASSWORD, "nowhere", "organization"),
        ("priya@desk.test", PASSWORD, "northwind", "email"),
    ],
)
async def test_a_technician_with_a_wrong_value_is_refused_naming_it(
    test_desk: TestDesk, email: str, password: str, organization: str, named: str
) -> None:
    with pytest.raises(InvalidInput, match=f"^{named}: "):
        await staff.add_technician(test_desk.desk, email, "A B", password, organization, Role.TECHNICIAN)


async def test_a_site_s_origins_are_kept_as_browsers_send_them(test_desk: TestDesk) -> None:
    await demo.add_organization(test_desk.desk, "fabrikam", "Fabrikam", "fabrikam", ["https://Intranet.Fabrikam.test/"])
    site, name = await find_site(test_desk.desk, "fabrikam", "https://intranet.fabrikam.test")
    assert (site.key, name) == ("fabrikam", "Fabrikam")


async def test_a_technician_may_work_for_several_organizations(test_desk: TestDesk) -> None:
    desk = test_desk.desk
    await staff.add_technician(desk, "priya@desk.test", "Priya Nair", PASSWORD, "contoso", Role.LEAD)
    priya = await staff.signed_in(desk, await staff.sign_in(desk, "priya@desk.test", PASSWORD))
    assert [(place.name, place.role) for place in priya.workplaces] == [
        ("Contoso Legal", Role.LEAD),
        ("Northwind Coffee", Role.TECHNICIAN),
    ]
