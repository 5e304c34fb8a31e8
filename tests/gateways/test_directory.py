"""One contract for directories, kept by OpenLDAP behind a real slapd and by the demo directory on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from handoff.gateways.directory import NEVER, Account, ContactKind
from handoff.models.directory_errors import AccountDisabled, AccountGone, DirectoryUnavailable, PasswordRefused
from tests.gateways.accounts_on_file import MFA_REMOVED_AT
from tests.gateways.conftest import Tried
from tests.gateways.slapd import PASSWORD

NEW = "a-brand-new-pässword"


async def account(tried: Tried, name: str) -> Account:
    found = await tried.gateway.find_account(name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["maria", "MARIA", " maria ", "maria@northwind.example"])
async def test_an_account_is_found_by_sign_in_name_or_mailbox(tried: Tried, name: str) -> None:
    found = await account(tried, name)
    assert (found.name, found.display_name, found.own_addresses) == ("maria", "Maria", ("maria@northwind.example",))
    assert (found.is_locked, found.is_enabled) == (False, True)


@pytest.mark.parametrize(
    "name",
    [
        *("", "nobody", "m*", "*", "maria)(uid=*", "*)(objectClass=*", "maria\x00", "ma\\72ia", "uid=maria"),
        *("maria,dc=northwind,dc=example", "x)(|(uid=maria", "maria' OR '1'='1", "maria%", "mari_", "a" * 5000),
    ],
)
async def test_what_is_no_name_finds_nothing_whatever_language_it_speaks(tried: Tried, name: str) -> None:
    assert await tried.gateway.find_account(name) is None


async def test_contacts_are_shown_masked_and_no_mailbox_of_the_account_is_one(tried: Tried) -> None:
    contacts = await tried.gateway.verify_contacts(await account(tried, "maria"))
    assert [(contact.kind, contact.masked) for contact in contacts] == [
        (ContactKind.EMAIL, "M•••@H•••.example"),
        (ContactKind.PHONE, "•••42"),
    ]
    assert contacts[0].address == "Maria@Home.example"
    assert "Home" not in repr(contacts)
    assert await tried.gateway.verify_contacts(await account(tried, "nora")) == []


@pytest.mark.parametrize(
    ("name", "groups"),
    [("maria", {"Staff"}), ("fiona", {"Finance"}), ("omar", {"Server Team", "Domain Admins"})],
)
async def test_memberships_reach_through_groups_in_groups(tried: Tried, name: str, groups: set[str]) -> None:
    assert await tried.gateway.memberships(await account(tried, name)) == groups


async def test_what_has_not_happened_is_told_from_what_is_not_known(tried: Tried) -> None:
    maria, omar = await account(tried, "maria"), await account(tried, "omar")
    assert (maria.mfa_removed_at, omar.mfa_removed_at) == (NEVER, MFA_REMOVED_AT)


async def test_a_new_password_lets_in_and_the_old_one_no_more(tried: Tried) -> None:
    before = datetime.now(UTC) - timedelta(seconds=2)
    await tried.gateway.set_password(await account(tried, "maria"), NEW)
    assert await tried.lets_in("maria", NEW)
    assert not await tried.lets_in("maria", PASSWORD)
    changed_at = (await account(tried, "maria")).password_changed_at
    assert changed_at is not None
    assert changed_at >= before


@pytest.mark.parametrize("password", ["", "short", PASSWORD])
async def test_a_password_against_the_policy_is_refused_with_the_policy_and_nothing_changes(
    tried: Tried, password: str
) -> None:
    maria = await account(tried, "maria")
    assert (await tried.gateway.password_policy(maria)).minimum_chars == 12
    with pytest.raises(PasswordRefused, match=r"at least 12 characters\. Choose one that you have not used"):
        await tried.gateway.set_password(maria, password)
    assert await tried.lets_in("maria", PASSWORD)


async def test_too_many_wrong_passwords_lock_and_unlocking_lets_in_again(tried: Tried) -> None:
    for _ in range(6):
        assert not await tried.lets_in("maria", "wrong")
    locked = await account(tried, "maria")
    assert locked.is_locked
    assert not await tried.lets_in("maria", PASSWORD)
    await tried.gateway.unlock(locked)
    assert not (await account(tried, "maria")).is_locked
    assert await tried.lets_in("maria", PASSWORD)


async def test_unlocking_what_is_not_locked_is_harmless(tried: Tried) -> None:
    await tried.gateway.unlock(await account(tried, "maria"))
    assert await tried.lets_in("maria", PASSWORD)


async def test_what_an_administrator_has_shut_stays_shut(tried: Tried) -> None:
    theo = await account(tried, "theo")
    assert not theo.is_enabled
    with pytest.raises(AccountDisabled):
        await tried.gateway.unlock(theo)
    with pytest.raises(AccountDisabled):
        await tried.gateway.set_password(theo, NEW)
    for password in (PASSWORD, NEW):
        assert not await tried.lets_in("theo", password)


async def test_an_account_that_is_gone_is_said_to_be(tried: Tried) -> None:
    maria = await account(tried, "maria")
    await tried.remove("maria")
    with pytest.raises(AccountGone):
        await tried.gateway.set_password(maria, NEW)
    with pytest.raises(AccountGone):
        await tried.gateway.verify_contacts(maria)
    assert await tried.gateway.find_account("maria") is None


async def test_a_directory_that_is_down_is_unavailable_and_says_nothing_of_its_inside(tried: Tried) -> None:
    maria = await account(tried, "maria")
    await tried.break_down()
    calls = [
        lambda: tried.gateway.find_account("maria"),
        lambda: tried.gateway.verify_contacts(maria),
        lambda: tried.gateway.memberships(maria),
        lambda: tried.gateway.set_password(maria, NEW),
        lambda: tried.gateway.unlock(maria),
    ]
    for call in calls:
        with pytest.raises(DirectoryUnavailable) as problem:
            await call()
        assert problem.value.message == DirectoryUnavailable.message
        assert problem.value.__suppress_context__
