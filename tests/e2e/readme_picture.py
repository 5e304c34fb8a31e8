"""Makes `web/console.png`, the picture in README: the console of a desk at work, 1440 × 900 (`make picture`)."""

import asyncio
import re
import shutil
from io import BytesIO

from PIL import Image
from playwright.async_api import Browser, async_playwright, expect

from handoff.settings import ROOT
from tests.e2e.conftest import ARGUMENTS, CHROMIUM
from tests.e2e.people import StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk, running_desk

PICTURE = ROOT / "web" / "console.png"
COLOURS = 256
ASKS_NAME = """\
version: "1"
pre_chat:
  - {id: name, label: Your name, required: false}
"""


async def arrive(browser: Browser, desk: RunningDesk, name: str | None) -> VisitorWindow:
    """Somebody who gives this name; without one, Maria Lind, for whom the page vouches."""
    context = await browser.new_context(viewport={"width": 1280, "height": 860})
    visitor = VisitorWindow(await context.new_page())
    await visitor.page.goto(f"{desk.url}/demo")
    if name is None:
        await visitor.page.get_by_label("Signed in as").check()
    await visitor.launcher.click()
    if name is not None:
        form = visitor.chat.locator("warmdesk-pre-chat")
        await form.locator("#name").fill(name)
        await form.locator("button[type=submit]").click()
    await expect(visitor.composer).to_be_visible()
    return visitor


async def ask(browser: Browser, desk: RunningDesk, name: str | None, *said: str) -> VisitorWindow:
    """Somebody who says all this, an answer after each."""
    visitor = await arrive(browser, desk, name)
    for number, text in enumerate(said, start=1):
        await visitor.say(text)
        answers = visitor.log.locator("[data-author=bot], [data-author=system]")
        await expect(answers).to_have_count(number, timeout=15_000)
    return visitor


async def want_person(browser: Browser, desk: RunningDesk, name: str | None, *said: str) -> VisitorWindow:
    """Somebody whom the bot's answers did not help."""
    visitor = await ask(browser, desk, name, *said)
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting"))
    return visitor


async def work(browser: Browser, desk: RunningDesk) -> StaffWindow:
    """A desk in the middle of its morning, as Priya sees it while she helps Maria."""
    priya = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    lena = await StaffWindow.sign_in(browser, desk, "lead", "/console")
    await want_person(browser, desk, "Oskar Lindqvist", "The projector in the big meeting room stays dark")
    await lena.claim("The projector in the big meeting room stays dark")
    await lena.reply("Good morning Oskar, I am on my way upstairs with a new cable.")
    await ask(browser, desk, "Ines Moreau", "How do I set up my e-mail on my new phone?")
    maria = await want_person(browser, desk, None, "My VPN connection drops every few minutes")
    await priya.claim("My VPN connection drops every few minutes")
    await priya.reply("Hello Maria, I can see what you tried. Does it also drop when your phone is the hotspot?")
    await maria.reads("Does it also drop")
    await maria.say("No, with the hotspot it holds. It is only at home, since the new router came on Monday.")
    await priya.reads("It is only at home")
    await ask(browser, desk, "Tomasz Nowak", "I clicked on a link in a strange mail and typed in my password")
    await want_person(browser, desk, "Grace Mbeki", "The printer on the second floor prints empty pages")
    await want_person(browser, desk, "Daniel Osei", "The shared drive is missing since this morning")
    await note(priya, "@Lena Fischer the third one with this router this week")
    await priya.page.keyboard.press("r")
    await priya.page.keyboard.type("Thank you, that helps. Please open the router's page and")
    return priya


async def note(staff: StaffWindow, text: str) -> None:
    """Write a private note in the open conversation."""
    await staff.page.keyboard.press("Escape")
    await staff.page.keyboard.press("n")
    field = staff.page.get_by_role("textbox", name=re.compile("^Note"))
    await field.fill(text)
    await field.press("Enter")
    await staff.reads("the third one with this router")
    await staff.page.keyboard.press("Escape")


async def main() -> None:
    """One desk, one picture."""
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    with running_desk(northwind=ASKS_NAME) as desk:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            staff = await work(browser, desk)
            shot = await staff.page.screenshot(animations="disabled", caret="hide")
            await browser.close()
    # A palette keeps it small; the screen has few colours.
    Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS).save(PICTURE, optimize=True)


if __name__ == "__main__":
    asyncio.run(main())
