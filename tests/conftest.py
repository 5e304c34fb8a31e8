"""Fixtures: both databases, a desk with a scripted bot, two organizations and their people."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import hypothesis
import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy.engine import make_url

from handoff.gateways.attachment_folder import AttachmentFolder
from handoff.gateways.bot import BotGateway
from handoff.models.facts import Fact
from handoff.services import demo, staff
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.services.turns import TurnRunner
from handoff.services.visitor_sessions import SessionTokens, VisitorSession, find_site, open_session
from handoff.settings import ROOT
from handoff.storage.automations_file import load_automations
from handoff.storage.canned_file import load_canned
from handoff.storage.database import Database
from handoff.storage.host_keys import HostKeys
from handoff.storage.notices_file import load_notices
from handoff.storage.policy_file import load_policies
from handoff.storage.risk_file import load_risk
from handoff.storage.routing_file import load_routing
from handoff.storage.sla_file import load_sla
from handoff.storage.topic_answers import load_answers
from handoff.storage.topic_files import load_topics
from handoff.storage.transactions import Transactions
from handoff.storage.visitor_file import load_visitor_policies
from handoff.storage.waiting_file import load_waiting
from handoff.vocabulary import Role
from tests.postgres_databases import Databases, run_on
from tests.scripted_bot import ScriptedBot

# A machine that is busy elsewhere is no reason to fail.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

PASSWORD = "correct horse battery"
ORIGIN = "http://intranet.test"
OTHER_ORIGIN = "http://contoso.test"
ATTACHMENT_LIMIT = 10 * 1024 * 1024


pytest_plugins = ["tests.databases"]

FILE_READERS = (
    load_answers,
    load_automations,
    load_canned,
    load_notices,
    load_policies,
    load_risk,
    load_routing,
    load_sla,
    load_topics,
    load_visitor_policies,
    load_waiting,
)


@pytest.fixture(autouse=True, scope="session")
def quick_passwords() -> Iterator[None]:
    """Argon2 at its cheapest: its cost is the point in production and only time here."""
    cheapest = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(staff, "_hasher", cheapest)
        patch.setattr(PasswordHash, "recommended", lambda: cheapest)
        yield


@pytest.fixture(autouse=True, scope="session")
def files_read_once() -> Iterator[None]:
    """Reading what a lead edits takes longer than most tests, and nearly all read the same files."""
    with pytest.MonkeyPatch.context() as patch:
        for read in FILE_READERS:
            once = cache(read)
            # What pytest made of this file is another module than the one that tests import from.
            patch.setitem(globals(), read.__name__, once)
            for module in ("handoff.app", "tests.conftest"):
                patch.setattr(f"{module}.{read.__name__}", once)
        yield


@pytest.fixture
def bot() -> ScriptedBot:
    return ScriptedBot()


@dataclass
class TestDesk:
    """A desk, what it has published, and its people."""

    __test__ = False

    desk: Desk
    facts: list[Fact]
    turns: TurnRunner
    tokens: SessionTokens
    priya: Staff
    tom: Staff
    lena: Staff
    stranger: Staff

    async def visitor(self, site_key: str = "northwind") -> VisitorSession:
        """A visitor who has not written yet."""
        origin = ORIGIN if site_key == "northwind" else OTHER_ORIGIN
        site, organization_name = await find_site(self.desk, site_key, origin)
        return open_session(self.tokens, site, organization_name, None, f"{origin}/start", None)


NOWHERE = Path(os.devnull).with_name("nowhere")
"""A place in which no file can be kept."""


def make_desk(
    database_url: str,
    bot: BotGateway,
    facts: list[Fact],
    attachments: Path = NOWHERE,
    data: Path = ROOT / "data",
    keys: Path = NOWHERE / "keys",
) -> Desk:
    """A desk on this database and bot that keeps what it publishes in `facts`, and files in a folder."""
    database = Database(database_url)

    async def publish(published: list[Fact]) -> None:
        facts.extend(published)

    topics = load_topics(data)
    policies = load_policies(data, topics.intents)
    return Desk(
        database=database,
        transactions=Transactions(database, publish),
        bot=bot,
        policies=policies,
        routing=load_routing(data, topics.intents, policies),
        topics=topics,
        waiting=load_waiting(data),
        sla=load_sla(data),
        notices=load_notices(data, topics.intents),
        visitor_policies=load_visitor_policies(data),
        host_keys=HostKeys(keys),
        canned=load_canned(data),
        answers=load_answers(data),
        now=lambda: datetime.now(UTC),
        attachments=AttachmentFolder(attachments),
        attachment_limit=ATTACHMENT_LIMIT,
        risk=load_risk(data),
        automations=load_automations(data),
    )


async def add_people(desk: Desk) -> dict[str, Staff]:
    """Two organizations; Priya, Tom and the lead Lena work for the first, a stranger for the second."""
    await demo.add_organization(desk, "northwind", "Northwind Coffee", "northwind", [ORIGIN])
    await demo.add_organization(desk, "contoso", "Contoso Legal", "contoso", [OTHER_ORIGIN])
    people = (
        ("priya", "Priya Nair", "northwind", Role.TECHNICIAN),
        ("tom", "Tom Okafor", "northwind", Role.TECHNICIAN),
        ("lena", "Lena Fischer", "northwind", Role.LEAD),
        ("stranger", "Sam Stranger", "contoso", Role.LEAD),
    )
    found = {}
    for name, full_name, organization, role in people:
        email = f"{name}@desk.test"
        await staff.add_technician(desk, email, full_name, PASSWORD, organization, role)
        found[name] = await staff.signed_in(desk, await staff.sign_in(desk, email, PASSWORD))
    return found


async def _add_people_to(database_url: str) -> dict[str, Staff]:
    desk = make_desk(database_url, ScriptedBot(), [])
    people = await add_people(desk)
    await desk.database.close()
    return people


@pytest.fixture(scope="session")
def peopled_sqlite(
    quick_passwords: None, migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, Staff]]:
    path = tmp_path_factory.mktemp("sqlite") / "peopled.db"
    shutil.copy(migrated_sqlite, path)
    return path, asyncio.run(_add_people_to(f"sqlite+aiosqlite:///{path}"))


@pytest.fixture(scope="session")
def peopled_postgresql(
    quick_passwords: None, postgres_server: str, migrated_postgres: Databases
) -> Iterator[tuple[Databases, dict[str, Staff]]]:
    run_on(postgres_server, "CREATE DATABASE peopled TEMPLATE migrated")
    people = asyncio.run(_add_people_to(f"{postgres_server}/peopled"))
    databases = Databases(postgres_server, "peopled")
    yield databases, people
    databases.close()


@pytest.fixture
def sqlite(peopled_sqlite: tuple[Path, dict[str, Staff]], tmp_path: Path) -> str:
    """A SQLite database with the two organizations and their people."""
    return f"sqlite+aiosqlite:///{shutil.copy(peopled_sqlite[0], tmp_path / 'warmdesk.db')}"


@pytest.fixture
def postgresql(peopled_postgresql: tuple[Databases, dict[str, Staff]]) -> Iterator[str]:
    """A PostgreSQL database with the two organizations and their people."""
    with peopled_postgresql[0].lent() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind with the two organizations and their people."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def people(request: pytest.FixtureRequest, database_url: str) -> dict[str, Staff]:
    """Who works for the two organizations, by their first names."""
    return request.getfixturevalue(f"peopled_{make_url(database_url).get_backend_name()}")[1]


@pytest.fixture
async def test_desk(
    database_url: str, people: dict[str, Staff], bot: ScriptedBot, tmp_path: Path
) -> AsyncIterator[TestDesk]:
    facts: list[Fact] = []
    desk = make_desk(database_url, bot, facts, tmp_path / "attachments", keys=tmp_path / "identity")
    turns = TurnRunner(desk)
    yield TestDesk(desk, facts, turns, SessionTokens("x" * 40), **people)
    await turns.close()
    await desk.database.close()
