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


class AlreadyApproved(DeskError):
    """One person counts once, in however many windows they are signed in."""

    code = "already_approved"
    message = "You have approved this request already. Another colleague has to approve it as well."
