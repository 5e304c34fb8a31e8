"""What is due reaches the consoles of those concerned, and no visitor; views reach their technician's consoles."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handoff.settings import ROOT
from tests.scripted_bot import ScriptedBot
from tests.transports.connection import Connection
from tests.transports.serving import Served, serving

# Seconds apart, so that a busy machine skips none of the three.
TIGHT = """\
version: "1"
sla:
  warn_technician_at: 0.1
  warn_leads_at: 0.5
  targets:
    normal: {first_response: 6 seconds, next_response: 1 hour, resolution: 2 hours}
"""


@pytest.fixture
async def tight(
    sqlite: str, bot: ScriptedBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Served]:
    """A service that answers within seconds, or says so."""
    monkeypatch.setattr("handoff.transports.jobs.LOOK_AT_CLOCKS_EVERY_S", 0.2)
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    (data / "policy" / "organizations" / "northwind.yml").write_text(TIGHT)
    async with serving(sqlite, bot, tmp_path, data=data) as service:
        yield service


async def alerted(console: Connection, step: str) -> dict[str, str]:
    """The first alert of this kind that the console was told."""
    found = console.seen
    return (await console.until(lambda: [fact for fact in found("sla_alerted") if fact["step"] == step]))[0]


async def test_p8_warnings_go_to_the_team_and_breaches_to_the_lead_and_neither_to_anybody_else(tight: Served) -> None:
    priya, lena, stranger = [await tight.technician(name) for name in ("priya", "lena", "stranger")]
    visitor = await tight.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    warned = await alerted(priya, "warn_technician")
    assert (warned["conversation_id"], warned["term"]) == (visitor.conversation_id, "first_response")
    await alerted(lena, "warn_leads")
    breach = await alerted(lena, "breach")
    assert breach["deadline_at"] == warned["deadline_at"]
    # What was told before this ack has arrived before it.
    for console in (priya, stranger):
        await console.accepted("console_open", {})
    assert {fact["step"] for fact in priya.seen("sla_alerted")} == {"warn_technician"}
    assert stranger.seen("sla_alerted") == []
    assert "sla" not in str(visitor.events)


async def test_a_row_carries_what_is_due_and_an_answer_takes_it_away(tight: Served) -> None:
    priya = await tight.technician("priya")
    visitor = await tight.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    (row,) = (await priya.accepted("console_open", {}))["conversations"]
    assert row["sla"]["term"] == "first_response"
    assert row["sla"]["warn_at"] < row["sla"]["deadline_at"]
    here = {"conversation_id": visitor.conversation_id, "epoch": row["epoch"]}
    epoch = (await priya.accepted("claim", here))["conversation"]["epoch"]
    await priya.accepted("reply", here | {"epoch": epoch, "text": "Hello", "client_msg_id": "r1"})
    rows = priya.seen
    last = await priya.until(lambda: [row for row in rows("conversation_updated") if row["preview"] == "Hello"])
    assert last[-1]["sla"] == {"term": "resolution", "paused": "visitor", "warn_at": None, "deadline_at": None}


async def test_views_are_saved_for_all_consoles_of_their_technician(service: Served) -> None:
    token = await service.sign_in("priya")
    here, elsewhere, tom = [
        await service.technician("priya", token),
        await service.technician("priya", token),
        await service.technician("tom"),
    ]
    wanted = {"priority": "urgent", "standing": "waiting", "at_risk": True, "text": "printer"}
    await here.accepted("save_view", {"name": "Urgent printers", "filter": wanted})
    (told,) = await elsewhere.until(lambda: elsewhere.seen("saved_views_changed"))
    (view,) = told["views"]
    assert (view["name"], view["filter"]) == ("Urgent printers", {"organization_id": None, "team": None} | wanted)
    assert (await here.accepted("console_open", {}))["views"] == [view]
    code, sentence = await here.refused("save_view", {"name": "urgent printers", "filter": {}})
    assert (code, "choose another name" in sentence) == ("invalid_input", True)
    assert (await here.refused("save_view", {"name": " ", "filter": {}}))[0] == "invalid_input"
    assert (await here.refused("save_view", {"name": "x", "filter": {"priority": "soon"}}))[0] == "invalid_input"
    await tom.accepted("delete_view", {"view_id": view["id"]})
    await elsewhere.accepted("delete_view", {"view_id": view["id"]})
    await here.until(lambda: [fact for fact in here.seen("saved_views_changed") if fact["views"] == []])
    assert (await tom.accepted("console_open", {}))["views"] == []
    assert tom.seen("saved_views_changed")[0]["views"] == []
