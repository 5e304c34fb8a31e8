"""The words of the desk: its people, queues, promises and tools."""

from enum import StrEnum


class Role(StrEnum):
    """What a member of staff may do in an organization."""

    TECHNICIAN = "technician"
    LEAD = "lead"


class QueueUnit(StrEnum):
    """What a visitor in the queue can be told about the wait."""

    POSITION = "position"
    TIME = "time"
    UNKNOWN = "unknown"


class PresenceState(StrEnum):
    """Whether a technician can be given work; `offline` follows from a lease that ran out and is never chosen."""

    AVAILABLE = "available"
    AWAY = "away"
    OFFLINE = "offline"


class AwayReason(StrEnum):
    """Why a technician is away."""

    NOT_STARTED = "not_started"
    CHOSEN = "chosen"
    DID_NOT_ACCEPT = "did_not_accept"


class Strategy(StrEnum):
    """How a team's waiting conversations reach technicians."""

    LEAST_BUSY = "least_busy"
    ROUND_ROBIN = "round_robin"
    MANUAL = "manual"


class SlaTerm(StrEnum):
    """What people promise to do in time: the first answer, each later answer, and the end."""

    FIRST_RESPONSE = "first_response"
    NEXT_RESPONSE = "next_response"
    RESOLUTION = "resolution"


class SlaPause(StrEnum):
    """For whom an SLA clock stands still: the visitor, who owes an answer, or the bot, who has the conversation."""

    VISITOR = "visitor"
    BOT = "bot"


class SlaStep(StrEnum):
    """What is due about a clock: a word to whoever should answer, one to the leads, and the breach."""

    WARN_TECHNICIAN = "warn_technician"
    WARN_LEADS = "warn_leads"
    BREACH = "breach"


class HandoffLabel(StrEnum):
    """What a technician, at the end, says of the handoff that brought them in."""

    RIGHT = "right"
    BOT_COULD_ANSWER = "bot_could_answer"
    TOO_LATE = "too_late"
    WRONG_TEAM = "wrong_team"


class Undoable(StrEnum):
    """What a technician may take back for a moment."""

    CLAIMED = "claimed"
    PUT_BACK = "put_back"
    TRANSFERRED = "transferred"
    RETURNED_TO_BOT = "returned_to_bot"
    RESOLVED = "resolved"


class Voice(StrEnum):
    """To whom a technician writes: a reply to the visitor, a note to colleagues."""

    REPLY = "reply"
    NOTE = "note"


class SuggestionKind(StrEnum):
    """Where a suggestion comes from: the bot's answers, or the canned replies."""

    ANSWER = "answer"
    CANNED = "canned"
