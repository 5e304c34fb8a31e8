"""Who is mailed how much of a conversation, and how often."""

import pytest

from handoff.rules.transcript_mail import (
    PER_CONVERSATION,
    PER_RECIPIENT,
    RECEIPTS_PER_ORGANIZATION,
    Sent,
    kind_for,
    may_send,
)
from handoff.vocabulary import MailKind

MINE = "maria@example.com"


@pytest.mark.parametrize(
    ("recipient", "confirmed", "kind"),
    [
        (MINE, MINE, MailKind.TRANSCRIPT),
        ("Maria@Example.com", MINE, MailKind.TRANSCRIPT),
        (MINE, None, MailKind.RECEIPT),
        ("boss@example.com", MINE, MailKind.RECEIPT),
        ("maria@example.com.evil.test", MINE, MailKind.RECEIPT),
    ],
)
def test_only_a_confirmed_address_gets_everything(recipient: str, confirmed: str | None, kind: MailKind) -> None:
    assert kind_for(recipient, confirmed) is kind


@pytest.mark.parametrize(
    ("sent", "transcript", "receipt"),
    [
        (Sent(0, 0, 0), True, True),
        (Sent(PER_CONVERSATION - 1, PER_RECIPIENT - 1, RECEIPTS_PER_ORGANIZATION - 1), True, True),
        (Sent(PER_CONVERSATION, 0, 0), False, False),
        (Sent(0, PER_RECIPIENT, 0), False, False),
        (Sent(0, 0, RECEIPTS_PER_ORGANIZATION), True, False),
    ],
)
def test_each_limit_holds_by_itself(sent: Sent, transcript: bool, receipt: bool) -> None:
    assert may_send(MailKind.TRANSCRIPT, sent) is transcript
    assert may_send(MailKind.RECEIPT, sent) is receipt
