"""Pages for people: sign-in, console, transcripts, demo, API docs."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.templating import Jinja2Templates
from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from markupsafe import Markup
from pydantic import AfterValidator

from handoff.models.errors import DeskError, TooManyAttempts
from handoff.services import labels, transcripts
from handoff.services import staff as accounts
from handoff.services.automations.register import overdue
from handoff.services.demo import DEMO_EMPLOYEE, DEMO_SITE_KEY
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.services.visitor_sessions import find_site
from handoff.settings import Settings
from handoff.transports import transcript_pages
from handoff.transports.console.connection import SESSION_COOKIE, ConsoleConnections
from handoff.transports.protocol import catalogue
from handoff.transports.security import expect_own_form
from handoff.vocabulary import Status

# More per address than per account: a whole office may sign in from one address in the morning.
ATTEMPTS_PER_ACCOUNT = parse("10/5 minutes")
ATTEMPTS_PER_ADDRESS = parse("100/5 minutes")


def without_nul(text: str) -> str:
    """PostgreSQL stores no NUL characters, so nothing can be found by one."""
    return text.replace("\x00", "")


def when(moment: datetime | None) -> Markup:
    """A time as people write it, with the exact one for machines."""
    if moment is None:
        return Markup("—")
    return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(), moment.strftime("%-d %b %Y, %H:%M UTC"))


@dataclass(frozen=True)
class Pages:
    """Everything the pages need; `routes` makes the router."""

    desk: Desk
    settings: Settings
    consoles: ConsoleConnections
    templates: Jinja2Templates
    limiter: SlidingWindowCounterRateLimiter

    @classmethod
    def make(cls, desk: Desk, settings: Settings, consoles: ConsoleConnections) -> "Pages":
        """The pages with their templates, read from `web/review`."""
        templates = Jinja2Templates(settings.web / "review")
        templates.env.filters["when"] = when
        templates.env.autoescape = True
        templates.env.globals["automations_overdue"] = partial(overdue, desk)
        return cls(desk, settings, consoles, templates, SlidingWindowCounterRateLimiter(MemoryStorage()))

    def routes(self) -> APIRouter:
        """Every page."""
        router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
        router.get("/")(self.home)
        router.get("/sign-in")(self.sign_in_page)
        router.post("/sign-in", dependencies=[Depends(expect_own_form)])(self.sign_in)
        router.post("/sign-out", dependencies=[Depends(expect_own_form)])(self.sign_out)
        router.get("/console")(self.console_page)
        router.get("/transcripts")(self.transcripts_page)
        router.get("/transcripts/{conversation_id}")(self.transcript_page)
        router.get("/docs")(self.docs_page)
        if self.settings.demo:
            router.get("/demo")(self.demo_page)
        return router

    async def home(self) -> Response:
        """To where most people want to go."""
        return RedirectResponse("/demo" if self.settings.demo else "/console")

    async def sign_in_page(self, request: Request, next: str = "/console") -> Response:
        """The sign-in form."""
        return self._page(request, "sign_in.html", error=None, email="", next=_local(next))

    async def sign_in(
        self,
        request: Request,
        email: Annotated[str, Form(max_length=254), AfterValidator(without_nul)] = "",
        password: Annotated[str, Form(max_length=1000)] = "",
        next: Annotated[str, Form()] = "/console",
    ) -> Response:
        """Sign in and go on to where one came from."""
        try:
            token = await self._check(request, email, password)
        except DeskError as error:
            page = {"error": error.message, "email": email, "next": _local(next)}
            return self._page(request, "sign_in.html", status_code=error.http_status, **page)
        response = RedirectResponse(_local(next), status_code=303)
        response.set_cookie(
            SESSION_COOKIE,
            token,
            max_age=int(accounts.SESSION_LIFETIME.total_seconds()),
            httponly=True,
            samesite="strict",
            secure=self.settings.secure_cookies or request.url.scheme == "https",
        )
        return response

    async def sign_out(self, request: Request) -> Response:
        """End the session, its open consoles included."""
        token = request.cookies.get(SESSION_COOKIE, "")
        await accounts.sign_out(self.desk, token)
        await self.consoles.disconnect(token)
        response = RedirectResponse("/sign-in", status_code=303)
        response.delete_cookie(SESSION_COOKIE)
        return response

    async def console_page(self, request: Request) -> Response:
        """The console's shell; its script does the rest."""
        staff = await self._staff(request)
        return self._page(request, "console.html", me=staff)

    async def transcripts_page(
        self,
        request: Request,
        q: Annotated[str, Query(max_length=200), AfterValidator(without_nul)] = "",
        status: str = "",
        page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    ) -> Response:
        """Search."""
        staff = await self._staff(request)
        wanted = Status(status) if status in set(Status) else None
        found = await transcripts.search(self.desk, staff, q, wanted, page)
        said = await labels.count(self.desk, staff.led_organization_ids)
        context = transcript_pages.search_context(found, said, query=q, status=status, page=page)
        return self._page(request, "transcripts.html", me=staff, **context)

    async def transcript_page(self, request: Request, conversation_id: UUID) -> Response:
        """One transcript with the decision records beside the messages."""
        staff = await self._staff(request)
        transcript = await transcripts.read(self.desk, staff, conversation_id)
        context = transcript_pages.transcript_context(transcript, self.desk.topics)
        return self._page(request, "transcript.html", me=staff, **context)

    async def docs_page(self, request: Request) -> Response:
        """The API's documentation."""
        return self._page(request, "api_docs.html", me=None, namespaces=catalogue.NAMESPACES)

    async def demo_page(self, request: Request) -> Response:
        """An intranet page with the widget on it."""
        site, organization_name = await find_site(self.desk, DEMO_SITE_KEY, None)
        context = {"site_key": site.key, "organization_name": organization_name, "widget_url": "/widget.js"}
        context["employee"] = DEMO_EMPLOYEE["name"]
        return self._page(request, "demo.html", me=None, **context)

    async def error_page(self, request: Request, error: DeskError) -> Response:
        """An error as a page; whoever is not signed in is asked to."""
        if error.code == "not_signed_in":
            return RedirectResponse(f"/sign-in?next={request.url.path}", status_code=303)
        # Whoever comes by a mailed link has no way here but the chat, and nothing to do with a number.
        from_mail = request.url.path.startswith("/reset")
        title = "This does not go on here" if from_mail else "That did not work"
        context = {"code": error.http_status, "title": title, "message": error.message, "from_mail": from_mail}
        return self._page(request, "error.html", status_code=error.http_status, me=None, **context)

    async def _staff(self, request: Request) -> Staff:
        return await accounts.signed_in(self.desk, request.cookies.get(SESSION_COOKIE))

    async def _check(self, request: Request, email: str, password: str) -> str:
        address = request.client.host if request.client else "unknown"
        limits = ((ATTEMPTS_PER_ACCOUNT, email.strip().lower()), (ATTEMPTS_PER_ADDRESS, address))
        # Counted before the check, so that attempts made at the same moment count too; a success takes its own back.
        if not all([await self.limiter.hit(limit, key) for limit, key in limits]):
            raise TooManyAttempts
        token = await accounts.sign_in(self.desk, email, password)
        await self.limiter.clear(*limits[0])
        return token

    def _page(self, request: Request, template: str, *, status_code: int = 200, **context: Any) -> HTMLResponse:
        return self.templates.TemplateResponse(request, template, context, status_code=status_code)


def _local(path: str) -> str:
    """A path of this service; anything that could lead elsewhere becomes the console."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/console"
