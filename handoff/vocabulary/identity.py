"""The words of who somebody is, and of what they ask about their account."""

from enum import StrEnum


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
