"""Makes `web/console.png`, README's picture of a desk at work, 1440 × 900 (`python -m tests.e2e.readme_picture`)."""

import asyncio
import re
import shutil
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO

import jwt
from PIL import Image
from playwright.async_api import Browser, Route, async_playwright, expect

from handoff.services.demo import DEMO_SITE_KEY
from handoff.settings import ROOT
from handoff.storage.host_keys import HostKeys
from tests.e2e.conftest import ARGUMENTS, CHROMIUM
from tests.e2e.people import BOT_TURN_MS, StaffWindow, VisitorWindow
from tests.e2e.running_desk import RunningDesk, running_desk

PICTURE = ROOT / "web" / "console.png"
COLOURS = 256
SIGNED_FOR = timedelta(minutes=10)


def vouched(desk: RunningDesk, name: str) -> str:
    """What the intranet's server would sign of an employee."""
    first, last = name.lower().split()
    email = f"{first}.{last}@northwind.example"
    key = HostKeys(desk.mail.parent / "identity").of(DEMO_SITE_KEY)[0]
    claims = {"sub": email, "name": name, "email": email, "aud": DEMO_SITE_KEY, "exp": datetime.now(UTC) + SIGNED_FOR}
    return jwt.encode(claims, str(key.secret), key.algorithm, {"kid": key.kid})


async def arrive(browser: Browser, desk: RunningDesk, name: str | None) -> VisitorWindow:
    """An employee who is signed in on the intranet, or somebody whom nobody knows."""
    context = await browser.new_context(viewport={"width": 1280, "height": 860})
    visitor = VisitorWindow(await context.new_page())
    if name is not None:
        await visitor.page.route("**/demo/identity", partial(_sign, vouched(desk, name)))
    await visitor.page.goto(f"{desk.url}/demo")
    if name is not None:
        await visitor.page.get_by_label("Signed in as").check()
    await visitor.open_chat()
    if name is not None:
        await expect(visitor.chat.get_by_text(f"signed in as {name}")).to_be_visible()
    return visitor


async def _sign(token: str, route: Route) -> None:
    await route.fulfill(json={"token": token})


async def ask(browser: Browser, desk: RunningDesk, name: str | None, *said: str) -> VisitorWindow:
    """Somebody, by name or unknown, who says all this, with the bot's answer after each."""
    visitor = await arrive(browser, desk, name)
    for number, text in enumerate(said, start=1):
        await visitor.say(text)
        await expect(visitor.log.locator("[data-author=bot]")).to_have_count(number, timeout=BOT_TURN_MS)
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
    maria = await want_person(browser, desk, "Maria Lind", "My VPN connection drops every few minutes")
    await priya.claim("My VPN connection drops every few minutes")
    await priya.reply("Hello Maria, I can see what you tried. Does it also drop when your phone is the hotspot?")
    await maria.reads("Does it also drop")
    await maria.say("No, with the hotspot it holds. It is only at home, since the new router came on Monday.")
    await priya.reads("It is only at home")
    tomasz = await arrive(browser, desk, "Tomasz Nowak")
    await tomasz.say("I clicked on a link in a strange mail and typed in my password")
    await tomasz.sees_holder(re.compile("Waiting"))
    await want_person(browser, desk, "Grace Mbeki", "The printer on the second floor prints empty pages")
    await want_person(browser, desk, None, "The shared drive is missing since this morning")
    await note(priya, "@Lena Fischer the third one with this router this week")
    await priya.page.get_by_role("button", name="Keep it so").click()
    await priya.page.mouse.move(0, 0)
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
    await staff.reads(text.partition("Fischer ")[2])
    await staff.page.keyboard.press("Escape")


async def main() -> None:
    """One desk, one picture."""
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    with running_desk() as desk:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            staff = await work(browser, desk)
            shot = await staff.page.screenshot(animations="disabled", caret="hide")
            await browser.close()
    # A palette keeps it small; the screen has few colours.
    Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS).save(PICTURE, optimize=True)


if __name__ == "__main__":
    asyncio.run(main())
