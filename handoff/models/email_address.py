"""The form in which e-mail addresses are kept."""

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

# Names of company networks, which the library takes for a mistake; it says to change its list for that.
SPECIAL_USE_DOMAIN_NAMES.remove("local")


def email_address(text: str) -> str:
    """The address as every mail server takes it; ValueError when its form is wrong, which is all that is checked."""
    try:
        checked = validate_email(text, check_deliverability=False, globally_deliverable=False, allow_smtputf8=False)
        return checked.ascii_email
    except EmailNotValidError:
        raise ValueError("is not an e-mail address; write one like name@example.com") from None
