"""Markdown to HTML that is safe to insert in a page."""

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt

from handoff.models import Message
from handoff.vocabulary import AuthorKind

_MARKDOWN = MarkdownIt("js-default", {"html": False, "linkify": True, "breaks": True}).disable("image")
_TAGS = {"p", "br", "ol", "ul", "li", "strong", "em", "code", "pre", "a", "blockquote", "h1", "h2", "h3", "hr", "s"}


@lru_cache(maxsize=2048)
def to_html(markdown: str) -> str:
    """Sanitised HTML of a Markdown text; raw HTML in it is shown as text, links open elsewhere."""
    return nh3.clean(
        _MARKDOWN.render(markdown),
        tags=_TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )


def html_of(message: Message) -> str | None:
    """The message as HTML, unless a visitor wrote it: what visitors write is only ever shown as text."""
    return None if message.author is AuthorKind.VISITOR else to_html(message.text)
