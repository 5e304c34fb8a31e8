"""The language of the files in `data/canned/`."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field

from handoff.rules.canned import VARIABLES, variables_in
from handoff.storage.entries import Strict
from handoff.storage.yaml_lines import nearest

LONGEST_TEXT = 4000
LONGEST_PHRASE = 300


def _fillable(text: str) -> str:
    for name in variables_in(text):
        if name not in VARIABLES:
            raise ValueError(f"there is no {{{name}}}{nearest(name, VARIABLES)}")
    return text


Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_fillable)]
Phrase = Annotated[str, Field(min_length=1, max_length=LONGEST_PHRASE)]


class CannedEntry(Strict):
    """A reply that technicians need again and again."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Annotated[str, Field(min_length=1, max_length=80, description="What the list shows.")]
    shortcut: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,20}$", description="Typed after the / it is the first hit.")]
    text: Annotated[Text, Field(description=f"Markdown. In braces: {', '.join(VARIABLES)}.")]
    fits: list[Phrase] = Field(default=[], description="What visitors write when it fits; it is suggested by meaning.")
    teams: list[Slug] = Field(default=[], description="Only for conversations of these teams.")
    organizations: list[Slug] = Field(default=[], description="Only for these organizations, by their slugs.")
    languages: list[Language] = Field(default=[], description="What it is written in, if it is not English.")


class CannedFile(Strict):
    """One file of them."""

    replies: Annotated[list[CannedEntry], Field(min_length=1)]


def schema_of_canned() -> dict[str, Any]:
    """The JSON Schema by which editors complete and check the files of `data/canned/`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **CannedFile.model_json_schema()}
