"""What the console shows of deadlines and of saved views, on a desk that is late within seconds."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import Browser, Page, expect

from tests.e2e.people import StaffWindow
from tests.e2e.running_desk import running_desk
from tests.e2e.test_sla import TIGHT, WITHIN_MS, asking, hacked, save_view_of_urgent, waiting_rows

LONG_NAME = "Everything urgent that nobody has taken, printers aside"

Snap = Callable[[Page, str], Awaitable[None]]


async def sla_screens(browser: Browser, snap: Snap) -> None:
    """Late, soon and calm rows, the notices about them, the filters, and views with long names."""
    with running_desk(northwind=TIGHT) as desk:
        technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
        lead = await StaffWindow.sign_in(browser, desk, "lead", "/console")
        for arrive in (hacked, asking, asking):
            await arrive(browser, desk)
        page = technician.page
        await expect(page.get_by_text(re.compile("is due soon")).first).to_be_visible(timeout=WITHIN_MS)
        await snap(page, "console-sla-soon")
        await expect(lead.page.get_by_text(re.compile("is late: ")).first).to_be_visible(timeout=WITHIN_MS)
        await snap(lead.page, "console-sla-late-told-to-lead")
        await waiting_rows(page).first.get_by_role("button").click()
        await snap(page, "console-sla-late")
        await page.keyboard.press("c")
        await technician.reply("Hello, I am looking at it.")
        await snap(page, "console-sla-awaiting-visitor")
        await page.keyboard.press("Escape")
        await page.get_by_role("button", name="Back to the lists").or_(page.locator("body")).first.focus()
        await view_screens(page, snap)


async def view_screens(page: Page, snap: Snap) -> None:
    """The filters, a view with a long name that is on, and one in which nothing is."""
    await page.evaluate("location.hash = ''")
    await page.keyboard.press("v")
    await snap(page, "console-filters")
    await page.get_by_role("button", name="More filters").click()
    await save_view_of_urgent(page, LONG_NAME)
    await snap(page, "console-view-saved")
    await page.get_by_label("SLA at risk").check()
    await page.get_by_label("List", exact=True).select_option(label="Tickets")
    await page.get_by_label("Name of the view").fill("Late tickets")
    await page.get_by_role("button", name="Save view").click()
    await page.get_by_role("button", name="More filters").click()
    await snap(page, "console-views")
