"""Where the bytes of attachments are kept, whichever place it is."""

from collections.abc import AsyncIterator
from typing import BinaryIO, Protocol


class ContentMissing(Exception):
    """The store has nothing under this key."""


class AttachmentStore(Protocol):
    """Keeps files under keys like `organization/id`, which the service makes and no browser can choose."""

    async def put(self, key: str, content: BinaryIO) -> None:
        """Keep the content from its start to its end; it is safe when this returns, and replaces what was there."""
        ...

    async def open(self, key: str) -> AsyncIterator[bytes]:
        """The content in pieces; ContentMissing, before the first piece, if there is none."""
        ...

    async def delete(self, key: str) -> None:
        """Forget the content; to forget what is not there is no error."""
        ...
