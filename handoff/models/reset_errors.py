"""Why a reset cannot go on."""

from handoff.models.errors import DeskError


class RequestUnknown(DeskError):
    """No such request, or none that the caller may see: the two are not told apart."""

    code = "request_unknown"
    message = "There is no such request."
    http_status = 404


class RequestChanged(DeskError):
    """The request is not as the caller saw it."""

    code = "request_changed"
    message = "This request has changed meanwhile. Look at it again, then decide."


class RequestEnded(DeskError):
    """The request is completed, refused or expired."""

    code = "request_ended"
    message = "This request has ended already."


class RequestExpired(DeskError):
    """Its time is up, whether or not that has been recorded."""

    code = "request_expired"
    message = "This request has run out. Ask for a new one."


class NotReady(DeskError):
    """The step before this one has not been taken."""

    code = "not_ready"
    message = "This request is not that far yet."


class ApprovalMissing(DeskError):
    """People have to approve it first."""

    code = "approval_missing"
    message = "This request needs the approval of the service desk first."


class OwnRequest(DeskError):
    """Who asked for a reset cannot approve it."""

    code = "own_request"
    message = "You asked for this reset yourself. A colleague has to approve it."
    http_status = 403


class OwnAccount(DeskError):
    """The owner of an account cannot approve its reset."""

    code = "own_account"
    message = "This is your own account. A colleague has to approve it."
    http_status = 403


class NumberNotOnFile(DeskError):
    """The call was not made on a number that the directory has for the account."""

    code = "number_not_on_file"
    message = "Call the person on a number that the directory has for this account; no other proves who they are."
    http_status = 422


class AlreadyApproved(DeskError):
    """One person counts once, in however many windows they are signed in."""

    code = "already_approved"
    message = "You have approved this request already. Another colleague has to approve it as well."


class LinkEnded(DeskError):
    """The link is used, too old, tried too often, or none of ours: the four are not told apart."""

    code = "link_ended"
    message = "This link cannot be used any more. Ask for a new one in the chat."
    http_status = 410


class PageEnded(DeskError):
    """The page behind the link was open for too long, or never in this browser."""

    code = "page_ended"
    message = "This page cannot be used any more. Ask for a new link in the chat."
    http_status = 410


class ReferenceWrong(DeskError):
    """The link was opened by somebody who does not know the chat it was asked for in."""

    code = "reference_wrong"
    message = "That is not the reference of the chat. The assistant named it there when you asked."
    http_status = 422


class PasswordsDiffer(DeskError):
    """The new password was not typed the same way twice."""

    code = "passwords_differ"
    message = "The two passwords are not the same. Type the new one twice."
    http_status = 422
