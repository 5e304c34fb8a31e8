"""The folder that stands for the mail server of the running desk."""

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

PATIENCE_S = 60


async def delivered(folder: Path, recipient: str) -> EmailMessage:
    """The mail to this address, once it has been written."""
    async with asyncio.timeout(PATIENCE_S):
        # Another process writes them, so there is nothing to be woken by.
        while not (found := [mail for mail in mails(folder) if mail["To"] == recipient]):  # noqa: ASYNC110
            await asyncio.sleep(0.5)
    return found[0]


def mails(folder: Path) -> list[EmailMessage]:
    """Every mail in the folder."""
    return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in folder.glob("*.eml")]
