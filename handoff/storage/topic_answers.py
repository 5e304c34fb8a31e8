"""Reads the bot's answers from `data/faq`, so that people can give them too."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handoff.storage.yaml_lines import LocatedYaml

_PREFIX = "utter_"


class TopicAnswers:
    """The answer to each topic: an organization's own, or the one for all."""

    def __init__(self, common: Mapping[str, str], own: Mapping[tuple[str, str], str]) -> None:
        self._common, self._own = common, own

    def of(self, topic: str, organization: str) -> str | None:
        """The answer to a topic such as `faq/vpn_connect` for the organization with this slug, in Markdown."""
        return self._own.get((topic, organization)) or self._common.get(topic)


def load_answers(data: Path) -> TopicAnswers:
    """Every answer of a data folder that `load_topics` and `warmdesk data check` have read as well."""
    common: dict[str, str] = {}
    own: dict[tuple[str, str], str] = {}
    for path in sorted((data / "faq").rglob("*.yml")):
        responses = (LocatedYaml.read(path).value or {}).get("responses") or {}
        for name, variants in responses.items():
            topic = str(name).removeprefix(_PREFIX)
            for variant in variants:
                text = str(variant["text"]).strip()
                if organization := _organization(variant):
                    own.setdefault((topic, organization), text)
                else:
                    common.setdefault(topic, text)
    return TopicAnswers(common, own)


def _organization(variant: Mapping[str, Any]) -> str | None:
    """Whose own answer it is, by Rasa's condition on the slot."""
    conditions = variant.get("condition") or []
    return next((str(each["value"]) for each in conditions if each.get("name") == "organization"), None)
