"""Attachments in a bucket of an S3-compatible store."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any, BinaryIO
from urllib.parse import parse_qsl, urlsplit

import obstore
from obstore.store import S3Store

from handoff.gateways.attachments import ContentMissing

_OPTIONS = {"endpoint": "endpoint", "region": "region"}


class AttachmentBucket:
    """An object per key; credentials come from the environment, as for every S3 client (`AWS_ACCESS_KEY_ID` …)."""

    def __init__(self, address: str) -> None:
        """`s3://bucket/prefix?endpoint=https://…&region=…`; ValueError for anything else."""
        parts = urlsplit(address)
        given = dict(parse_qsl(parts.query))
        if parts.scheme != "s3" or not parts.netloc or not given.keys() <= _OPTIONS.keys():
            raise ValueError("write it as s3://bucket/prefix?endpoint=https://store.example&region=eu-central-1")
        options: dict[str, Any] = {_OPTIONS[name]: value for name, value in given.items()}
        plain = given.get("endpoint", "").startswith("http://")
        self._store = S3Store(
            parts.netloc,
            prefix=parts.path.strip("/") or None,
            client_options={"allow_http": plain},
            retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=20)},
            **options,
        )

    async def put(self, key: str, content: BinaryIO) -> None:
        """Write the object, in parts where it is large."""
        content.seek(0)
        await obstore.put_async(self._store, key, content)

    async def open(self, key: str) -> AsyncIterator[bytes]:
        """The object in pieces; ContentMissing if there is none."""
        try:
            found = await obstore.get_async(self._store, key)
        except FileNotFoundError:
            raise ContentMissing(key) from None
        return _pieces(found)

    async def delete(self, key: str) -> None:
        """Remove the object, if there is one."""
        try:
            await obstore.delete_async(self._store, key)
        except FileNotFoundError:
            return


async def _pieces(found: Any) -> AsyncIterator[bytes]:
    async for piece in found.stream():
        yield bytes(piece)
