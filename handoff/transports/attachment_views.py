"""Files as browsers are shown them, made from what a message keeps of each."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from handoff.rules.attachment_links import link_end, signature
from handoff.services.attachments.reading import Rendition
from handoff.transports.protocol.attachments import AttachmentView, PreviewView


def linked(file: dict[str, Any], now: datetime) -> AttachmentView:
    """For a visitor, who has no cookie: links that are signed and run out."""
    id_, until = UUID(file["id"]), link_end(now)
    signed = f"until={until}&signature={signature(file['link_key'], id_, until)}"
    return _view(file, lambda rendition: f"/attachments/{id_}/{rendition}?{signed}", datetime.fromtimestamp(until, UTC))


def for_staff(file: dict[str, Any]) -> AttachmentView:
    """For staff, whose cookie opens what their organizations own."""
    return _view(file, lambda rendition: f"/console/attachments/{file['id']}/{rendition}", None)


def lines(files: Sequence[AttachmentView], public_url: str) -> list[str]:
    """A line of Markdown for each file, for widgets that know nothing of files."""
    return [f"[{file.name}]({public_url}{file.url})" for file in files]


def _view(file: dict[str, Any], address: Callable[[Rendition], str], end: datetime | None) -> AttachmentView:
    preview = None
    if file["preview"]:
        width, height = file["preview"]
        preview = PreviewView(url=address(Rendition.PREVIEW), width=width, height=height)
    shown = {name: file[name] for name in ("id", "name", "media_type", "size")}
    return AttachmentView(**shown, url=address(Rendition.FILE), preview=preview, links_end_at=end)
