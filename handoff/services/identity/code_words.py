"""The mail with a code: the digits, what they are for, and what to do if nobody asked for them."""

SUBJECT = "[{reference}] Your code for the service desk's chat"
_LEAD = "Type this code into the chat, in the field that asks for it:"
_GOOD_FOR = "It can be used once, within 15 minutes."
_NEVER = "Nobody at the service desk will ever ask you for it. If you did not ask for a code, you need do nothing."


def plain(digits: str) -> str:
    """The mail as text."""
    return "\n\n".join([_LEAD, digits, _GOOD_FOR, _NEVER]) + "\n"


def html(digits: str) -> str:
    """The same as simple HTML, which needs nothing from anywhere."""
    code = f'<p style="font-size:24px;letter-spacing:4px"><b>{digits}</b></p>'
    return f'<!doctype html><html lang="en"><body><p>{_LEAD}</p>{code}<p>{_GOOD_FOR}</p><p>{_NEVER}</p></body></html>'
