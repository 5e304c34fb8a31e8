"""Lines that are written twice, or nearly twice in two topics."""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict

from rapidfuzz import fuzz, process

from handoff.services.data_check.findings import Findings, advice, error, name_and_line
from handoff.storage.training_files import TrainingData, TrainingLine

# One letter in ten. In the shipped lines, what is a little below it are opposites that have to be alike: "ok thanks"
# and "no thanks".
ALIKE_PERCENT = 90


def repeated_lines(data: TrainingData) -> Findings:
    """The same line again, case, punctuation and spacing aside: in another topic it teaches the bot to guess."""
    groups: defaultdict[str, list[TrainingLine]] = defaultdict(list)
    for line in data.lines:
        if line.text:
            groups[_letters(line.text)].append(line)
    for group in groups.values():
        for index, line in enumerate(group):
            yield from _repeat_of(line, group[:index])


def nearly_repeated_lines(data: TrainingData) -> Findings:
    """Lines of two topics that differ by a letter or two, the most alike first."""
    lines = sorted(((_words(line.text), line) for line in data.lines), key=lambda pair: len(pair[0]))
    lines = [(words, line) for words, line in lines if words]
    texts = [words for words, _ in lines]
    sizes = [len(words) for words in texts]
    pairs = []
    for index, (words, line) in enumerate(lines):
        # A longer text than this cannot be alike enough; not to try it saves most of the time.
        end = bisect_right(sizes, len(words) * (200 / ALIKE_PERCENT - 1))
        rest = texts[index + 1 : end]
        for _, percent, offset in process.extract(
            words, rest, scorer=fuzz.ratio, score_cutoff=ALIKE_PERCENT, limit=None
        ):
            other = lines[index + 1 + offset][1]
            if other.topic != line.topic and _letters(other.text) != _letters(line.text):
                pairs.append((-percent, *sorted((line, other), key=lambda one: one.place)))
    for _, line, other in sorted(pairs, key=lambda pair: (pair[0], pair[1].place)):
        yield advice(
            line.place,
            f"“{line.text}” is nearly “{other.text}” of `{other.topic}` ({name_and_line(other.place)}); "
            "keep both only if the difference is the point",
        )


def _repeat_of(line: TrainingLine, earlier: list[TrainingLine]) -> Findings:
    elsewhere = [other for other in earlier if other.topic != line.topic]
    if elsewhere:
        first = elsewhere[0]
        yield error(
            line.place,
            f"“{line.text}” is in `{first.topic}` too ({name_and_line(first.place)}); keep it in one topic only",
        )
    elif earlier:
        yield advice(
            line.place,
            f"“{line.text}” is in this topic already ({name_and_line(earlier[0].place)}); delete one of the two",
        )


def _letters(text: str) -> str:
    return _words(text).replace(" ", "") or text


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))
