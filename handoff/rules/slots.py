"""What a technician may write down as known of a conversation."""

import re

from handoff.rules.redaction import redact

ACCOUNT = "account"
ALWAYS_ASKED = frozenset({ACCOUNT})
"""What can be written down although nobody has told it yet."""

LONGEST = 254
"""As an account's name in a reset request, in characters."""

_ONE_WORD = re.compile(r"\S+")


def objection(name: str, value: str) -> str | None:
    """Why this value cannot be kept, in a sentence that says what to do; None when it can."""
    if len(value) > LONGEST:
        return f"is longer than {LONGEST} characters; shorten it"
    if redact(value).kinds:
        return "looks like a secret, and secrets are never kept; leave it out"
    if name == ACCOUNT and not _ONE_WORD.fullmatch(value):
        return "must be a user name or an e-mail address, in one word"
    return None
