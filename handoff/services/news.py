"""What an organization's people are told of surges and notices: always all there are, so that none is missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from handoff.models import Organization, Surge
from handoff.models.notice_facts import NewsChanged, NoticeSeen, SurgeSeen
from handoff.rules.notices import ANSWERABLE
from handoff.rules.surge import Subject
from handoff.rules.turn_facts import family_of
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.news import latest_surges, seen_notices
from handoff.storage.notices_file import NoticePolicy
from handoff.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Newsroom:
    """One organization's news, and what a notice may be about there."""

    organization: Organization
    policy: NoticePolicy
    news: NewsChanged


async def newsrooms(desk: Desk, staff: Staff) -> list[Newsroom]:
    """Of every organization that the member of staff works for."""

    def look(session: Session) -> list[Newsroom]:
        wanted = select(Organization).where(Organization.id.in_(staff.organization_ids)).order_by(Organization.name)
        return [
            Newsroom(organization, desk.notices.of(organization.slug), _news(desk, session, organization))
            for organization in session.scalars(wanted)
        ]

    return await desk.database.query(look)


def locked_organization(unit: UnitOfWork, organization_id: UUID) -> Organization:
    """The organization, locked so that its news are made one after the other."""
    wanted = select(Organization).where(Organization.id == organization_id).with_for_update()
    return unit.session.scalars(wanted).one()


def announce(desk: Desk, unit: UnitOfWork, organization: Organization, *, visitors_told: bool = False) -> None:
    """Tell what has changed once it is committed; `visitors_told` when the notices did."""
    unit.session.flush()
    unit.facts.append(_news(desk, unit.session, organization, visitors_told=visitors_told))


def subject_named(desk: Desk, policy: NoticePolicy, name: str) -> Subject:
    """The subject of this name; a topic that is in none is one of its own."""
    named = (subject for subject in policy.subjects if subject.id == name)
    return next(named, Subject(name, f"“{desk.topics.title(name)}”", frozenset({name})))


def suggested_text(policy: NoticePolicy, subject: Subject) -> str:
    """What a notice about the subject begins with."""
    return policy.text.format(subject=subject.title)


def answerable(topics: Sequence[str] | frozenset[str]) -> tuple[str, ...]:
    """Those of the topics that a notice may be given for."""
    return tuple(sorted(topic for topic in topics if family_of(topic) == ANSWERABLE))


def _news(desk: Desk, session: Session, organization: Organization, *, visitors_told: bool = False) -> NewsChanged:
    now = desk.now()
    notices = seen_notices(session, organization.id, now)
    # An open surge is reported until somebody dismissed it, and rests while a notice about it is in force.
    surges = tuple(
        _seen(desk, desk.notices.of(organization.slug), surge)
        for surge in latest_surges(session, organization.id, now).values()
        if surge.ended_at is None and surge.dismissed_at is None and not is_covered(surge, notices)
    )
    return NewsChanged(organization.id, surges, notices, now, visitors_told)


def is_covered(surge: Surge, notices: Sequence[NoticeSeen]) -> bool:
    """Whether visitors are told of it already."""
    return any(notice.surge_id == surge.id or set(notice.topics) & set(surge.topics) for notice in notices)


def _seen(desk: Desk, policy: NoticePolicy, surge: Surge) -> SurgeSeen:
    subject = subject_named(desk, policy, surge.subject)
    return SurgeSeen(
        surge_id=surge.id,
        subject=surge.subject,
        title=subject.title,
        topics=answerable(surge.topics),
        visitors=surge.visitors,
        window_s=int(policy.surge.window.total_seconds()),
        conversations=tuple(surge.conversations),
        began_at=surge.began_at,
        text=suggested_text(policy, subject),
    )
