"""Two people look at a privileged reset, phishing mode goes on and off, and an automation is switched off at once."""

import asyncio
import re
from datetime import timedelta

import pytest
from playwright.async_api import Browser, Page, expect
from sqlalchemy import update

from handoff.models import PhishingMode
from handoff.services.resets.phishing_words import A_PERSON_LOOKS
from handoff.vocabulary import RequestStatus
from tests.e2e.axe import violations
from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.review_states import SITE, approve, behind, open_review, phishing, rows, set_phishing, signed_in
from tests.e2e.running_desk import RunningDesk
from tests.transports.asked_resets import asked_at

OMAR, FIONA, MARIA = "omar.h", "fiona.g", "maria.k"


@pytest.mark.timeout(300)
async def test_people_decide_on_resets_and_leads_on_automations(browser: Browser, desk: RunningDesk) -> None:
    async with behind(desk) as opened:
        priya = await signed_in(opened, desk, "technician")
        await asked_at(opened, SITE, OMAR, name="Omar Haddad")
        await asked_at(opened, SITE, FIONA, by=priya)
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    lead = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    await two_people_approve(technician, lead)
    await who_started_it_cannot_approve_it(technician)
    await phishing_mode_goes_on_and_off(browser, desk, technician, lead)
    await phishing_mode_ends_by_itself(browser, desk, technician, lead)
    await switched_off_automation_leaves_the_next_reset_to_people(desk, technician, lead)


async def two_people_approve(technician: StaffWindow, lead: StaffWindow) -> None:
    """The second sees what the first did while she writes, and loses nothing of it."""
    await open_review(technician, OMAR)
    await open_review(lead, OMAR)
    await lead.page.get_by_role("textbox", name="Who was called").fill("Omar himself")
    assert await violations(technician.page, "wd-console") == []
    await approve(technician, "Omar Haddad")
    await technician.reads(re.compile("1 of 2 have approved it; one more person must"))
    await technician.reads("You have approved this request already. Another colleague has to approve it as well.")
    await expect(technician.page.get_by_role("button", name="Approve", exact=True)).to_have_count(0)
    await lead.reads(re.compile("Changed while you were looking: Priya Nair approved it"))
    await expect(lead.page.get_by_role("textbox", name="Who was called")).to_have_value("Omar himself")
    await approve(lead, "Omar Haddad")
    for window in (technician, lead):
        await window.reads("Waits for proof of who asks.")
        await expect(rows(window).filter(has_text=OMAR)).to_contain_text("Waits for proof of who asks")


async def who_started_it_cannot_approve_it(technician: StaffWindow) -> None:
    """Said before anything is written, with the way to the conversation and back."""
    await open_review(technician, FIONA)
    await technician.reads("You asked for this reset yourself. A colleague has to approve it.")
    await expect(technician.page.get_by_role("textbox", name="Who was called")).to_have_count(0)
    await technician.page.get_by_role("button", name=re.compile("^Conversation WD-")).click()
    await technician.page.locator("wd-context-pane").get_by_role("button", name="Security review").click()
    await expect(technician.page.get_by_role("heading", name=re.compile(f"for {FIONA}"))).to_be_visible()
    await technician.page.get_by_role("textbox", name="Why, for your colleagues").fill("Fiona did not call back.")
    await technician.page.get_by_role("button", name="Refuse", exact=True).click()
    await technician.reads("Fiona did not call back.")
    await narrow_is_whole(technician.page)


async def narrow_is_whole(page: Page) -> None:
    """On a phone nothing is cut off, and the list is one step back."""
    await page.set_viewport_size({"width": 360, "height": 740})
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    assert await violations(page, "wd-console") == []
    await page.get_by_role("button", name="All requests").click()
    await expect(page.get_by_role("heading", name=re.compile("^Decided lately"))).to_be_visible()
    await page.set_viewport_size({"width": 1440, "height": 900})


async def phishing_mode_goes_on_and_off(
    browser: Browser, desk: RunningDesk, technician: StaffWindow, lead: StaffWindow
) -> None:
    """Technicians cannot flip it, all see it, the chat says so, and it ends early."""
    await expect(technician.page.get_by_role("button", name="Phishing mode…")).to_have_count(0)
    await set_phishing(lead, "Mails in the name of our CEO")
    for window in (technician, lead):
        await expect(phishing(window)).to_contain_text("Mails in the name of our CEO")
    await expect(phishing(technician).get_by_role("button")).to_have_count(0)
    assert await violations(lead.page, "wd-console") == []
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("I forgot my password")
    await visitor.reads(A_PERSON_LOOKS)
    await every_reset_there_goes_to_people(browser, desk, visitor, technician, lead)
    await phishing(lead).get_by_role("button", name="End it now").click()
    for window in (technician, lead):
        await expect(phishing(window)).to_have_count(0)
    later = await VisitorWindow.open(browser, desk)
    await later.say("I forgot my password")
    await later.reads(re.compile("Which account is it"))
    await expect(later.log.get_by_text(A_PERSON_LOOKS)).to_have_count(0)


async def every_reset_there_goes_to_people(
    browser: Browser, desk: RunningDesk, visitor: VisitorWindow, technician: StaffWindow, lead: StaffWindow
) -> None:
    """What goes by itself on other days waits for a person, and an administrator's account alerts the leads alone."""
    await visitor.say("aisha.r")
    await visitor.reads(re.compile("A technician takes it from here"))
    await expect(rows(technician).filter(has_text="aisha.r")).to_contain_text("0 of 1 approved · Security review")
    other = await VisitorWindow.open(browser, desk)
    await other.say("I forgot my password")
    await other.reads(A_PERSON_LOOKS)
    await other.say("petra.l")
    await expect(rows(technician).filter(has_text="petra.l")).to_contain_text("Refused")
    alert = re.compile("was refused for its risk: somebody may be trying to get into an account")
    await lead.reads(alert)
    await expect(technician.page.get_by_text(alert)).to_have_count(0)


async def phishing_mode_ends_by_itself(
    browser: Browser, desk: RunningDesk, technician: StaffWindow, lead: StaffWindow
) -> None:
    """Nobody does anything, and when its time has come no screen shows it and the chat answers as before."""
    await set_phishing(lead, "Once more, until tonight")
    await expect(phishing(technician)).to_contain_text("Once more")
    async with behind(desk) as opened:
        soon = update(PhishingMode).values(ends_at=opened.now() + timedelta(seconds=1))
        await opened.transactions.run(lambda unit: unit.session.execute(soon))
    await asyncio.sleep(1)
    for window in (technician, lead):
        await window.page.reload()
        await expect(window.page.get_by_role("heading", name=re.compile("^Decided lately"))).to_be_visible()
        await expect(phishing(window)).to_have_count(0)
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("I forgot my password")
    await visitor.reads(re.compile("Which account is it"))
    await expect(visitor.log.get_by_text(A_PERSON_LOOKS)).to_have_count(0)


async def switched_off_automation_leaves_the_next_reset_to_people(
    desk: RunningDesk, technician: StaffWindow, lead: StaffWindow
) -> None:
    """What went by itself a moment ago waits for a person, and the register and the audit say who did that and why."""
    async with behind(desk) as opened:
        assert (await asked_at(opened, SITE, MARIA, vouched=True)).status is RequestStatus.CLEARED
        await lead.page.get_by_role("link", name=re.compile("^Automations")).click()
        reset = lead.page.get_by_role("region", name="Password reset")
        await expect(reset.get_by_text("Runs by itself")).to_be_visible()
        assert await violations(lead.page, "body") == []
        await reset.get_by_label("Why it is switched off").fill("It reset the wrong account")
        await reset.get_by_role("button", name="Switch off now").click()
        await expect(reset.get_by_text("Switched off: people only")).to_be_visible()
        assert (await asked_at(opened, SITE, "jonas.w", vouched=True)).status is RequestStatus.NEEDS_PERSON
    await technician.page.reload()
    await open_review(technician, "jonas.w")
    await technician.reads("The automation is switched off, so people do it.")
    await lead.page.goto(f"{desk.url}/audit?verify=true")
    await lead.reads("Northwind Coffee: whole")
    await lead.reads("Automation off")
    assert await violations(lead.page, "body") == []
