"""Notices: published, changed and ended by any technician or lead of the organization, and ending by themselves.

Any of them may, because an outage does not wait for a lead, and each of them may write to every visitor anyway; who
did what is in the audit record.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import select

from handoff.models import Notice, Organization, Surge
from handoff.models.errors import InvalidInput, NoticeUnknown, SurgeTold
from handoff.rules.redaction import redact
from handoff.services import news
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.news import notices_in_force
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind

SHORTEST = timedelta(minutes=5)
ENDED_BY_HAND = "Its notice was ended."


async def publish(
    desk: Desk,
    staff: Staff,
    organization_id: UUID,
    text: str,
    topics: Sequence[str],
    lasts: timedelta,
    surge_id: UUID | None = None,
) -> UUID:
    """Tell every visitor of the organization; InvalidInput says what is wrong with topics or length.

    SurgeTold when a colleague was faster with a notice about the surge.
    """
    if organization_id not in staff.organization_ids:
        raise NoticeUnknown("There is no such organization.")

    def write(unit: UnitOfWork) -> UUID:
        organization = news.locked_organization(unit, organization_id)
        now = desk.now()
        notice = Notice(
            organization_id=organization_id,
            surge_id=_surge_to_tell(desk, unit, organization_id, surge_id),
            text=redact(text).text,
            topics=_checked(desk, topics),
            published_by=staff.technician_id,
            published_at=now,
            ends_at=now + _length(desk, organization, lasts),
        )
        unit.session.add(notice)
        unit.session.flush()
        _tell(desk, unit, organization, notice, "notice_published", staff)
        return notice.id

    return await desk.transactions.run(write)


async def change(
    desk: Desk, staff: Staff, notice_id: UUID, revision: int, text: str, topics: Sequence[str], lasts: timedelta
) -> None:
    """Say something else, for so long from now; NoticeChanged or NoticeEnded when a colleague was faster."""

    def write(unit: UnitOfWork) -> None:
        notice, organization = _own(unit, staff, notice_id)
        ends_at = desk.now() + _length(desk, organization, lasts)
        notice.change(revision, redact(text).text, _checked(desk, topics), ends_at, desk.now())
        _tell(desk, unit, organization, notice, "notice_changed", staff)

    await desk.transactions.run(write)


async def end(desk: Desk, staff: Staff, notice_id: UUID) -> None:
    """End it before its time; its surge, if there still is one, is not reported again. NoticeEnded if it has ended."""

    def write(unit: UnitOfWork) -> None:
        notice, organization = _own(unit, staff, notice_id)
        notice.end(staff.technician_id, desk.now())
        surge = unit.session.get(Surge, notice.surge_id) if notice.surge_id else None
        if surge is not None and surge.ended_at is None and surge.dismissed_at is None:
            surge.dismiss(staff.technician_id, ENDED_BY_HAND, desk.now())
        _tell(desk, unit, organization, notice, "notice_ended", staff)

    await desk.transactions.run(write)


async def expire_due(desk: Desk) -> list[UUID]:
    """Note the end of every notice whose time has come, and tell; it has not been given since. Returns which."""
    due = select(Notice.id).where(Notice.ended_at.is_(None), Notice.ends_at <= desk.now())
    found = await desk.database.query(lambda session: list(session.scalars(due)))
    return [id_ for id_ in found if await desk.transactions.run(partial(_expire, desk, id_))]


def _expire(desk: Desk, notice_id: UUID, unit: UnitOfWork) -> bool:
    notice = unit.session.get_one(Notice, notice_id)
    organization = news.locked_organization(unit, notice.organization_id)
    unit.session.refresh(notice)
    if notice.ended_at is not None or notice.is_in_force(desk.now()):
        return False
    notice.expire()
    _tell(desk, unit, organization, notice, "notice_expired")
    return True


def _own(unit: UnitOfWork, staff: Staff, notice_id: UUID) -> tuple[Notice, Organization]:
    """The notice under its organization's lock; NoticeUnknown for another organization's."""
    notice = unit.session.get(Notice, notice_id)
    if notice is None or notice.organization_id not in staff.organization_ids:
        raise NoticeUnknown
    organization = news.locked_organization(unit, notice.organization_id)
    unit.session.refresh(notice)
    return notice, organization


def _surge_to_tell(desk: Desk, unit: UnitOfWork, organization_id: UUID, surge_id: UUID | None) -> UUID | None:
    if surge_id is None:
        return None
    surge = unit.session.get(Surge, surge_id)
    if surge is None or surge.organization_id != organization_id:
        raise NoticeUnknown("There is no such surge.")
    if surge.id in {notice.surge_id for notice in notices_in_force(unit.session, organization_id, desk.now())}:
        raise SurgeTold
    return surge.id


def _checked(desk: Desk, topics: Sequence[str]) -> list[str]:
    """The topics; InvalidInput for one that is unknown, a flow's, or always a person's."""
    allowed = set(news.answerable(desk.topics.intents))
    for topic in topics:
        if topic not in allowed:
            raise InvalidInput(f"topics: {topic!r} is no topic that the bot answers, so no notice can be given for it.")
    return sorted(set(topics))


def _length(desk: Desk, organization: Organization, lasts: timedelta) -> timedelta:
    longest = desk.notices.of(organization.slug).longest
    if not SHORTEST <= lasts <= longest:
        hours = longest.total_seconds() / 3600
        raise InvalidInput(f"lasts_s: a notice lasts from 5 minutes to {hours:g} hours; choose a length between.")
    return lasts


def _tell(
    desk: Desk, unit: UnitOfWork, organization: Organization, notice: Notice, action: str, staff: Staff | None = None
) -> None:
    now: datetime = desk.now()
    unit.audit(
        AuthorKind.TECHNICIAN if staff else AuthorKind.SYSTEM,
        staff.technician_id if staff else None,
        action,
        at=now,
        organization_id=organization.id,
        subject_id=notice.id,
        revision=notice.revision,
        topics=notice.topics,
        ends_at=notice.ends_at.isoformat(),
    )
    news.announce(desk, unit, organization, visitors_told=True)
