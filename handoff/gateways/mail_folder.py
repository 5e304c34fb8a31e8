"""Mail that is written into a folder instead of being sent: for the demo, and to look at."""

import asyncio
from email.headerregistry import Address
from pathlib import Path

from handoff.gateways.mail import Letter, MailUnavailable, mime


class MailFolder:
    """A mail gateway whose letters are .eml files, named by their time and id, so that one sent twice is one file."""

    def __init__(self, folder: Path, sender: Address) -> None:
        self._folder, self._sender = folder, sender

    async def send(self, letter: Letter) -> None:
        """Write the letter; MailUnavailable when it cannot be written."""
        try:
            await asyncio.to_thread(self._write, letter)
        except OSError as problem:
            raise MailUnavailable(str(problem)) from None

    def _write(self, letter: Letter) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{letter.at:%Y%m%d-%H%M%S}-{letter.id}.eml"
        beside = path.with_suffix(".part")
        beside.write_bytes(mime(letter, self._sender).as_bytes())
        beside.rename(path)
