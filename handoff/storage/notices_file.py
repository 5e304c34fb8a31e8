"""Reads and checks `data/policy/notices.yml` and the `notices:` of organizations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pydantic import ValidationError

from handoff.rules.surge import Subject, SurgeLimits
from handoff.storage.entries import field_names
from handoff.storage.notices_schema import NoticesEntry, NoticesSection, OwnNoticeEntry, OwnSurgeEntry, SubjectEntry
from handoff.storage.policy_file import OVERRIDES
from handoff.storage.yaml_lines import LocatedYaml, nearest

NOTICES = Path("policy") / "notices.yml"
_SECTION = "notices"


@dataclass(frozen=True)
class NoticePolicy:
    """What makes a surge in an organization, and how its notices are; `text` has a place for {subject}."""

    surge: SurgeLimits
    lasts: timedelta
    longest: timedelta
    unsure_from: float
    text: str
    subjects: tuple[Subject, ...]

    def subject_of(self, topic: str, title: str) -> Subject:
        """The subject that a topic belongs to, or one of its own under this title."""
        named = (subject for subject in self.subjects if topic in subject.topics)
        return next(named, Subject(topic, title, frozenset({topic})))


class NoticePolicies:
    """The policy of each organization: the common one, or what its own file makes of it."""

    def __init__(self, common: NoticePolicy, own: Mapping[str, NoticePolicy]) -> None:
        self.common, self._own = common, own

    def of(self, organization: str) -> NoticePolicy:
        """The policy of the organization with this slug."""
        return self._own.get(organization, self.common)

    @property
    def longest_window(self) -> timedelta:
        """What is older than this makes no surge anywhere."""
        return max(policy.surge.window for policy in (self.common, *self._own.values()))


def load_notices(data: Path, intents: frozenset[str]) -> NoticePolicies:
    """The checked policies of a data folder; YamlProblem with file, line and reason when one cannot be used."""
    document = LocatedYaml.read(data / NOTICES)
    try:
        entry = NoticesEntry.model_validate(document.value)
    except ValidationError as error:
        raise document.problem(error, field_names()) from None
    _refuse_unknown_topics(document, (), entry, intents)
    common = _policy(document, (), entry)
    own = {}
    for path in sorted((data / OVERRIDES).glob("*.yml")):
        override = LocatedYaml.read(path)
        if override.value.get(_SECTION) is not None:
            # The file as a whole has been checked by `load_policies` already.
            section = NoticesSection.model_validate(override.value[_SECTION])
            _refuse_unknown_topics(override, (_SECTION,), section, intents)
            own[path.stem] = _policy(override, (_SECTION,), _merged(entry, section))
    return NoticePolicies(common, own)


def _merged(common: NoticesEntry, own: NoticesSection) -> NoticesSection:
    surge = common.surge.model_copy(update=own.surge.model_dump(exclude_none=True))
    notice = common.notice.model_copy(update=own.notice.model_dump(exclude_none=True))
    taken = {topic for subject in own.subjects.values() for topic in subject.topics}
    left = {name: _without(subject, taken) for name, subject in common.subjects.items()}
    subjects = {name: subject for name, subject in left.items() if subject.topics} | own.subjects
    return NoticesSection(surge=surge, notice=notice, subjects=subjects)


def _without(subject: SubjectEntry, taken: set[str]) -> SubjectEntry:
    return subject.model_copy(update={"topics": [topic for topic in subject.topics if topic not in taken]})


def _policy(document: LocatedYaml, place: tuple[str, ...], entry: NoticesSection) -> NoticePolicy:
    for name, section in (("surge", entry.surge), ("notice", entry.notice)):
        _refuse_gaps(document, (*place, name), section)
    if entry.notice.lasts > entry.notice.longest:
        raise document.refusal((*place, "notice", "lasts"), "notice.lasts must not be longer than notice.longest")
    subjects = (Subject(name, each.title, frozenset(each.topics)) for name, each in entry.subjects.items())
    return NoticePolicy(SurgeLimits(**dict(entry.surge)), **dict(entry.notice), subjects=tuple(subjects))


def _refuse_gaps(document: LocatedYaml, place: tuple[str, ...], section: OwnSurgeEntry | OwnNoticeEntry) -> None:
    missing = [name for name, value in section if value is None]
    if missing:
        raise document.refusal(place, f"{place[-1]}: {missing[0]} is missing")


def _refuse_unknown_topics(
    document: LocatedYaml, above: tuple[str, ...], section: NoticesSection, intents: frozenset[str]
) -> None:
    seen: dict[str, str] = {}
    for name, subject in section.subjects.items():
        place = (*above, "subjects", name, "topics")
        for topic in subject.topics:
            if topic not in intents:
                raise document.refusal(place, f"topics: there is no `{topic}`{nearest(topic, intents)}")
            if topic in seen:
                raise document.refusal(place, f"topics: `{topic}` is in the subject `{seen[topic]}` already")
            seen[topic] = name
