"""The security review over real sockets: who sees what, who may do what, and that two people are two people."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from handoff.models import Approval, AuditEvent
from tests.scripted_bot import ScriptedBot
from tests.transports.asked_resets import asked
from tests.transports.connection import Connection
from tests.transports.serving import Served, serving

pytestmark = pytest.mark.usefixtures("no_reset_moves_by_itself")

CHECK = {"called": "Omar Haddad", "number": "•••00", "said": "It is me, I came back from leave."}


@pytest.fixture
async def service(sqlite: str, tmp_path: Path, bot: ScriptedBot) -> AsyncIterator[Served]:
    """The service with the demo's directory, on SQLite."""
    async with serving(sqlite, bot, tmp_path, demo=True) as served:
        yield served


@pytest.fixture
async def each_service(database_url: str, tmp_path: Path, bot: ScriptedBot) -> AsyncIterator[Served]:
    """The same on each database in turn."""
    async with serving(database_url, bot, tmp_path, demo=True) as served:
        yield served


async def read(console: Connection, request_id: object) -> Any:
    return (await console.accepted("read_reset", {"request_id": str(request_id)}))["request"]


def approval(request_id: object, version: int) -> dict[str, Any]:
    return {"request_id": str(request_id), "version": version} | CHECK


async def test_two_people_approve_and_each_sees_what_the_other_did_at_once(each_service: Served) -> None:
    request = await asked(each_service, "omar.h")
    priya, tom = await each_service.technician("priya"), await each_service.technician("tom")
    (row,) = (await priya.accepted("open_security", {}))["rooms"][0]["requests"]
    assert (row["account"], row["approvals_needed"], row["approved"], row["status"]) == ("omar.h", 2, 0, "needs_person")
    seen = await read(priya, request.id)
    assert {"privileged_group", "identity_unverified"} <= {signal["signal"] for signal in seen["signals"]}
    first = (await priya.accepted("approve_reset", approval(request.id, row["version"])))["request"]
    assert (first["row"]["approved"], first["obstacle"]["code"]) == (1, "already_approved")

    (told,) = await tom.until(lambda: tom.seen("security_changed"))
    assert (told["request_id"], set(told)) == (
        str(request.id),
        {"organization_id", "request_id", "conversation_id", "at"},
    )
    assert (await tom.refused("approve_reset", approval(request.id, row["version"])))[0] == "request_changed"
    latest = await read(tom, request.id)
    assert [(each["by"], each["said"]) for each in latest["approvals"]] == [("Priya Nair", CHECK["said"])]
    second = (await tom.accepted("approve_reset", approval(request.id, latest["row"]["version"])))["request"]
    assert second["row"]["status"] == "cleared"


async def test_one_person_in_two_sessions_is_one_person(each_service: Served) -> None:
    request = await asked(each_service, "omar.h")
    here, there = await each_service.technician("priya"), await each_service.technician("priya")
    await here.accepted("approve_reset", approval(request.id, request.version))
    version = (await read(there, request.id))["row"]["version"]
    code, sentence = await there.refused("approve_reset", approval(request.id, version))
    assert (code, sentence) == (
        "already_approved",
        "You have approved this request already. Another colleague has to approve it as well.",
    )


async def test_of_two_who_approve_at_once_one_counts_and_the_other_looks_again(each_service: Served) -> None:
    request = await asked(each_service, "fiona.g")
    consoles = [await each_service.technician(name) for name in ("priya", "tom")]
    acks = await asyncio.gather(
        *(console.command("approve_reset", approval(request.id, request.version)) for console in consoles)
    )
    codes = sorted(ack["error"]["code"] if "error" in ack else "ok" for ack in acks)
    assert codes == ["ok", "request_changed"]
    async with each_service.desk.database.read() as session:
        assert len((await session.scalars(select(Approval))).all()) == 1


async def test_another_organizations_lead_sees_and_does_nothing(service: Served) -> None:
    request = await asked(service, "omar.h")
    priya, stranger = await service.technician("priya"), await service.technician("stranger")
    (room,) = (await stranger.accepted("open_security", {}))["rooms"]
    assert (room["organization_name"], room["requests"]) == ("Contoso Legal", [])
    for name, payload in (
        ("read_reset", {"request_id": str(request.id)}),
        ("approve_reset", approval(request.id, request.version)),
        ("refuse_reset", {"request_id": str(request.id), "version": request.version, "reason": "no"}),
    ):
        assert (await stranger.refused(name, payload))[0] == "request_unknown"
    here = (await priya.accepted("open_security", {}))["rooms"][0]["organization_id"]
    mode = {"organization_id": here, "lasts_s": 3600, "why": "x"}
    assert (await stranger.refused("begin_phishing_mode", mode))[0] == "not_a_lead"
    await priya.accepted("approve_reset", approval(request.id, request.version))
    await stranger.accepted("open_security", {})
    assert "omar.h" not in json.dumps(stranger.events)
    assert stranger.seen("security_changed") == []


async def test_visitors_hear_nothing_of_the_review(service: Served) -> None:
    visitor, priya = await service.visitor(), await service.technician("priya")
    await visitor.open()
    request = await asked(service, "omar.h")
    await priya.accepted("approve_reset", approval(request.id, request.version))
    await visitor.open()
    assert {name for name, _ in visitor.events}.isdisjoint({"security_changed", "security_alerted"})


async def test_only_a_lead_flips_phishing_mode_and_every_technician_is_told(service: Served) -> None:
    priya, lena = await service.technician("priya"), await service.technician("lena")
    here = (await lena.accepted("open_security", {}))["rooms"][0]["organization_id"]
    mode = {"organization_id": here, "lasts_s": 3600, "why": "Mails in the name of our CEO"}
    assert (await priya.refused("begin_phishing_mode", mode))[0] == "not_a_lead"
    assert (await lena.refused("begin_phishing_mode", mode | {"why": " "}))[0] == "invalid_input"
    await lena.accepted("begin_phishing_mode", mode)
    await priya.until(lambda: priya.seen("security_changed"))
    shown = (await priya.accepted("open_security", {}))["rooms"][0]["phishing"]
    assert (shown["why"], shown["by"]) == ("Mails in the name of our CEO", "Lena Fischer")
    assert (await priya.refused("end_phishing_mode", {"organization_id": here}))[0] == "not_a_lead"
    await lena.accepted("end_phishing_mode", {"organization_id": here})
    assert (await priya.accepted("open_security", {}))["rooms"][0]["phishing"] is None


async def test_every_look_at_a_request_is_recorded_by_name(service: Served) -> None:
    request = await asked(service, "omar.h")
    priya = await service.technician("priya")
    await read(priya, request.id)
    await read(priya, request.id)
    async with service.desk.database.read() as session:
        looks = await session.scalars(select(AuditEvent.subject_id).where(AuditEvent.action == "reset_viewed"))
        assert list(looks) == [request.id, request.id]


async def test_a_number_from_the_chat_approves_nothing(service: Served) -> None:
    request = await asked(service, "omar.h")
    priya = await service.technician("priya")
    typed = approval(request.id, request.version) | {"number": "+49 171 1234567"}
    assert (await priya.refused("approve_reset", typed))[0] == "number_not_on_file"
    assert (await read(priya, request.id))["approvals"] == []


async def test_what_says_nothing_approves_nothing(service: Served) -> None:
    request = await asked(service, "omar.h")
    priya = await service.technician("priya")
    for name in CHECK:
        empty = approval(request.id, request.version) | {name: "  "}
        assert (await priya.refused("approve_reset", empty))[0] == "invalid_input"
    refusal = {"request_id": str(request.id), "version": request.version, "reason": ""}
    assert (await priya.refused("refuse_reset", refusal))[0] == "invalid_input"
    assert (await read(priya, request.id))["approvals"] == []
