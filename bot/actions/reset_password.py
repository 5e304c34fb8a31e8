"""A visitor forgot the password of their own account."""

from bot.actions.account import RequestForAccount, ValidateAccount


class ValidateResetPasswordForm(ValidateAccount):
    """Checks the answer to "Which account is it?"."""

    def name(self) -> str:
        return "validate_reset_password_form"


class ActionRequestPasswordReset(RequestForAccount):
    """Requests the reset."""

    kind = "reset_password"

    def name(self) -> str:
        return "action_request_password_reset"
