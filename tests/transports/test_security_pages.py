"""The register of automations and the audit as pages: for leads, at once, and nothing anybody wrote runs in them."""

from uuid import UUID

import pytest
from sqlalchemy import text

from handoff.services.automations.register import may_run
from tests.transports.asked_resets import asked
from tests.transports.harmless import harmless, tags_in
from tests.transports.serving import Served

pytestmark = pytest.mark.usefixtures("no_reset_moves_by_itself")

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


async def runs(service: Served, organization_id: str) -> bool:
    return await service.desk.database.query(
        lambda session: may_run(service.desk, session, UUID(organization_id), "reset_password")
    )


async def led_organization(service: Served) -> str:
    lena = await service.technician("lena")
    return (await lena.accepted("open_security", {}))["rooms"][0]["organization_id"]


@pytest.mark.parametrize("path", ["/automations", "/audit"])
async def test_they_are_for_leads(service: Served, path: str) -> None:
    anonymous, technician = await service.browser(), await service.browser("priya")
    assert (await anonymous.get(path)).headers["location"] == f"/sign-in?next={path}"
    assert (await technician.get(path)).status_code == 403


async def test_an_automation_is_switched_off_and_on_at_once_and_its_history_says_why(each_service: Served) -> None:
    lena, here = await each_service.browser("lena"), await led_organization(each_service)
    address = f"/automations/{here}/reset_password"
    answer = await lena.post(address, data={"is_on": "false", "why": HOSTILE})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/automations#{here}-reset_password")
    assert not await runs(each_service, here)
    page = (await lena.get("/automations")).text
    shown = harmless(page)
    assert "Switched off: people only" in shown
    assert shown.count(HOSTILE) == 2
    assert "img" not in tags_in(page)
    await lena.post(address, data={"is_on": "true", "why": "Mended"})
    assert await runs(each_service, here)
    assert "switched it on: Mended" in " ".join(harmless((await lena.get("/automations")).text).split())


async def test_nobody_but_its_own_lead_switches_and_no_other_site_can(service: Served) -> None:
    here = await led_organization(service)
    address, off = f"/automations/{here}/reset_password", {"is_on": "false", "why": "no"}
    for name in ("priya", "stranger"):
        assert (await (await service.browser(name)).post(address, data=off)).status_code == 403
    lena = await service.browser("lena")
    assert (await lena.post(address, data=off, headers={"Origin": "https://evil.test"})).status_code == 403
    refused = await lena.post(address, data={"is_on": "false", "why": " "})
    assert (refused.status_code, "why: say why." in refused.text) == (422, True)
    assert await runs(service, here)


async def test_the_audit_shows_what_was_done_to_a_request_and_nothing_of_other_organizations(service: Served) -> None:
    request = await asked(service, "omar.h")
    lena, stranger = await service.browser("lena"), await service.browser("stranger")
    page = harmless((await lena.get("/audit", params={"subject": str(request.id)})).text)
    for word in ("Reset requested", "Reset assessed", "2 events"):
        assert word in page
    assert "Nothing recorded" in (await stranger.get("/audit", params={"subject": str(request.id)})).text
    for odd in ("WD-1", "\x00", "'", HOSTILE[:60]):
        assert (await lena.get("/audit", params={"subject": odd, "page": 100_000})).status_code == 200


async def test_the_audit_is_found_by_the_conversations_reference(service: Served) -> None:
    request = await asked(service, "omar.h")
    tom = await service.technician("tom")
    reference = (await tom.accepted("read_reset", {"request_id": str(request.id)}))["request"]["row"]["reference"]
    page = (await (await service.browser("lena")).get("/audit", params={"subject": reference.lower()})).text
    assert "Reset viewed" in page


async def test_what_was_changed_in_the_audit_is_named_in_words(service: Served) -> None:
    await asked(service, "omar.h")
    lena = await service.browser("lena")
    whole = harmless((await lena.get("/audit", params={"verify": "true"})).text)
    assert "Northwind Coffee: whole" in whole
    async with service.desk.database.engine.begin() as connection:
        await connection.execute(text("DROP TRIGGER IF EXISTS audit_event_no_update"))
        await connection.execute(text("UPDATE audit_event SET details = '{}' WHERE action = 'reset_assessed'"))
    flawed = harmless((await lena.get("/audit", params={"verify": "true"})).text)
    assert "1 event is not as recorded" in flawed
    assert "was changed" in flawed
