"""Sees that many visitors come with the same trouble, from what was decided about their messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from handoff.models import Organization, Surge
from handoff.models.errors import InvalidInput, NoticeUnknown
from handoff.rules.surge import Crowd, KnownSurge, Step, Subject, Turn, crowds, next_step, unhelped, usual_windows
from handoff.services import news
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.news import latest_surges, organizations_to_watch, references, seen_notices, turns_within
from handoff.storage.notices_file import NoticePolicy
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind

SAMPLES = 5
"""How many of its conversations a surge names."""


@dataclass(frozen=True)
class _Seen:
    step: Step
    crowd: Crowd
    surge: Surge | None


async def look(desk: Desk) -> list[UUID]:
    """Begin, grow and end the surges of every organization; returns the organizations in which something changed."""

    def look_around(session: Session) -> list[UUID]:
        watched = organizations_to_watch(session, desk.now() - desk.notices.longest_window)
        return [each for each in watched if _changes(desk, session, session.get_one(Organization, each))]

    found = await desk.database.query(look_around)
    for organization_id in found:
        await desk.transactions.run(partial(_take_steps, desk, organization_id))
    return found


async def dismiss(desk: Desk, staff: Staff, surge_id: UUID, because: str) -> None:
    """Say no more of a surge to anybody, for a reason; SurgeOver when that is so already."""
    reason = because.strip()
    if not reason:
        raise InvalidInput("reason: is empty; say why this is no surge, or why nobody needs to hear of it.")

    def write(unit: UnitOfWork) -> None:
        surge = unit.session.get(Surge, surge_id)
        if surge is None or surge.organization_id not in staff.organization_ids:
            raise NoticeUnknown("There is no such surge.")
        organization = news.locked_organization(unit, surge.organization_id)
        unit.session.refresh(surge)
        surge.dismiss(staff.technician_id, reason, desk.now())
        _audit(desk, unit, surge, "surge_dismissed", staff)
        news.announce(desk, unit, organization)

    await desk.transactions.run(write)


def _take_steps(desk: Desk, organization_id: UUID, unit: UnitOfWork) -> None:
    """Looked at again under the lock, as another process may have been faster."""
    organization = news.locked_organization(unit, organization_id)
    for seen in _changes(desk, unit.session, organization):
        if seen.step is Step.BEGIN:
            _begin(desk, unit, organization, seen.crowd)
        elif seen.surge is not None and seen.step is Step.GROW:
            seen.surge.grow(seen.crowd.visitors, _samples(unit, seen.crowd))
        elif seen.surge is not None:
            seen.surge.end(desk.now())
            _audit(desk, unit, seen.surge, "surge_ended")
    news.announce(desk, unit, organization)


def _begin(desk: Desk, unit: UnitOfWork, organization: Organization, crowd: Crowd) -> None:
    surge = Surge(
        organization_id=organization.id,
        subject=crowd.subject.id,
        topics=sorted(crowd.subject.topics),
        visitors=crowd.visitors,
        conversations=_samples(unit, crowd),
        began_at=desk.now(),
    )
    unit.session.add(surge)
    unit.session.flush()
    _audit(desk, unit, surge, "surge_began")


def _samples(unit: UnitOfWork, crowd: Crowd) -> list[dict[str, str]]:
    return references(unit.session, crowd.conversations[:SAMPLES])


def _changes(desk: Desk, session: Session, organization: Organization) -> list[_Seen]:
    """What is to be done about each subject of which something is."""
    now, policy = desk.now(), desk.notices.of(organization.slug)
    known = latest_surges(session, organization.id, now - policy.surge.quiet_after_dismissal)
    here = {crowd.subject.id: crowd for crowd in _crowds(desk, session, organization, policy, now)}
    for name, surge in known.items():
        here.setdefault(name, Crowd(Subject(name, name, frozenset(surge.topics)), ()))
    # What visitors are told of already makes no new surge.
    told = {topic for notice in seen_notices(session, organization.id, now) for topic in notice.topics}
    seen = [_look_at(desk, session, organization, policy, crowd, known.get(name)) for name, crowd in here.items()]
    return [each for each in seen if each.step is not Step.STAY and not _is_told(each, told)]


def _is_told(seen: _Seen, told: set[str]) -> bool:
    return seen.step is Step.BEGIN and bool(seen.crowd.subject.topics & told)


def _look_at(
    desk: Desk, session: Session, organization: Organization, policy: NoticePolicy, crowd: Crowd, surge: Surge | None
) -> _Seen:
    latest = KnownSurge(surge.visitors, surge.ended_at is not None, surge.dismissed_at) if surge else None
    is_open = latest is not None and not latest.is_over
    # What is usual needs a look at the days before, which most subjects at most times are not worth.
    matters = is_open or crowd.visitors >= policy.surge.visitors
    usual = _usual(desk, session, organization, policy, crowd.subject.id) if matters else 0.0
    return _Seen(next_step(policy.surge, crowd.visitors, usual, latest, desk.now()), crowd, surge)


def _crowds(
    desk: Desk, session: Session, organization: Organization, policy: NoticePolicy, now: datetime
) -> list[Crowd]:
    turns = turns_within(session, organization.id, [(now - policy.surge.window, now)])
    return _by_subject(desk, policy, [turn for _, turn in turns])


def _usual(desk: Desk, session: Session, organization: Organization, policy: NoticePolicy, subject: str) -> float:
    """How many visitors come with the subject at this time on an average day."""
    windows = usual_windows(policy.surge, desk.now())
    turns = turns_within(session, organization.id, windows)
    found = 0
    for after, until in windows:
        then = _by_subject(desk, policy, [turn for at, turn in turns if after < at <= until])
        found += sum(crowd.visitors for crowd in then if crowd.subject.id == subject)
    return found / len(windows)


def _by_subject(desk: Desk, policy: NoticePolicy, turns: Sequence[Turn]) -> list[Crowd]:
    calls = unhelped(turns, policy.surge.topic_from)
    return crowds(calls, lambda topic: policy.subject_of(topic, desk.topics.title(topic)))


def _audit(desk: Desk, unit: UnitOfWork, surge: Surge, action: str, staff: Staff | None = None) -> None:
    unit.audit(
        AuthorKind.TECHNICIAN if staff else AuthorKind.SYSTEM,
        staff.technician_id if staff else None,
        action,
        at=desk.now(),
        organization_id=surge.organization_id,
        subject_id=surge.id,
        subject=surge.subject,
        visitors=surge.visitors,
    )
