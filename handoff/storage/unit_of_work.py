"""What one transaction has changed, and the facts to tell once it is committed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from handoff.models import AuditEvent, Conversation
from handoff.models.errors import ConversationUnknown
from handoff.models.facts import Fact
from handoff.storage.audit_log import append_events
from handoff.vocabulary import AuthorKind

_LOCKED = select(Conversation).where(Conversation.id == bindparam("id")).with_for_update()


class UnitOfWork:
    """A running transaction; facts put into it are published if, and only if, it commits."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.facts: list[Fact] = []
        self._locked: dict[UUID, Conversation] = {}
        self._events: list[AuditEvent] = []

    def conversation(self, conversation_id: UUID) -> Conversation:
        """The conversation, locked until the transaction ends; ConversationUnknown if there is none."""
        found = self.find_conversation(conversation_id)
        if found is None:
            raise ConversationUnknown
        return found

    def find_conversation(self, conversation_id: UUID) -> Conversation | None:
        """The same, or None; read once only, as nobody else can change what is locked."""
        if conversation_id not in self._locked:
            found = self.session.scalar(_LOCKED, {"id": conversation_id})
            if found is None:
                return None
            self._locked[conversation_id] = found
        return self._locked[conversation_id]

    def audit(
        self,
        actor: AuthorKind,
        actor_id: UUID | None,
        action: str,
        *,
        at: datetime,
        organization_id: UUID | None = None,
        subject_id: UUID | None = None,
        **details: Any,
    ) -> None:
        """Record who did what, at the end of the transaction; never pass message text."""
        self._events.append(
            AuditEvent(
                organization_id=organization_id,
                at=at,
                actor=actor,
                actor_id=actor_id,
                action=action,
                subject_id=subject_id,
                details=details,
            )
        )

    def finish(self) -> None:
        """What is left to do just before the commit: whoever carried the unit out calls it last."""
        if self._events:
            self.session.flush()
            append_events(self.session, self._events)
