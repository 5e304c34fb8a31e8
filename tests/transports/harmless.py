"""Reads HTML the way a browser does and refuses anything in it that could run or lead astray."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

ADDRESSES = ("href", "src", "action", "formaction")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attributes}))

    def handle_data(self, data: str) -> None:
        self.text += data


def harmless(html: str) -> str:
    """The text of a piece of HTML that holds no script of its own, no handler, no style and no odd address."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for tag, attributes in reader.tags:
        assert tag not in ("iframe", "object", "embed", "base", "style", "svg:script"), tag
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
        if tag == "script":
            assert attributes.get("src", "").startswith("/"), attributes
        icon = tag == "link" and attributes.get("rel") == "icon"
        for name in () if icon else ADDRESSES:
            assert urlsplit(attributes.get(name, "")).scheme in ("", "http", "https", "mailto", "tel"), attributes
    return reader.text


def tags_in(html: str) -> set[str]:
    """The elements of a piece of HTML."""
    reader = _Reader()
    reader.feed(html)
    return {tag for tag, _ in reader.tags}
