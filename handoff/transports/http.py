"""HTTP for programs: health, and the documents that describe both doors."""

from typing import Any

from fastapi import APIRouter, Response
from pydantic import BaseModel

from handoff.services.desk import Desk
from handoff.transports.protocol.documents import asyncapi


class Health(BaseModel):
    """Whether the service can serve."""

    status: str


class Readiness(BaseModel):
    """Which of the parts behind the service answer."""

    database: bool
    bot: bool


def health_routes(desk: Desk) -> APIRouter:
    """`/healthz`, `/readyz` and `/asyncapi.json`."""
    router = APIRouter(tags=["service"])

    @router.get("/healthz", responses={503: {"model": Health}})
    async def healthz(response: Response) -> Health:
        """200 when the service can serve: with the bot down it can, as every visitor then gets a person."""
        healthy = await desk.database.is_healthy()
        response.status_code = 200 if healthy else 503
        return Health(status="ok" if healthy else "database_unavailable")

    @router.get("/readyz", responses={503: {"model": Readiness}})
    async def readyz(response: Response) -> Readiness:
        """200 when database and bot both answer, 503 otherwise; the body tells them apart."""
        readiness = Readiness(database=await desk.database.is_healthy(), bot=await desk.bot.is_healthy())
        response.status_code = 200 if readiness.database and readiness.bot else 503
        return readiness

    @router.get("/asyncapi.json")
    async def asyncapi_document() -> dict[str, Any]:
        """The AsyncAPI 3 document of the Socket.IO namespaces."""
        return asyncapi()

    return router
