"""The door for files: uploads by visitors and staff, and reading by either."""

from collections.abc import Awaitable, Callable
from tempfile import SpooledTemporaryFile
from typing import Annotated, Any
from urllib.parse import quote, unquote
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from fastapi.routing import APIRoute
from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect

from handoff.models.errors import AttachmentTooLarge, DeskError, TooFast
from handoff.services import staff as accounts
from handoff.services import visitor_sessions
from handoff.services.attachments import reading, uploading
from handoff.services.attachments.reading import Content, Rendition
from handoff.services.attachments.uploading import Upload
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.services.visitor_sessions import SessionTokens, VisitorSession
from handoff.transports.attachment_views import for_staff, linked
from handoff.transports.console.connection import SESSION_COOKIE
from handoff.transports.protocol.attachments import AttachmentRenewed
from handoff.transports.protocol.base import ClientMsgId
from handoff.transports.security import expect_own_form
from handoff.transports.views import failure

UPLOADS_PER_PERSON = parse("30/minute")
# A whole office may come from one address; sessions are free, so a person alone is no limit.
UPLOADS_PER_ADDRESS = parse("120/minute")
_IN_MEMORY = 1024 * 1024
_MAX_AGE_S = 3600
_FOR_ANY_PAGE = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"}

ClientId = Annotated[ClientMsgId, Header(alias="Warmdesk-Client-Id")]
FileName = Annotated[str, Header(alias="Warmdesk-File-Name", max_length=2000, description="Percent-encoded UTF-8.")]


class _AnsweringInJson(APIRoute):
    """Refusals in the shape they have on the sockets, as a script reads them."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:
        """The route's handler, whose domain errors become JSON."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handle(request)
            except AttachmentTooLarge as error:
                # Else the rest of the body would be received, only to be thrown away.
                return JSONResponse(failure(error), error.http_status, {**_FOR_ANY_PAGE, "Connection": "close"})
            except DeskError as error:
                return JSONResponse(failure(error), error.http_status, _FOR_ANY_PAGE)
            except ClientDisconnect:
                return Response(status_code=400)

        return answer


class AttachmentDoor:
    """Routes for files; `routes` makes the router."""

    def __init__(self, desk: Desk, tokens: SessionTokens) -> None:
        self._desk, self._tokens = desk, tokens
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def routes(self) -> APIRouter:
        """Every route."""
        router = APIRouter(tags=["attachments"], route_class=_AnsweringInJson)
        router.options("/attachments", include_in_schema=False)(self.preflight)
        router.post("/attachments")(self.upload_by_visitor)
        router.get("/attachments/{attachment_id}/{rendition}")(self.read_by_link)
        own = [Depends(expect_own_form)]
        router.post("/console/attachments/{conversation_id}", dependencies=own)(self.upload_by_staff)
        router.get("/console/attachments/{attachment_id}/{rendition}")(self.read_by_staff)
        return router

    async def preflight(self) -> Response:
        """Whether a page elsewhere may upload: any may ask, as only the token in the header opens anything."""
        headers = {
            **_FOR_ANY_PAGE,
            "Access-Control-Allow-Methods": "POST",
            "Access-Control-Allow-Headers": "authorization, content-type, warmdesk-client-id, warmdesk-file-name",
            "Access-Control-Max-Age": "86400",
        }
        return Response(status_code=204, headers=headers)

    async def upload_by_visitor(
        self, request: Request, client_id: ClientId, name: FileName, authorization: Annotated[str, Header()] = ""
    ) -> Response:
        """Keep the body as a visitor's file; `Authorization: Bearer` carries the token of `session_confirm`."""
        session = await self._visitor(request, authorization.removeprefix("Bearer "))
        await self._slow_down(request, session.visitor_id)
        async with _Spool(request, self._desk.attachment_limit) as spool:
            upload = await spool.upload(client_id, name)
            row = await uploading.receive_from_visitor(self._desk, session, upload)
        return _uploaded(AttachmentRenewed(attachment=linked(row.shown(), self._desk.now())))

    async def upload_by_staff(
        self, request: Request, conversation_id: UUID, client_id: ClientId, name: FileName
    ) -> Response:
        """Keep the body as a technician's file for a conversation."""
        staff = await self._staff(request)
        await self._slow_down(request, staff.technician_id)
        async with _Spool(request, self._desk.attachment_limit) as spool:
            upload = await spool.upload(client_id, name)
            row = await uploading.receive_from_staff(self._desk, staff, conversation_id, upload)
        return _uploaded(AttachmentRenewed(attachment=for_staff(row.shown())))

    async def read_by_link(
        self, attachment_id: UUID, rendition: Rendition, until: int = 0, signature: str = ""
    ) -> Response:
        """A file by the link that its message was shown with."""
        return _sent(await reading.open_by_link(self._desk, attachment_id, rendition, until, signature))

    async def read_by_staff(self, request: Request, attachment_id: UUID, rendition: Rendition) -> Response:
        """A file of a conversation of one's organizations."""
        return _sent(await reading.open_for_staff(self._desk, await self._staff(request), attachment_id, rendition))

    async def _visitor(self, request: Request, token: str) -> VisitorSession:
        return await visitor_sessions.session_of(self._desk, self._tokens, token, request.headers.get("origin"))

    async def _staff(self, request: Request) -> Staff:
        return await accounts.signed_in(self._desk, request.cookies.get(SESSION_COOKIE))

    async def _slow_down(self, request: Request, person: UUID) -> None:
        address = request.client.host if request.client else "unknown"
        limits = ((UPLOADS_PER_PERSON, str(person)), (UPLOADS_PER_ADDRESS, address))
        if not all([await self._limiter.hit(limit, key) for limit, key in limits]):
            raise TooFast("That were a lot of files at once. Wait a moment, then try again.")


class _Spool:
    """A request's body in a temporary file that is gone afterwards; AttachmentTooLarge as soon as it is too much."""

    def __init__(self, request: Request, limit: int) -> None:
        self._request, self._limit = request, limit
        self._file = UploadFile(SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 - closed in __aexit__
        self._size = 0

    async def __aenter__(self) -> "_Spool":
        self._expect_room(int(self._request.headers.get("content-length") or 0))
        async for piece in self._request.stream():
            self._size += len(piece)
            self._expect_room(self._size)
            await self._file.write(piece)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._file.close()

    async def upload(self, client_id: str, name: str) -> Upload:
        """What arrived."""
        return Upload(client_id, unquote(name), self._size, self._file.file)

    def _expect_room(self, size: int) -> None:
        if size > self._limit:
            raise AttachmentTooLarge(f"This file is larger than {self._limit // 1024 // 1024} MB. Send a smaller one.")


def _uploaded(answer: AttachmentRenewed) -> Response:
    return JSONResponse(answer.model_dump(mode="json"), 201, _FOR_ANY_PAGE)


def _sent(content: Content) -> Response:
    """Never shown as a page: only the picture that was encoded anew is for the browser to draw, all else to keep."""
    disposition = "inline" if content.is_preview else "attachment"
    headers: dict[str, Any] = {
        "Content-Disposition": f"{disposition}; filename*=UTF-8''{quote(content.name, safe='')}",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cache-Control": f"private, max-age={_MAX_AGE_S}, immutable",
        "Referrer-Policy": "no-referrer",
    }
    if content.size is not None:
        headers["Content-Length"] = str(content.size)
    return StreamingResponse(content.pieces, media_type=content.media_type, headers=headers)
