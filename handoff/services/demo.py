"""The demo organization that `make run` starts with."""

import base64
import hmac
from dataclasses import dataclass

from sqlalchemy import select

from handoff.gateways.directory_choice import DEMO_ORGANIZATION
from handoff.models import Organization, Site, Team, Technician
from handoff.models.errors import InvalidInput
from handoff.services.demo_accounts import seed_accounts
from handoff.services.desk import Desk
from handoff.services.staff import add_technician
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import Role

DEMO_SITE_KEY = "demo"
DEMO_EMPLOYEE = {"sub": "nw-1042", "name": "Maria Lind", "email": "maria.lind@northwind.example"}
"""Who is signed in on the demo page, as its server would sign it."""

_PEOPLE = (("priya@demo.example", "Priya Nair", Role.TECHNICIAN), ("lena@demo.example", "Lena Fischer", Role.LEAD))


@dataclass(frozen=True)
class Login:
    """A demo login."""

    email: str
    name: str
    role: Role
    password: str


async def add_organization(desk: Desk, slug: str, name: str, site_key: str, origins: list[str]) -> None:
    """Add an organization with one site and a service desk; of one that is there only the origins are updated."""
    # Browsers send origins in lower case and without a slash at the end; people copy them from anywhere.
    origins = [origin.strip().lower().rstrip("/") for origin in origins]

    def add(unit: UnitOfWork) -> None:
        site = unit.session.scalar(select(Site).where(Site.key == site_key))
        if site is not None:
            site.allowed_origins = origins
            return
        if unit.session.scalar(select(Organization.id).where(Organization.slug == slug)):
            raise InvalidInput(f"slug: there is an organization called {slug!r} already; choose another one.")
        organization = Organization(slug=slug, name=name, created_at=desk.now())
        unit.session.add(organization)
        unit.session.flush()
        unit.session.add(Team(organization_id=organization.id, slug="service-desk", name="Service desk"))
        unit.session.add(
            Site(
                organization_id=organization.id,
                key=site_key,
                name=f"{name} intranet",
                allowed_origins=origins,
                created_at=desk.now(),
            )
        )

    await desk.transactions.run(add)


def logins(secret: str) -> list[Login]:
    """The demo's logins; passwords follow from the installation's secret, so that none is stored to be shown again."""
    return [Login(email, name, role, _password(secret, email)) for email, name, role in _PEOPLE]


async def seed(desk: Desk, secret: str, origins: list[str]) -> None:
    """Make the demo organization with its people, its intranet's key and its accounts, unless they are there."""
    await add_organization(desk, DEMO_ORGANIZATION, "Northwind Coffee", DEMO_SITE_KEY, origins)
    if not desk.host_keys.of(DEMO_SITE_KEY):
        desk.host_keys.add_secret(DEMO_SITE_KEY)
    await seed_accounts(desk, DEMO_ORGANIZATION)
    for login in logins(secret):
        async with desk.database.read() as session:
            known = await session.scalar(select(Technician.id).where(Technician.email == login.email))
        if known is None:
            await add_technician(desk, login.email, login.name, login.password, DEMO_ORGANIZATION, login.role)


def _password(secret: str, email: str) -> str:
    digest = hmac.digest(secret.encode(), f"demo login {email}".encode(), "sha256")
    return base64.b32encode(digest).decode().lower()[:12]
