"""What an organization asks before the first message: once, and a person is there all the same."""

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest

from handoff.settings import ROOT
from tests.scripted_bot import ScriptedBot
from tests.transports.connection import Refused
from tests.transports.serving import Served, serving
from tests.transports.visitor import Visitor

NORTHWIND = """\
version: "1"
pre_chat:
  - {id: name, label: Your name, required: true}
  - {id: work_mail, label: Your e-mail address, kind: email}
  - {id: office, label: Which office?, kind: choice, choices: [Kiel, Lübeck]}
"""
CONTOSO = 'version: "1"\nidentity: {unverified: refused}\n'


@pytest.fixture
async def asking_service(database_url: str, tmp_path: Path, bot: ScriptedBot) -> AsyncIterator[Served]:
    """Northwind asks three things, Contoso lets only those in for whom a page vouches."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    (data / "policy" / "organizations" / "northwind.yml").write_text(NORTHWIND)
    (data / "policy" / "organizations" / "contoso.yml").write_text(CONTOSO)
    async with serving(database_url, bot, tmp_path, data=data) as served:
        yield served


async def asked(visitor: Visitor, token: str | None = None) -> list[str]:
    return [field["id"] for field in (await visitor.open(token))["pre_chat"]]


async def test_the_answers_are_kept_shown_to_technicians_and_never_asked_for_again(asking_service: Served) -> None:
    visitor, console = await asking_service.visitor(), await asking_service.technician()
    assert await asked(visitor) == ["name", "work_mail", "office"]
    answers = {"name": " Maria ", "work_mail": "maria@example.com", "office": "Kiel", "other": "ignored"}
    await visitor.accepted("answer_pre_chat", {"answers": answers})
    assert await asked(visitor, visitor.token) == []
    await visitor.ask_for_person()
    opened = await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    assert [(each["label"], each["value"], each["typed"]) for each in opened["visitor"]["answers"]] == [
        ("Your name", "Maria", True),
        ("Your e-mail address", "maria@example.com", True),
        ("Which office?", "Kiel", True),
    ]
    # Typed is not known: neither who it is nor where mail reaches them has been checked.
    assert opened["visitor"]["verification"] == "unverified"
    assert opened["visitor"]["name"].startswith("Visitor ")
    assert opened["conversation"]["contact_email"] == "maria@example.com"
    again = await visitor.accepted("start_conversation", {})
    assert again["pre_chat"] == []


async def test_skipping_is_an_answer_too(asking_service: Served) -> None:
    visitor = await asking_service.visitor()
    await visitor.open()
    await visitor.accepted("answer_pre_chat", {"answers": {"name": "Maria"}})
    assert await asked(visitor, visitor.token) == []
    await visitor.accepted("answer_pre_chat", {"answers": {"name": "Somebody else"}})
    console = await asking_service.technician()
    await visitor.ask_for_person()
    opened = await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    assert [each["value"] for each in opened["visitor"]["answers"]] == ["Maria"]


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({}, "name: is needed."),
        ({"name": "  "}, "name: is needed."),
        ({"name": "x" * 201}, "name: is longer than 200 characters."),
        ({"name": "M", "work_mail": "maria"}, "work_mail: is not an e-mail address; write one like name@example.com."),
        ({"name": "M", "office": "Rome"}, "office: is none of the choices."),
        ({"name": "nul \x00"}, "name: contains a NUL character; remove it and send again."),
    ],
)
async def test_a_wrong_answer_is_refused_by_its_field_and_nothing_is_kept(
    asking_service: Served, answers: dict[str, str], problem: str
) -> None:
    visitor = await asking_service.visitor()
    await visitor.open()
    assert await visitor.refused("answer_pre_chat", {"answers": answers}) == ("invalid_input", problem)
    assert await asked(visitor, visitor.token) == ["name", "work_mail", "office"]


async def test_p6_a_person_comes_without_an_answer(asking_service: Served) -> None:
    visitor = await asking_service.visitor()
    assert await asked(visitor)
    await visitor.ask_for_person()
    await visitor.until(lambda: visitor.seen("queue_updated"))


async def test_p9_a_secret_among_the_answers_is_taken_out(asking_service: Served) -> None:
    visitor, console = await asking_service.visitor(), await asking_service.technician()
    await visitor.open()
    await visitor.accepted("answer_pre_chat", {"answers": {"name": "my password is Tr0ub4dor&3"}})
    await visitor.ask_for_person()
    opened = await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    assert "Tr0ub4dor" not in str(opened)


async def test_what_a_signed_identity_says_is_not_asked_and_shown_as_signed(asking_service: Served) -> None:
    key = asking_service.desk.host_keys.add_secret("northwind")
    claims = {"sub": "e-1", "name": "Maria Lind", "email": "maria@example.com", "aud": "northwind"}
    claims["exp"] = datetime.now(UTC) + timedelta(minutes=5)
    visitor = await asking_service.visitor(identity=jwt.encode(claims, key.secret, "HS256"))
    assert await asked(visitor) == ["office"]
    await visitor.accepted("answer_pre_chat", {"answers": {"office": "Kiel", "name": "Somebody else"}})
    await visitor.ask_for_person()
    console = await asking_service.technician()
    opened = await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    assert [(each["id"], each["value"], each["typed"]) for each in opened["visitor"]["answers"]] == [
        ("office", "Kiel", True),
        ("name", "Maria Lind", False),
        ("work_mail", "maria@example.com", False),
    ]


async def test_an_organization_may_let_in_only_those_for_whom_its_pages_vouch(asking_service: Served) -> None:
    with pytest.raises(Refused) as refusal:
        await asking_service.visitor("contoso")
    assert refusal.value.code == "identity_required"
    key = asking_service.desk.host_keys.add_secret("contoso")
    claims = {"sub": "e-1", "aud": "contoso", "exp": datetime.now(UTC) + timedelta(minutes=5)}
    visitor = await asking_service.visitor("contoso", identity=jwt.encode(claims, key.secret, "HS256"))
    assert (await visitor.open())["identity"]["verification"] == "signed_token"
