"""What of a conversation may be mailed to whom, and how often: such mail must neither leak nor be a way to spam.

Only an address that is confirmed to be the visitor's own gets the conversation. Any other may be mistyped or a
stranger's: it gets a receipt, without a word that anybody wrote and without a link that opens the conversation, so that
there is nothing to read in it and nothing to gain from having it sent. Whoever sits in front of the chat can always
download the conversation there. As anybody can begin any number of conversations, it also counts how many mails an
address is sent, and how many receipts an organization sends.
"""

from dataclasses import dataclass
from datetime import timedelta

from handoff.vocabulary import MailKind

COUNTED = timedelta(days=1)
PER_CONVERSATION = 5
PER_RECIPIENT = 3
RECEIPTS_PER_ORGANIZATION = 200


@dataclass(frozen=True)
class Sent:
    """How many transcripts and receipts were mailed in the last day."""

    of_conversation: int
    to_recipient: int
    receipts_of_organization: int


def kind_for(recipient: str, confirmed: str | None) -> MailKind:
    """How much the address gets."""
    is_own = confirmed is not None and recipient.casefold() == confirmed.casefold()
    return MailKind.TRANSCRIPT if is_own else MailKind.RECEIPT


def may_send(kind: MailKind, sent: Sent) -> bool:
    """Whether one more may go out."""
    is_within = sent.of_conversation < PER_CONVERSATION and sent.to_recipient < PER_RECIPIENT
    return is_within and (kind is MailKind.TRANSCRIPT or sent.receipts_of_organization < RECEIPTS_PER_ORGANIZATION)
