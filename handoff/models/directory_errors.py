"""What can go wrong with an account in a directory; no message names a server, a program or an entry of it."""

from handoff.models.errors import DeskError


class DirectoryUnavailable(DeskError):
    """The directory did not answer in time, or not as it should; what it was asked may or may not have been done."""

    code = "directory_unavailable"
    message = "The account directory cannot be reached right now. A technician will take care of this."
    http_status = 503


class PasswordRefused(DeskError):
    """The directory did not take the password; the message says what it asks of one."""

    code = "password_refused"
    message = "The directory does not accept this password. Choose a longer one that you have not used before."
    http_status = 422


class AccountDisabled(DeskError):
    """An administrator has switched the account off: only an administrator may switch it on."""

    code = "account_disabled"
    message = "This account has been switched off by an administrator. A technician will look at it."


class AccountGone(DeskError):
    """The account that was found before is not there any more."""

    code = "account_gone"
    message = "This account does not exist any more. A technician will look at it."
    http_status = 404
