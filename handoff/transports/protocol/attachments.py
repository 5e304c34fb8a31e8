"""Files as browsers are shown them; their bytes travel over HTTP."""

from datetime import datetime
from uuid import UUID

from handoff.transports.protocol.base import Command, Done, View


class PreviewView(View):
    """A picture of an image, and its size in pixels."""

    url: str
    width: int
    height: int


class AttachmentView(View):
    """One file; addresses are paths of this service, for visitors signed and good until `links_end_at`."""

    id: UUID
    name: str
    media_type: str
    size: int
    url: str
    preview: PreviewView | None
    links_end_at: datetime | None


class RenewAttachment(Command):
    """Ask for new links to a file whose links have run out."""

    attachment_id: UUID


class AttachmentRenewed(Done):
    """The ack of `renew_attachment`, and the answer to an upload."""

    attachment: AttachmentView
