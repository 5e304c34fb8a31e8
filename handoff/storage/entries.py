"""What every file that a lead edits shares."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """A mapping in which an unknown name is an error."""

    model_config = ConfigDict(extra="forbid")


def field_names() -> set[str]:
    """Every name that a field may have anywhere, to find the one that was meant."""
    return {name for kind in Strict.__subclasses__() for name in kind.model_fields}
