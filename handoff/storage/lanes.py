"""Locks by key, so that what is committed in order is also published in order."""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class Lanes:
    """One lock per key, made when first wanted and gone when nobody holds it."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def hold(self, key: Hashable) -> AsyncIterator[None]:
        """Wait for the key's lane, first come first served, and hold it."""
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:
            yield
