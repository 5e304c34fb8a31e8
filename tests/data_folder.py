"""A small `data/` of a test's own, right unless the test makes it wrong."""

from collections.abc import Sequence
from pathlib import Path

from handoff.services.data_check import Finding, Severity, check
from handoff.storage.training_files import Domain, read_training_data

ENOUGH = 15
GOOD_ANSWER = """\
What it is about.

1. Do this.
2. Then that.

It worked if the lamp is green. If not, choose **Talk to a person**.
"""
# The lines of a topic begin here in a file that `topic` wrote.
FIRST_LINE = 7


class DataFolder:
    """Writes topics and tells what the check finds in them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "faq").mkdir(parents=True)
        self.domain = Domain(intents={"faq", "greet"})

    def topic(self, name: str, lines: Sequence[str] = (), answer: str | None = GOOD_ANSWER) -> None:
        """A file of the FAQ with these lines first and enough others after them."""
        others = [f"{name} {word} asked" for word in _different_words(ENOUGH - len(list(filter(None, lines))), name)]
        content = f'version: "3.1"\nnlu:\n- intent: faq/{name}\n  metadata:\n    title: About {name}\n  examples: |\n'
        content += "".join(f"    - {line}\n" for line in [*lines, *others])
        if answer is not None:
            text = "".join(f"      {row}".rstrip() + "\n" for row in answer.split("\n"))
            content += f"responses:\n  utter_faq/{name}:\n  - text: |\n{text}"
        self.file(f"faq/{name}.yml", content)

    def file(self, name: str, content: str) -> None:
        """A file as it is given."""
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).write_text(content, encoding="utf-8")

    def findings(self) -> list[Finding]:
        """All that the check finds here."""
        return check(read_training_data(self.path), self.domain)

    def errors(self) -> list[str]:
        """Each error as `file:line: what`."""
        return self._written(Severity.ERROR)

    def advice(self) -> list[str]:
        """Each piece of advice as `file:line: what`."""
        return self._written(Severity.ADVICE)

    def _written(self, severity: Severity) -> list[str]:
        return [
            f"{finding.place.path.relative_to(self.path)}:{finding.place.line}: {finding.what}"
            for finding in self.findings()
            if finding.severity is severity
        ]


def _different_words(count: int, name: str) -> list[str]:
    """Words so far from each other that no two lines are alike."""
    return [f"{chr(97 + index) * 9} {name[::-1]} {chr(122 - index) * 9}" for index in range(max(count, 0))]
