"""What can be wrong with who a visitor says they are."""

from handoff.models.errors import DeskError


class IdentityInvalid(DeskError):
    """The host page's token was not signed for this site, is altered, or lacks what it must say."""

    code = "identity_invalid"
    message = "This page says who is signed in in a way that cannot be checked. Tell whoever runs the page."
    http_status = 401


class IdentityExpired(DeskError):
    """The host page's token was good and has run out."""

    code = "identity_expired"
    message = "Your sign-in on this page has run out. Load the page again to go on."
    http_status = 401


class IdentityRequired(DeskError):
    """The organization lets only those in for whom a page vouches."""

    code = "identity_required"
    message = "This chat is for people who are signed in. Sign in on this page, then open the chat again."
    http_status = 401


class IdentityKnown(DeskError):
    """A page vouches for the visitor already, which counts for more than a code."""

    code = "identity_known"
    message = "You are signed in on this page, so there is nothing to confirm."


class CodeWrong(DeskError):
    """Not the digits that were sent."""

    code = "code_wrong"
    message = "That is not the code from the e-mail. Look again and type its six digits."
    http_status = 403


class CodeEnded(DeskError):
    """No code can be used: it has run out, was used, was guessed at too often, or none was asked for."""

    code = "code_ended"
    message = "This code cannot be used any more. Ask for a new one."
    http_status = 410


class TooManyCodes(DeskError):
    """More codes than a person needs were asked for."""

    code = "too_many_codes"
    message = "Too many codes were asked for. Wait a quarter of an hour, then try again."
    http_status = 429
