"""The whole service in this process on a free port, with its people and a second desk that looks into its database."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from handoff.app import make_app
from handoff.gateways.bot import BotGateway
from handoff.services import staff
from handoff.services.desk import Desk
from handoff.services.visitor_sessions import SessionTokens
from handoff.settings import ROOT, Settings
from handoff.transports.console.connection import SESSION_COOKIE
from handoff.transports.fanout import CONSOLE_NAMESPACE, VISITOR_NAMESPACE
from tests.conftest import ORIGIN, OTHER_ORIGIN, PASSWORD, make_desk
from tests.transports.connection import Connection
from tests.transports.visitor import Visitor

SECRET = "a secret of at least thirty-two characters"
SITES = {"northwind": ORIGIN, "contoso": OTHER_ORIGIN}


@dataclass
class Served:
    """A running service; every connection made through it is closed with it."""

    url: str
    desk: Desk
    tokens: SessionTokens
    closing: AsyncExitStack

    async def connection(self, namespace: str, url: str | None = None, **options: Any) -> Connection:
        """Any client in any namespace."""
        connection = Visitor(namespace) if namespace == VISITOR_NAMESPACE else Connection(namespace)
        await connection.connect(url or self.url, **options)
        self.closing.push_async_callback(connection.close)
        return connection

    async def visitor(
        self, site: str = "northwind", url: str | None = None, transport: str = "websocket", **auth: Any
    ) -> Visitor:
        """A widget on one of the site's pages that has not asked for its session yet."""
        auth = {"site": site, "client": "warmdesk", "page_url": f"{SITES[site]}/start"} | auth
        headers = {"Origin": SITES[site]}
        return await self.connection(VISITOR_NAMESPACE, url, auth=auth, headers=headers, transport=transport)

    async def rasa_widget(self) -> Visitor:
        """A widget made for Rasa's own channel, which sends no `client`."""
        headers = {"Origin": ORIGIN}
        return await self.connection(VISITOR_NAMESPACE, auth={"site": "northwind"}, headers=headers)

    async def sign_in(self, name: str) -> str:
        """The token in the cookie of somebody who has signed in."""
        return await staff.sign_in(self.desk, f"{name}@desk.test", PASSWORD)

    async def technician(self, name: str = "priya", token: str | None = None) -> Connection:
        """An open console."""
        token = token or await self.sign_in(name)
        headers = {"Cookie": f"{SESSION_COOKIE}={token}", "Origin": self.url}
        console = await self.connection(CONSOLE_NAMESPACE, headers=headers)
        await console.accepted("console_open", {})
        return console

    async def browser(self, name: str | None = None) -> httpx.AsyncClient:
        """A browser on the service's own pages, signed in if a name is given."""
        cookies = {SESSION_COOKIE: await self.sign_in(name)} if name else None
        client = httpx.AsyncClient(base_url=self.url, cookies=cookies, headers={"Origin": self.url}, trust_env=False)
        return await self.closing.enter_async_context(client)


@asynccontextmanager
async def serving(
    database_url: str, bot: BotGateway, var: Path, *, data: Path = ROOT / "data", demo: bool = False
) -> AsyncIterator[Served]:
    """The service on this database, which has the two organizations of `add_people`, this bot and this data.

    As the demo it has the demo's directory.
    """
    desk = make_desk(database_url, bot, [], keys=var / "identity")
    settings = Settings(secret=SECRET, bot_token="unused", database_url=database_url, var=var, data=data, demo=demo)
    async with listening(settings, bot) as url, AsyncExitStack() as closing:
        yield Served(url, desk, SessionTokens(SECRET), closing)
    await desk.database.close()


@asynccontextmanager
async def listening(settings: Settings, bot: BotGateway) -> AsyncIterator[str]:
    """The application behind a real HTTP server; yields its address."""
    options = {"log_config": None, "access_log": False, "ws_per_message_deflate": False}
    config = uvicorn.Config(make_app(settings, bot), port=0, timeout_graceful_shutdown=1, **options)
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    # The steps of `Server.serve` without its signal handlers, so that the address answers as soon as it is known.
    await server.startup()
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        await server.shutdown()
