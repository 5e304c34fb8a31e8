"""The declarative base: ids, aware UTC times and stable constraint names."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, DateTime, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from handoff import vocabulary


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time; SQLite, which keeps no offset, gets it back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Refuse a naive time: it would be silently read as UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored; pass an aware one")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Return the time as aware UTC."""
        return (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)) if value else None


class Word(TypeDecorator[str]):
    """A word of the vocabulary, stored as text so that a new word needs no migration."""

    impl = String(40)
    cache_ok = True

    def __init__(self, words: type[Any]) -> None:
        super().__init__()
        self.words = words

    def process_result_value(self, value: str | None, dialect: Any) -> Any:
        """Return the member of the vocabulary."""
        return self.words(value) if value is not None else None


_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

_WORDS = (
    vocabulary.Status,
    vocabulary.OwnerKind,
    vocabulary.AuthorKind,
    vocabulary.Visibility,
    vocabulary.DecisionOutcome,
    vocabulary.Priority,
    vocabulary.Resolution,
    vocabulary.Role,
    vocabulary.Verification,
    vocabulary.RequestKind,
    vocabulary.RequestStatus,
    vocabulary.PresenceState,
    vocabulary.AwayReason,
    vocabulary.SlaTerm,
    vocabulary.SlaPause,
    vocabulary.Rated,
    vocabulary.Score,
    vocabulary.MailKind,
    vocabulary.HandoffLabel,
    vocabulary.Undoable,
    vocabulary.Voice,
    vocabulary.RiskOutcome,
)


class Base(DeclarativeBase):
    """What every row shares."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {
        datetime: UtcDateTime(),
        dict[str, Any]: JSON(),
        list[Any]: JSON(),
        **{words: Word(words) for words in _WORDS},
    }


class Row(Base):
    """A row with an id of its own."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
