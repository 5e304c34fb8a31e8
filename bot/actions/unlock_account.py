"""A visitor's own account is locked."""

from bot.actions.account import RequestForAccount, ValidateAccount


class ValidateUnlockAccountForm(ValidateAccount):
    """Checks the answer to "Which account is it?"."""

    def name(self) -> str:
        return "validate_unlock_account_form"


class ActionRequestUnlock(RequestForAccount):
    """Requests that the account be unlocked."""

    kind = "unlock_account"

    def name(self) -> str:
        return "action_request_unlock"
