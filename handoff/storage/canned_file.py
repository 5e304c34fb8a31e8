"""Reads `data/canned/`: what technicians need not write again."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from handoff.storage.canned_schema import CannedEntry, CannedFile
from handoff.storage.entries import field_names
from handoff.storage.yaml_lines import LocatedYaml, YamlProblem

CANNED = "canned"


@dataclass(frozen=True)
class CannedReply:
    """One of them; `fits` is what visitors write when it is of use."""

    id: str
    title: str
    shortcut: str
    text: str
    fits: tuple[str, ...] = ()
    teams: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()


class CannedReplies:
    """All of them, by title."""

    def __init__(self, replies: list[CannedReply]) -> None:
        self._replies = sorted(replies, key=lambda reply: reply.title.casefold())

    def of(self, organization: str, team: str | None) -> list[CannedReply]:
        """Those for a conversation of this organization and team, by their slugs."""
        return [
            reply
            for reply in self._replies
            if (not reply.organizations or organization in reply.organizations)
            and (not reply.teams or team in reply.teams)
        ]


def load_canned(data: Path) -> CannedReplies:
    """The checked replies of a data folder, which may have none; YamlProblem with file, line and reason."""
    replies: list[CannedReply] = []
    taken: dict[str, str] = {}
    for path in sorted((data / CANNED).glob("*.yml")):
        document = LocatedYaml.read(path)
        for index, entry in enumerate(_checked(document).replies):
            _refuse_taken(document, index, entry, taken)
            replies.append(_reply(entry))
    return CannedReplies(replies)


def _checked(document: LocatedYaml) -> CannedFile:
    for line, key in document.repeated_keys():
        raise YamlProblem(document.path, line, f"`{key}` is here twice; keep one of the two")
    try:
        return CannedFile.model_validate(document.value)
    except ValidationError as error:
        raise document.problem(error, field_names()) from None


def _refuse_taken(document: LocatedYaml, index: int, entry: CannedEntry, taken: dict[str, str]) -> None:
    for name, key in _keys(entry):
        if key in taken:
            reason = f"{name}: `{getattr(entry, name)}` is taken by the reply `{taken[key]}`; choose another one"
            raise document.refusal(("replies", index, name), reason)
        taken[key] = entry.id


def _keys(entry: CannedEntry) -> Iterator[tuple[str, str]]:
    """What must be its own: organizations and languages may each have their own words for a shortcut."""
    yield "id", f"id {entry.id}"
    for organization in entry.organizations or [""]:
        for language in entry.languages or [""]:
            yield "shortcut", f"shortcut {entry.shortcut} {organization} {language}"


def _reply(entry: CannedEntry) -> CannedReply:
    return CannedReply(
        id=entry.id,
        title=entry.title,
        shortcut=entry.shortcut,
        text=entry.text.strip(),
        fits=tuple(entry.fits),
        teams=frozenset(entry.teams),
        organizations=frozenset(entry.organizations),
        languages=tuple(entry.languages),
    )
