"""Files between two browsers: a pasted screenshot one way, a PDF the other."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.axe import violations
from tests.e2e.people import StaffWindow, VisitorWindow, chosen
from tests.e2e.running_desk import RunningDesk
from tests.hostile_files import HTML, PDF, png

_PASTE = """async (bytes) => {
    const picture = new Blob([new Uint8Array(bytes)], { type: "image/png" });
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
}"""


async def paste_screenshot(visitor: VisitorWindow) -> None:
    """Through the real clipboard, as after pressing the key that takes one."""
    page = visitor.page
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await visitor.composer.focus()
    await page.evaluate(_PASTE, list(png(800, 500)))
    await page.keyboard.press("Control+V")


async def test_a_pasted_screenshot_reaches_the_technician_and_a_pdf_comes_back(
    browser: Browser, desk: RunningDesk, tmp_path: Path
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.chat.get_by_role("button", name="Talk to a person").click()
    await visitor.sees_holder(re.compile("Waiting"))
    await paste_screenshot(visitor)
    chip = visitor.chat.get_by_role("list", name="Attached files").get_by_role("listitem")
    await expect(chip).to_contain_text(re.compile(r"kB"))
    await visitor.composer.press("Enter")
    await expect(visitor.log.get_by_role("img", name=re.compile("Picture: "))).to_be_visible()
    assert await is_drawn(visitor.page, "warmdesk-widget")

    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    page = technician.page
    await page.get_by_text(re.compile(r"image\.png")).first.click()
    await page.get_by_role("log").get_by_role("button", name=re.compile("Picture: ")).click()
    await expect(page.get_by_role("dialog").get_by_role("img")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.keyboard.press("c")
    steps = tmp_path / "what to press.pdf"
    steps.write_bytes(PDF)
    await expect(page.get_by_role("textbox", name=re.compile("^Reply to"))).to_be_focused()
    await page.locator("wd-composer input[type=file]").set_input_files(steps)
    await expect(page.locator("wd-composer [data-state=ready]")).to_contain_text("what to press.pdf")
    await technician.reply("Press these, in this order.")

    async with visitor.page.expect_download() as coming:
        await visitor.log.get_by_role("link", name=re.compile("Download what to press.pdf")).click()
    download = await coming.value
    saved = tmp_path / "saved"
    await download.save_as(saved)
    assert (download.suggested_filename, read(saved)) == ("what to press.pdf", PDF)


def read(path: Path) -> bytes:
    """What was downloaded."""
    return path.read_bytes()


async def test_a_file_chosen_without_a_connection_waits_and_is_sent_when_it_is_back(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.say("hello")
    await visitor.reads("hello")
    await visitor.page.context.set_offline(True)
    await expect(visitor.chat.get_by_text(re.compile("Reconnecting"))).to_be_visible(timeout=40_000)
    await visitor.attach(chosen("printer.log", b"E42: no toner"))
    chip = visitor.chat.get_by_role("listitem").filter(has_text="printer.log")
    await expect(chip).to_contain_text("Will be uploaded when the connection is back")
    await visitor.say("and this log")
    await expect(visitor.composer).to_have_value("and this log")
    await visitor.page.context.set_offline(False)
    await expect(chip).to_contain_text("kB", timeout=40_000)
    await visitor.composer.press("Enter")
    await expect(visitor.log.get_by_role("link", name=re.compile("Download printer.log"))).to_be_visible()
    await expect(visitor.composer).to_have_value("")


async def test_a_dropped_page_that_claims_to_be_a_picture_is_refused_and_taken_out_by_keyboard(
    browser: Browser, desk: RunningDesk
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    dropped = await visitor.drag_over("holiday.png", HTML.decode())
    await expect(visitor.chat.get_by_text("Drop files here")).to_be_visible()
    await visitor.chat.dispatch_event("drop", {"dataTransfer": dropped})
    await expect(visitor.chat.get_by_text(re.compile("not what its name says"))).to_be_visible()
    await expect(visitor.composer).to_be_focused()
    await visitor.page.keyboard.press("Shift+Tab")
    await expect(visitor.chat.get_by_role("button", name="Attach a file")).to_be_focused()
    await visitor.page.keyboard.press("Shift+Tab")
    await expect(visitor.chat.get_by_role("button", name="Remove holiday.png")).to_be_focused()
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.chat.get_by_role("list", name="Attached files")).to_have_count(0)
    await expect(visitor.composer).to_be_focused()
    assert await visitor.page.title() != "owned"


async def is_drawn(page: Page, host: str) -> bool:
    """Whether the picture has arrived and not only its frame."""
    picture = page.locator(host).get_by_role("img", name=re.compile("Picture: ")).last
    return await picture.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_where_a_technician_sends_and_receives_files(
    browser: Browser, desk: RunningDesk, scheme: Any
) -> None:
    visitor = await VisitorWindow.open(browser, desk)
    await visitor.person.click()
    await visitor.sees_holder(re.compile("Waiting"))
    await visitor.attach(chosen("shot.png", png(800, 500)), chosen("a.pdf", PDF))
    await expect(visitor.chat.locator("[data-state=ready]")).to_have_count(2)
    words = f"on floor {uuid4().hex[:6]}"
    await visitor.say(words)
    technician = await StaffWindow.sign_in(browser, desk, "technician", "/console")
    page = technician.page
    await page.emulate_media(color_scheme=scheme)
    await technician.claim(words)
    await technician.attach(chosen("steps.pdf", PDF), chosen("panel.png", png(400, 300)), chosen("page.png", HTML))
    await expect(page.locator("wd-composer [data-state=ready]")).to_have_count(2)
    await expect(page.locator("wd-composer [data-state=failed]")).to_be_visible()
    await expect(page.get_by_role("log").get_by_role("img", name="Picture: shot.png")).to_be_visible()
    assert await violations(page, "body") == []
    assert await violations(page, "body") == []
    await page.get_by_role("log").get_by_role("button", name="Picture: shot.png").click()
    await expect(page.get_by_role("dialog").get_by_role("img")).to_be_visible()
    assert await violations(page, "body") == []
