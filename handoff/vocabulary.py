"""The closed sets of words that rows, rules and the wire share."""

from enum import StrEnum


class Status(StrEnum):
    """Where a conversation stands."""

    BOT = "bot"
    QUEUED = "queued"
    ASSIGNED = "assigned"
    RESOLVED = "resolved"


class OwnerKind(StrEnum):
    """Who owns a conversation during a stretch."""

    BOT = "bot"
    QUEUE = "queue"
    TECHNICIAN = "technician"
    NOBODY = "nobody"


class AuthorKind(StrEnum):
    """Who wrote a message."""

    VISITOR = "visitor"
    BOT = "bot"
    TECHNICIAN = "technician"
    SYSTEM = "system"


class Visibility(StrEnum):
    """Who may ever see a message: the column that keeps private things private (P8)."""

    EVERYONE = "everyone"
    NOTE = "note"
    SUPPRESSED = "suppressed"
    WITHHELD = "withheld"


class DecisionOutcome(StrEnum):
    """What the policy made of one visitor message."""

    ANSWER = "answer"
    FLOW = "flow"
    SOCIAL = "social"
    CLARIFY = "clarify"
    HANDOFF = "handoff"
    RELAY = "relay"

    @property
    def lets_bot_act(self) -> bool:
        """Whether the bot may act on the message."""
        return self in (DecisionOutcome.ANSWER, DecisionOutcome.FLOW, DecisionOutcome.SOCIAL)


class Priority(StrEnum):
    """How soon a person must look at a handoff."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"


class Resolution(StrEnum):
    """How a conversation was left.

    `abandoned` is by the visitor's silence, `ended_by_visitor` by their own word; neither is an answer of the desk.
    """

    SOLVED = "solved"
    WORKAROUND = "workaround"
    NOT_SOLVED = "not_solved"
    NO_ANSWER = "no_answer"
    ABANDONED = "abandoned"
    ENDED_BY_VISITOR = "ended_by_visitor"

    @property
    def is_of_desk(self) -> bool:
        """Whether a technician may choose it."""
        return self not in (Resolution.ABANDONED, Resolution.ENDED_BY_VISITOR)


class Rated(StrEnum):
    """Whose help a visitor rates."""

    BOT = "bot"
    TECHNICIAN = "technician"


class Score(StrEnum):
    """What a visitor says of somebody's help."""

    GOOD = "good"
    BAD = "bad"


class MailKind(StrEnum):
    """What a mail holds: replies to a visitor, their conversation or only where it is kept, or an alert to a lead."""

    REPLY = "reply"
    TRANSCRIPT = "transcript"
    RECEIPT = "receipt"
    ALERT = "alert"


class Role(StrEnum):
    """What a member of staff may do in an organization."""

    TECHNICIAN = "technician"
    LEAD = "lead"


class BotHealth(StrEnum):
    """How the bot fared in one turn."""

    OK = "ok"
    UNAVAILABLE = "unavailable"
    SILENT = "silent"


class Attachments(StrEnum):
    """Which messages with files a rule means: any, or those without a word."""

    ANY = "any"
    ALONE = "alone"


class Verification(StrEnum):
    """How a visitor's identity is known: not at all, by a code sent to an e-mail address, by a signed token."""

    UNVERIFIED = "unverified"
    EMAIL_CODE = "email_code"
    SIGNED_TOKEN = "signed_token"


class FieldKind(StrEnum):
    """What a pre-chat field takes."""

    TEXT = "text"
    EMAIL = "email"
    CHOICE = "choice"


class Signal(StrEnum):
    """What a rule may look for beside the signs of failure that the policy itself defines."""

    REPETITION = "repetition"
    RESET_REQUESTED = "reset_requested"
    ACCOUNT_NOT_UNDERSTOOD = "account_not_understood"


class RequestKind(StrEnum):
    """What a visitor asks to have done to an account."""

    RESET_PASSWORD = "reset_password"
    UNLOCK_ACCOUNT = "unlock_account"


class RequestStatus(StrEnum):
    """Where a reset request stands: from asked for, by approvals if people must look, proof and the act, to its end."""

    REQUESTED = "requested"
    NEEDS_PERSON = "needs_person"
    CLEARED = "cleared"
    PROVEN = "proven"
    CARRYING_OUT = "carrying_out"
    COMPLETED = "completed"
    REFUSED = "refused"
    EXPIRED = "expired"

    @property
    def is_over(self) -> bool:
        """Whether nothing can happen any more."""
        return self in (RequestStatus.COMPLETED, RequestStatus.REFUSED, RequestStatus.EXPIRED)


class QueueUnit(StrEnum):
    """What a visitor in the queue can be told about the wait."""

    POSITION = "position"
    TIME = "time"
    UNKNOWN = "unknown"


class SecretKind(StrEnum):
    """What was taken out of a message before anyone could see it (P9)."""

    PASSWORD = "password"
    CARD_NUMBER = "card_number"
    BANK_ACCOUNT = "bank_account"
    KEY = "key"
    PRIVATE_KEY = "private_key"
    RECOVERY_KEY = "recovery_key"
    ONE_TIME_CODE = "one_time_code"


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


class SlotOrigin(StrEnum):
    """Who something known of a conversation comes from: the bot's question, the visitor's form, a technician."""

    BOT = "bot"
    FORM = "form"
    TECHNICIAN = "technician"


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


class RiskOutcome(StrEnum):
    """How far a reset may go without people, from the least to the most careful."""

    AUTOMATE = "automate"
    VERIFY_FIRST = "verify_first"
    SECURITY_REVIEW = "security_review"
    REFUSE_AND_ALERT = "refuse_and_alert"

    @property
    def rank(self) -> int:
        """Its place in that order."""
        return list(RiskOutcome).index(self)

    @property
    def needs_person(self) -> bool:
        """Whether it cannot end well without somebody's approval."""
        return self is not RiskOutcome.AUTOMATE
