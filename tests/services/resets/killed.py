"""Carries a request out in a process of its own, which is killed once the directory has the new password."""

import asyncio
import os
import signal
import sys
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from handoff.gateways.directory import Account, Directories
from handoff.gateways.directory_demo import DemoDirectory
from handoff.services.resets import completing
from tests.conftest import make_desk
from tests.scripted_bot import ScriptedBot


class Killing(DemoDirectory):
    """The demo directory, and nothing after it."""

    async def set_password(self, account: Account, password: str) -> None:
        """Set it, and die."""
        await super().set_password(account, password)
        os.kill(os.getpid(), signal.SIGKILL)


async def main(database_url: str, request_id: str, at: str, password: str) -> None:
    """Never comes back."""
    desk = replace(make_desk(database_url, ScriptedBot(), []), now=lambda: datetime.fromisoformat(at))
    directory = Killing(desk.transactions, "northwind", desk.now)
    desk = replace(desk, directories=Directories({"northwind": directory}))
    await completing.complete(desk, UUID(request_id), password)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
