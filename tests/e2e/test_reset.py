"""A reset and an unlock as people do them: asked in the chat, proven by mail, done on a page without scripts, and then
they sign in; against a real LDAP server and a real SMTP server, and in the demo's own directory."""

import asyncio
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from handoff.gateways.directory_demo import DemoDirectory
from handoff.storage.database import Database
from handoff.storage.transactions import Transactions
from tests.databases import missing
from tests.e2e.axe import violations
from tests.e2e.mailbox import delivered
from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk, desk_on
from tests.gateways.accounts_on_file import in_ldif
from tests.gateways.slapd import BASE, PASSWORD, POLICY, SERVICE, SERVICE_PASSWORD, NoSlapd, Slapd, running_slapd
from tests.gateways.smtp_server import Mailbox, self_signed, smtp_server
from tests.running_bot import RunningBot

NEW = "a-brand-new-password"
PATIENCE_S = 30
# Who is warned that their review is overdue.
OWNER_OF_AUTOMATIONS = "it-lead@demo.example"
PEOPLE = {("Maria", "Home"), ("maria", "northwind"), ("liam", "home"), ("liam", "northwind")}
_LINK = re.compile(r"(http://localhost:\d+/reset/[\w-]+)")
_REFERENCE = re.compile(r"WD-[A-Z2-7]{8}")

_DIRECTORY = """
version: "1"
directory:
  kind: openldap
  url: ldaps://localhost:{port}
  base: {base}
  login: {login}
  policy_dn: {policy}
  ca_file: {certificate}
  recovery_email: recoveryMail
  recovery_phone: recoveryPhone
  mfa_removed_at: mfaRemovedAt
  contact_changed_at: contactChangedAt
"""


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Slapd, Mailbox]]:
    """An organization's own LDAP server and mail server."""
    folder = tmp_path_factory.mktemp("certificate")
    shown, _ = self_signed(folder)
    try:
        with (
            running_slapd(in_ldif(), folder / "certificate.pem", folder / "key.pem") as slapd,
            smtp_server("smtp+plain", shown) as mailbox,
        ):
            yield slapd, mailbox
    except NoSlapd as problem:
        missing(str(problem))


@pytest.fixture
def connected(bot: RunningBot, migrated_sqlite: Path, outside: tuple[Slapd, Mailbox]) -> Iterator[RunningDesk]:
    """A desk that uses both."""
    slapd, mailbox = outside
    policy = _DIRECTORY.format(
        port=slapd.encrypted, base=BASE, login=SERVICE, policy=POLICY, certificate=slapd.certificate
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARMDESK_DIRECTORY_PASSWORDS", json.dumps({"northwind": SERVICE_PASSWORD}))
        patch.setenv("WARMDESK_SMTP_URL", f"smtp+plain://127.0.0.1:{mailbox.port}")
        patch.setenv("WARMDESK_MAIL_FROM", "desk@northwind.example")
        yesterday = datetime.now(UTC).date() - timedelta(days=1)
        with desk_on(bot, migrated_sqlite, yesterday, northwind=policy) as running:
            yield running


async def test_against_an_ldap_server_and_a_mail_server(
    browser: Browser, outside: tuple[Slapd, Mailbox], connected: RunningDesk
) -> None:
    slapd, mailbox = outside
    visitor = await VisitorWindow.open(browser, connected)
    reference = await ask(visitor, "I forgot my password, can you reset it?", "maria@northwind.example")
    link = await mailed(mailbox, "Maria@Home.example")
    with_scripts = await (await browser.new_context()).new_page()
    await with_scripts.goto(link)
    assert await violations(with_scripts, "main") == []
    page = await open_link(browser, link)
    await prove(page, reference)
    await expect(page.get_by_text("Use at least 12 characters.")).to_be_visible()
    await choose(page, "short")
    await expect(page.get_by_role("alert")).to_be_visible()
    await choose(page, NEW)
    await expect(page.get_by_role("heading", name="Your new password is set")).to_be_visible()
    await visitor.reads(re.compile("The password of .* has been changed"))
    assert slapd.lets_in("maria", NEW)
    assert "was changed" in (await subject_of(mailbox, "maria@northwind.example"))
    assert NEW not in await visitor.page.content()

    for _ in range(3):
        assert not slapd.lets_in("liam", "wrong")
    assert not slapd.lets_in("liam", PASSWORD)
    visitor = await VisitorWindow.open(browser, connected)
    reference = await ask(visitor, "My account is locked", "liam@northwind.example")
    page = await open_link(browser, await mailed(mailbox, "liam@home.example"))
    await prove(page, reference)
    await page.get_by_role("button", name="Unlock it").click()
    await visitor.reads(re.compile("is unlocked"))
    assert slapd.lets_in("liam", PASSWORD)

    for account in ("fiona@northwind.example", "omar@northwind.example", "nora@northwind.example"):
        visitor = await VisitorWindow.open(browser, connected)
        await ask(visitor, "I forgot my password, can you reset it?", account)
    await asyncio.sleep(6)
    reached = {mail["To"] for mail in mailbox.mails} - {OWNER_OF_AUTOMATIONS}
    assert reached == {f"{name}@{host}.example" for name, host in PEOPLE}
    await leads_see_how_many_automations_are_overdue(browser, connected)


async def leads_see_how_many_automations_are_overdue(browser: Browser, desk: RunningDesk) -> None:
    """They ran all the same: their grace is not over."""
    lead = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    await expect(lead.page.get_by_role("link", name=re.compile("Automations.*2 overdue"))).to_be_visible()
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await expect(technician.page.get_by_text("overdue")).to_have_count(0)


async def ask(visitor: VisitorWindow, words: str, account: str) -> str:
    """Go through the bot's flow; returns the reference that the chat names."""
    await visitor.say(words)
    await visitor.reads(re.compile("Which account is it"))
    await visitor.say(account)
    await visitor.reads(re.compile("a link goes to the recovery contact"))
    return _REFERENCE.search(await visitor.log.inner_text())[0]


async def mailed(mailbox: Mailbox, address: str) -> str:
    """The link that is mailed to an address, once it has come."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            for mail in mailbox.mails:
                text = mail.get_body(("plain",)).get_content()
                if mail["To"].lower() == address.lower() and (found := _LINK.search(text)):
                    return found[1]
            await asyncio.sleep(0.3)


async def subject_of(mailbox: Mailbox, address: str) -> str:
    """What the first mail to an address is about."""
    async with asyncio.timeout(PATIENCE_S):
        while not (found := [mail["Subject"] for mail in mailbox.mails if mail["To"] == address]):  # noqa: ASYNC110
            await asyncio.sleep(0.3)
    return found[0]


async def open_link(browser: Browser, link: str) -> Page:
    """The link in a browser of its own that runs no scripts."""
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(link)
    return page


async def prove(page: Page, reference: str) -> None:
    await page.get_by_label("Reference of the chat").fill("WD-AAAAAAAA")
    await page.get_by_role("button", name="Continue").click()
    await expect(page.get_by_role("alert")).to_contain_text("not the reference of the chat")
    await page.get_by_label("Reference of the chat").fill(reference)
    await page.get_by_role("button", name="Continue").click()


async def choose(page: Page, password: str) -> None:
    await page.get_by_label("New password").fill(password)
    await page.get_by_label("The same once more").fill(password)
    await page.get_by_role("button", name="Set the new password").click()


async def lets_in(desk: RunningDesk, name: str, password: str) -> bool:
    """Whether the demo directory takes the password, as any other program would ask it."""
    database = Database(f"sqlite+aiosqlite:///{desk.mail.parent / 'warmdesk.db'}")

    async def silent(_: object) -> None:
        return None

    try:
        transactions = Transactions(database, silent)
        return await DemoDirectory(transactions, "northwind", lambda: datetime.now(UTC)).sign_in(name, password)
    finally:
        await database.close()


async def link_in(folder: Path, address: str) -> str:
    """The link in the demo's folder of mails."""
    mail = await delivered(folder, address)
    return _LINK.search(mail.get_body(("plain",)).get_content())[1]


async def test_in_the_demo_directory_an_unlock_and_a_reset_that_a_technician_starts(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    reference = await ask(visitor, "My account is locked", "chloe.m")
    page = await open_link(browser, await link_in(desk.mail, "chloe.martin@home.example"))
    await prove(page, reference)
    await page.get_by_role("button", name="Unlock it").click()
    await expect(page.get_by_role("heading", name="Your account is unlocked")).to_be_visible()
    await visitor.reads(re.compile("is unlocked"))

    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("Something odd with the till in shop two")
    await visitor.person.click()
    staff = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    await staff.claim("Asked for person")
    pane = staff.page.locator("wd-context-pane")
    await pane.get_by_role("button", name="Start a reset or unlock").click()
    await pane.get_by_label("Account", exact=True).fill("jonas.w")
    await pane.get_by_role("button", name="Reset the password").click()
    await expect(pane.get_by_text("jonas.w").first).to_be_visible()
    await visitor.reads(re.compile("a link goes to the recovery contact"))
    reference = _REFERENCE.search(await visitor.log.inner_text())[0]
    await expect(pane.get_by_text("Waits for proof of who asks")).to_be_visible()
    page = await open_link(browser, await link_in(desk.mail, "jonas.weber@home.example"))
    await prove(page, reference)
    await expect(pane.get_by_text("Ready to be carried out")).to_be_visible()
    await choose(page, NEW)
    await expect(pane.get_by_text(re.compile(r"^Done\."))).to_be_visible()
    await expect(page.get_by_role("heading", name="Your new password is set")).to_be_visible()
    await staff.reads(re.compile("The password of .* has been changed"))
    assert NEW not in await staff.page.content()
    assert await lets_in(desk, "jonas.w", NEW)
