"""What stands in braces in a canned reply, and what is written there for one conversation."""

import re
from collections.abc import Mapping

VARIABLES = (
    "visitor.first_name",
    "visitor.name",
    "technician.first_name",
    "technician.name",
    "reference",
    "organization",
)
_IN_BRACES = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)*)\}")
# What somebody is called who has not said who they are.
_NOBODYS_NAME = re.compile(r"Visitor [A-Z2-7]{4}")


def variables_in(text: str) -> list[str]:
    """Every name that stands in braces, in order, known or not."""
    return _IN_BRACES.findall(text)


def unfilled_in(text: str) -> list[str]:
    """The variables that nobody has filled in; braces around anything else are a technician's own."""
    return [name for name in dict.fromkeys(variables_in(text)) if name in VARIABLES]


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what is known in the place of its variables; the others stay to be seen."""
    return _IN_BRACES.sub(lambda found: values.get(found[1]) or found[0], text)


def values_for(*, visitor: str, technician: str, reference: str, organization: str) -> dict[str, str]:
    """What each variable stands for; empty for a visitor of whom no name is known."""
    named = "" if _NOBODYS_NAME.fullmatch(visitor) else visitor
    return {
        "visitor.first_name": _first_name(named),
        "visitor.name": named,
        "technician.first_name": _first_name(technician),
        "technician.name": technician,
        "reference": reference,
        "organization": organization,
    }


def _first_name(name: str) -> str:
    """Directories write “Nair, Priya”, people “Priya Nair”."""
    family, comma, given = name.partition(",")
    return ((given if comma and given.strip() else family).split() or [""])[0]
