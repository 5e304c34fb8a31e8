"""Reads what the bot learns from and answers with, each piece with its place; goes on after a mistake to find them all.

What is a mistake here is what Rasa's reader would refuse, skip without a word or read as something else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handoff.storage.yaml_lines import LocatedYaml, YamlProblem

LEARNED_FROM = ("faq", "nlu")


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file."""

    path: Path
    line: int


@dataclass(frozen=True)
class TrainingLine:
    """One way to say something, as it is written in its topic."""

    place: Place
    topic: str
    text: str


@dataclass(frozen=True)
class TopicEntry:
    """Where a topic's lines begin; a topic may be spread over several entries and files."""

    place: Place
    topic: str
    title: str


@dataclass(frozen=True)
class Answer:
    """One variant of a response."""

    place: Place
    name: str
    text: str
    is_block: bool

    def place_of(self, index: int) -> Place:
        """The line that a character of the text is in, as far as the file keeps the text's own lines."""
        rows = 1 + self.text.count("\n", 0, index) if self.is_block else 0
        return Place(self.place.path, self.place.line + rows)


@dataclass
class TrainingData:
    """All of it; `sources` are the files' own texts, `problems` what could not be read as it was meant."""

    lines: list[TrainingLine] = field(default_factory=list)
    topics: list[TopicEntry] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    problems: list[YamlProblem] = field(default_factory=list)
    sources: dict[Path, str] = field(default_factory=dict)


@dataclass
class Domain:
    """What the bot's domain declares: intents by the part before the slash, answers by their full name."""

    intents: set[str] = field(default_factory=set)
    answers: dict[str, Place] = field(default_factory=dict)


def read_training_data(data: Path) -> TrainingData:
    """Everything in `data/faq` and `data/nlu`, and the source of `data/rules`, which Rasa reads too."""
    found = TrainingData()
    for path in _files(data, "*.yaml"):
        found.problems.append(YamlProblem(path, 1, "the service reads only files that end in .yml; rename it"))
    for path in _files(data, "*.yml"):
        try:
            document = LocatedYaml.read(path)
        except YamlProblem as problem:
            found.problems.append(problem)
            continue
        found.sources[path] = path.read_text(encoding="utf-8")
        found.problems += [
            YamlProblem(path, line, f"`{key}` is here twice, and the bot refuses the file; join the two")
            for line, key in document.repeated_keys()
        ]
        if path.relative_to(data).parts[0] in LEARNED_FROM:
            _Reader(document, found).read()
    return found


def read_domain(folder: Path) -> Domain:
    """Every file of the bot's domain together."""
    domain = Domain()
    for path in sorted(folder.rglob("*.yml")):
        document = LocatedYaml.read(path)
        value = document.value or {}
        for intent in value.get("intents") or []:
            domain.intents |= set(intent) if isinstance(intent, dict) else {intent}
        for name in value.get("responses") or {}:
            domain.answers[name] = Place(path, document.line(("responses", name)))
    return domain


def _files(data: Path, pattern: str) -> Iterator[Path]:
    for name in (*LEARNED_FROM, "rules"):
        yield from sorted((data / name).rglob(pattern))


class _Reader:
    """One file's entries and answers."""

    def __init__(self, document: LocatedYaml, found: TrainingData) -> None:
        self._document, self._found = document, found
        self._rows = document.path.read_text(encoding="utf-8").split("\n")

    def read(self) -> None:
        value = self._document.value or {}
        if not isinstance(value, dict):
            self._refuse((), "the file must have `nlu:` and, for answers, `responses:`, not a list")
            return
        for index, entry in enumerate(value.get("nlu") or []):
            place = ("nlu", index)
            if not isinstance(entry, dict) or not isinstance(entry.get("intent"), str):
                self._refuse(place, "this entry has no `intent: …`; name the topic or delete the entry")
                continue
            metadata = entry.get("metadata")
            title = metadata.get("title") if isinstance(metadata, dict) else None
            if not isinstance(title, str):
                self._refuse(place, "the service does not start without `metadata: {title: …}`, its button; add one")
            self._found.topics.append(TopicEntry(self._place(place), entry["intent"], str(title or "")))
            self._read_lines((*place, "examples"), entry["intent"], entry.get("examples"))
        responses = value.get("responses") or {}
        if not isinstance(responses, dict):
            self._refuse(("responses",), "each answer must begin with its name, as in `utter_faq/vpn_connect:`")
            return
        for name, variants in responses.items():
            self._read_answers(str(name), variants)

    def _read_lines(self, place: tuple[int | str, ...], topic: str, examples: Any) -> None:
        if not isinstance(examples, str) or not self._is_block(place, examples):
            self._refuse(place, "the lines must follow `examples: |`, each beginning with `- `")
            return
        first = self._place(place).line + 1
        # As Rasa splits them: at every sign that Unicode ends a line with.
        for number, row in enumerate(examples.splitlines(), first):
            if row.startswith("-"):
                line_place = Place(self._document.path, number)
                self._found.lines.append(TrainingLine(line_place, topic, row[1:].strip()))
            else:
                self._found.problems.append(
                    YamlProblem(
                        self._document.path,
                        number,
                        "the bot skips this line: begin it with `- ` or join it to the last",
                    )
                )

    def _read_answers(self, name: str, variants: Any) -> None:
        if not isinstance(variants, list) or not variants:
            self._refuse(("responses", name), f"`{name}` has no answer; write one after `- text: |`")
            return
        for index, variant in enumerate(variants):
            place = ("responses", name, index, "text")
            text = variant.get("text") if isinstance(variant, dict) else None
            if isinstance(text, str):
                self._found.answers.append(Answer(self._place(place), name, text, self._is_block(place, text)))

    def _is_block(self, place: tuple[int | str, ...], text: str) -> bool:
        """Whether the text stands in the file line by line, as after a `|`."""
        first = self._place(place).line
        written = [row.strip() for row in self._rows[first : first + text.rstrip("\n").count("\n") + 1]]
        return written == [row.strip() for row in text.rstrip("\n").split("\n")]

    def _place(self, place: tuple[int | str, ...]) -> Place:
        return Place(self._document.path, self._document.line(place))

    def _refuse(self, place: tuple[int | str, ...], reason: str) -> None:
        self._found.problems.append(self._document.refusal(place, reason))
