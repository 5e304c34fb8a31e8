"""The words of a conversation: who has it, who speaks in it, how it ends."""

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
    """What a mail holds: replies, a conversation or where it is, a link to a reset or its end, an alert to a lead."""

    REPLY = "reply"
    TRANSCRIPT = "transcript"
    RECEIPT = "receipt"
    RESET_LINK = "reset_link"
    RESET_DONE = "reset_done"
    ALERT = "alert"


class Attachments(StrEnum):
    """Which messages with files a rule means: any, or those without a word."""

    ANY = "any"
    ALONE = "alone"


class SecretKind(StrEnum):
    """What was taken out of a message before anyone could see it (P9)."""

    PASSWORD = "password"
    CARD_NUMBER = "card_number"
    BANK_ACCOUNT = "bank_account"
    KEY = "key"
    PRIVATE_KEY = "private_key"
    RECOVERY_KEY = "recovery_key"
    ONE_TIME_CODE = "one_time_code"


class BotHealth(StrEnum):
    """How the bot fared in one turn."""

    OK = "ok"
    UNAVAILABLE = "unavailable"
    SILENT = "silent"


class Signal(StrEnum):
    """What a rule may look for beside the signs of failure that the policy itself defines."""

    REPETITION = "repetition"
    RESET_REQUESTED = "reset_requested"
    RESET_BY_LINK = "reset_by_link"
    ACCOUNT_NOT_UNDERSTOOD = "account_not_understood"
    # A flow waits for the account, or a reset or unlock was asked for in this conversation: the same for every account.
    IN_RESET = "in_reset"


class SlotOrigin(StrEnum):
    """Who something known of a conversation comes from: the bot's question, the visitor's form, a technician."""

    BOT = "bot"
    FORM = "form"
    TECHNICIAN = "technician"
