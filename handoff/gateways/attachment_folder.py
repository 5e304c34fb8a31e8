"""Attachments in a folder of this machine."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

from handoff.gateways.attachments import ContentMissing

_PIECE = 256 * 1024


class AttachmentFolder:
    """A file per key; a file is there whole or not at all, whenever the machine stops."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, content: BinaryIO) -> None:
        """Write beside the place, sync, and move into it."""
        await asyncio.to_thread(self._write, self._folder / key, content)

    async def open(self, key: str) -> AsyncIterator[bytes]:
        """The file in pieces; ContentMissing if there is none."""
        try:
            file = await asyncio.to_thread((self._folder / key).open, "rb")
        except FileNotFoundError:
            raise ContentMissing(key) from None
        return _pieces(file)

    async def delete(self, key: str) -> None:
        """Remove the file, if there is one."""
        await asyncio.to_thread((self._folder / key).unlink, missing_ok=True)

    def _write(self, path: Path, content: BinaryIO) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        content.seek(0)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as beside:
            try:
                shutil.copyfileobj(content, beside)
                beside.flush()
                os.fsync(beside.fileno())
                Path(beside.name).replace(path)
            except BaseException:
                Path(beside.name).unlink(missing_ok=True)
                raise
        _sync_folder(path.parent)


async def _pieces(file: BinaryIO) -> AsyncIterator[bytes]:
    try:
        while piece := await asyncio.to_thread(file.read, _PIECE):
            yield piece
    finally:
        file.close()


def _sync_folder(folder: Path) -> None:
    """A new name survives a power cut only once its folder is on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
