"""Reads the titles of topics from `data/faq` and `data/nlu`, for buttons and for people."""

from pathlib import Path

from handoff.storage.yaml_lines import LocatedYaml, YamlProblem


class Topics:
    """What a topic is called when a person is asked about it."""

    def __init__(self, titles: dict[str, str]) -> None:
        self._titles = titles

    def title(self, intent: str) -> str:
        """The topic's title, or its id when it has none."""
        return self._titles.get(intent, intent)

    @property
    def intents(self) -> frozenset[str]:
        """The id of every topic and of everything else that can be understood."""
        return frozenset(self._titles)

    def __len__(self) -> int:
        return len(self._titles)


def load_topics(data: Path) -> Topics:
    """Every topic's title; YamlProblem for a file that cannot be used or an intent without a title."""
    titles: dict[str, str] = {}
    for path in sorted([*data.glob("faq/**/*.yml"), *data.glob("nlu/**/*.yml")]):
        document = LocatedYaml.read(path)
        entries = document.value.get("nlu", []) if isinstance(document.value, dict) else []
        for index, entry in enumerate(entries):
            title = (entry.get("metadata") or {}).get("title") if isinstance(entry, dict) else None
            if not isinstance(title, str):
                raise YamlProblem(
                    path, document.line(("nlu", index)), "an intent needs `metadata: {title: …}` for its button"
                )
            titles[entry["intent"]] = title
    return Topics(titles)
