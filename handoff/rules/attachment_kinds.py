"""Which kinds of file are taken: what a helpdesk is sent, and nothing that runs or is unpacked.

Archives are not: nothing here looks for malware, and an archive from somebody unverified is how it gets in.
"""

from collections.abc import Collection
from dataclasses import dataclass

from handoff.rules.attachment_names import ending_of

PER_MESSAGE = 5
PER_CONVERSATION = 100

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Kind:
    """One kind of file: how it is served, its endings, and what its bytes are recognized as."""

    media_type: str
    endings: tuple[str, ...]
    sniffed: tuple[str, ...] = ()
    main_part: str | None = None
    has_preview: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it is known by being readable, as text has no signature."""
        return not self.sniffed


KINDS = (
    Kind("image/png", (".png",), ("image/png",), has_preview=True),
    Kind("image/jpeg", (".jpg", ".jpeg"), ("image/jpeg",), has_preview=True),
    Kind("image/gif", (".gif",), ("image/gif",), has_preview=True),
    Kind("image/webp", (".webp",), ("image/webp",), has_preview=True),
    # What iPhones take. No browser but Safari shows it, and one decoder more is not worth its dangers.
    Kind("image/heic", (".heic", ".heif"), ("image/heic", "image/heif")),
    Kind("application/pdf", (".pdf",), ("application/pdf",)),
    Kind("text/plain; charset=utf-8", (".txt", ".log")),
    Kind(f"{_OFFICE}.wordprocessingml.document", (".docx",), ("application/zip",), "word/document.xml"),
    Kind(f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",), ("application/zip",), "xl/workbook.xml"),
    Kind(f"{_OFFICE}.presentationml.presentation", (".pptx",), ("application/zip",), "ppt/presentation.xml"),
)

ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)


def kind_of(name: str) -> Kind | None:
    """The kind that a name claims, or None for one that is not taken."""
    ending = ending_of(name).lower()
    return next((kind for kind in KINDS if ending in kind.endings), None)


def agrees(kind: Kind, sniffed: Collection[str]) -> bool:
    """Whether bytes that were recognized as these media types can be of the kind."""
    return any(media_type in sniffed for media_type in kind.sniffed)
