"""Trying messages on a desk of their own: every turn as the service takes it, and what was decided about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from sqlalchemy import select

from handoff.gateways.directory_choice import DEMO_ORGANIZATION
from handoff.models import Decision, Handoff, Message, Organization, Site, Team, Visitor
from handoff.services.desk import Desk
from handoff.services.dialogue import take_bot_turn
from handoff.services.messaging import receive_from_visitor
from handoff.services.visitor_sessions import VisitorSession
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import DecisionOutcome, Verification


@dataclass(frozen=True)
class Trial:
    """Messages to try in one conversation; `history` are earlier ones by the visitor, which are replayed first."""

    turns: Sequence[str]
    history: Sequence[str] = ()
    organization: str = DEMO_ORGANIZATION
    verification: Verification = Verification.UNVERIFIED
    is_privileged: bool = False


@dataclass(frozen=True)
class Tried:
    """What was decided about one message; once people have the conversation they have every later message too."""

    text: str
    outcome: DecisionOutcome
    rule: str
    top: list[tuple[str, float]] = field(default_factory=list)
    team: str | None = None
    priority: str | None = None


async def add_trial_organizations(desk: Desk, slugs: Sequence[str]) -> None:
    """An organization with a site and a service desk for each slug, in the empty database of a trial."""

    def add(unit: UnitOfWork) -> None:
        for slug in dict.fromkeys(slugs):
            organization = Organization(slug=slug, name=slug, created_at=desk.now())
            unit.session.add(organization)
            unit.session.flush()
            site = Site(organization_id=organization.id, key=slug, name=slug, allowed_origins=[], created_at=desk.now())
            unit.session.add_all(
                [site, Team(organization_id=organization.id, slug="service-desk", name="Service desk")]
            )

    await desk.transactions.run(add)


async def try_out(desk: Desk, trial: Trial) -> list[Tried]:
    """One result per turn, history left out."""
    session = await _open(desk, trial)
    tried = []
    for text in [*trial.history, *trial.turns]:
        message = await receive_from_visitor(desk, session, text, None)
        while await take_bot_turn(desk, session.conversation_id):
            pass
        tried.append(await _result(desk, session.conversation_id, message, text))
    return tried[len(trial.history) :]


async def _open(desk: Desk, trial: Trial) -> VisitorSession:
    def open_(unit: UnitOfWork) -> VisitorSession:
        site = (unit.session.scalars(select(Site).where(Site.key == trial.organization))).one()
        visitor = Visitor(
            organization_id=site.organization_id,
            site_id=site.id,
            name="Trial",
            verification=trial.verification,
            is_privileged=trial.is_privileged,
            created_at=desk.now(),
        )
        unit.session.add(visitor)
        unit.session.flush()
        return VisitorSession(uuid4(), visitor.id, site.id, site.organization_id, trial.organization)

    return await desk.transactions.run(open_)


async def _result(desk: Desk, conversation_id: UUID, message: Message, text: str) -> Tried:
    async with desk.database.read() as session:
        decision = (await session.scalars(select(Decision).where(Decision.message_id == message.id))).one()
        handoffs = select(Handoff, Team.slug).join(Team, Team.id == Handoff.team_id)
        latest = handoffs.where(Handoff.conversation_id == conversation_id).order_by(Handoff.requested_at.desc())
        handoff = (await session.execute(latest.limit(1))).first()
    with_people = decision.outcome in (DecisionOutcome.HANDOFF, DecisionOutcome.RELAY)
    return Tried(
        text,
        DecisionOutcome.HANDOFF if with_people else decision.outcome,
        decision.rule,
        top=[(intent, confidence) for intent, confidence in decision.top],
        team=handoff[1] if handoff and with_people else None,
        priority=str(handoff[0].priority) if handoff and with_people else None,
    )
