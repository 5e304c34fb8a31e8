"""The page behind a used link: what the directory asks of a password, and the act itself."""

import hmac
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from sqlalchemy import select

from handoff.models import Organization, ResetLink, ResetRequest
from handoff.models.directory_errors import DirectoryUnavailable
from handoff.models.reset_errors import PageEnded, PasswordsDiffer, RequestEnded
from handoff.services.desk import Desk
from handoff.services.resets.completing import complete
from handoff.services.resets.linking import hash_of
from handoff.vocabulary import RequestKind, RequestStatus


@dataclass(frozen=True)
class OpenPage:
    """What is to be done to which account, and what is asked of its password, a sentence per demand."""

    request_id: UUID
    kind: RequestKind
    account: str
    policy: tuple[str, ...]

    @property
    def sets_password(self) -> bool:
        """Whether a new password is needed."""
        return self.kind is RequestKind.RESET_PASSWORD

    @classmethod
    def of(cls, asked: ResetRequest, policy: list[str]) -> Self:
        """The page of a request."""
        return cls(asked.id, asked.kind, asked.account_name or asked.account, tuple(policy))


async def read(desk: Desk, secret: str) -> OpenPage:
    """The page with this secret; PageEnded. Without a word from the directory it says nothing of its policy."""
    wanted = hash_of(secret)
    rows = (
        select(ResetLink, ResetRequest, Organization.slug)
        .join(ResetRequest, ResetRequest.id == ResetLink.request_id)
        .join(Organization, Organization.id == ResetLink.organization_id)
        .where(ResetLink.page_hash == wanted)
    )
    async with desk.database.read() as session:
        row = (await session.execute(rows)).one_or_none()
    if row is None or not hmac.compare_digest(row.ResetLink.page_hash, wanted):
        raise PageEnded
    if row.ResetRequest.status is RequestStatus.COMPLETED:
        raise RequestEnded("This has been done already. Sign in with the new password.")
    if not row.ResetLink.is_page_open(desk.now()) or row.ResetLink.round != row.ResetRequest.round:
        raise PageEnded
    return OpenPage.of(row.ResetRequest, await _policy(desk, row.slug, row.ResetRequest))


async def finish(desk: Desk, secret: str, password: str = "", again: str = "") -> OpenPage:
    """Do what the page is for; PageEnded, PasswordsDiffer, and whatever `completing.complete` raises."""
    page = await read(desk, secret)
    if page.sets_password and password != again:
        raise PasswordsDiffer
    await complete(desk, page.request_id, password if page.sets_password else "")
    return page


async def _policy(desk: Desk, slug: str, asked: ResetRequest) -> list[str]:
    directory = desk.directories.of(slug)
    if directory is None or asked.kind is not RequestKind.RESET_PASSWORD:
        return []
    try:
        account = await directory.find_account(asked.account_name or "")
        return (await directory.password_policy(account)).sentences() if account else []
    except DirectoryUnavailable:
        return []
