"""The pages behind a mailed reset link; they work without scripts, and to open one changes nothing.

A form is only taken with the token of the page it was on (CSRF): it is made of a cookie that other sites cannot read.
"""

import hmac
import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.templating import Jinja2Templates

from handoff.models.directory_errors import PasswordRefused
from handoff.models.errors import InvalidInput
from handoff.models.reset_errors import PageEnded, PasswordsDiffer, ReferenceWrong
from handoff.services.desk import Desk
from handoff.services.resets import proving, setting
from handoff.settings import Settings
from handoff.transports.security import ForeignForm, expect_own_form

FORM_COOKIE = "warmdesk_reset_form"
PAGE_COOKIE = "warmdesk_reset_page"
LONGEST_PASSWORD = 1000

Token = Annotated[str, Form(max_length=100)]
Password = Annotated[str, Form(max_length=LONGEST_PASSWORD)]


class ResetPages:
    """From the link to the new password."""

    def __init__(self, desk: Desk, settings: Settings, templates: Jinja2Templates) -> None:
        self._desk, self._settings, self._templates = desk, settings, templates

    def routes(self) -> APIRouter:
        """The pages; those that change something take forms alone."""
        router = APIRouter(prefix="/reset", include_in_schema=False, default_response_class=HTMLResponse)
        ours = [Depends(expect_own_form)]
        router.get("")(self.page)
        router.post("", dependencies=ours)(self.finish)
        router.get("/{token}")(self.link)
        router.post("/{token}", dependencies=ours)(self.use)
        router.post("/{token}/not-me", dependencies=ours)(self.disown)
        return router

    async def link(self, request: Request, token: str) -> Response:
        """What the link is about; a mail scanner may open it as often as it likes."""
        link = await proving.look(self._desk, token)
        return self._form(request, "reset_link.html", link=link, token=token, error=None)

    async def use(
        self, request: Request, token: str, form: Token = "", reference: Annotated[str, Form()] = ""
    ) -> Response:
        """Spend the link."""
        self._expect_form(request, form)
        try:
            secret = await proving.use(self._desk, token, reference[:100])
        except ReferenceWrong as error:
            link = await proving.look(self._desk, token)
            context = {"link": link, "token": token, "error": error.message}
            return self._form(request, "reset_link.html", status_code=error.http_status, **context)
        response = RedirectResponse("/reset", status_code=303)
        self._set_cookie(request, response, PAGE_COOKIE, secret, "strict")
        return response

    async def disown(self, request: Request, token: str, form: Token = "") -> Response:
        """The owner of the contact did not ask for it."""
        self._expect_form(request, form)
        await proving.disown(self._desk, token)
        return self._page(request, "reset_done.html", page=None)

    async def page(self, request: Request) -> Response:
        """Where the new password is chosen."""
        page = await setting.read(self._desk, self._secret(request))
        return self._form(request, "reset_page.html", page=page, error=None)

    async def finish(
        self, request: Request, form: Token = "", password: Password = "", again: Password = ""
    ) -> Response:
        """Set it."""
        self._expect_form(request, form)
        secret = self._secret(request)
        try:
            page = await setting.finish(self._desk, secret, password, again)
        except (PasswordRefused, PasswordsDiffer, InvalidInput) as error:
            page = await setting.read(self._desk, secret)
            context = {"page": page, "error": error.message}
            return self._form(request, "reset_page.html", status_code=error.http_status, **context)
        return self._page(request, "reset_done.html", page=page)

    def _secret(self, request: Request) -> str:
        secret = request.cookies.get(PAGE_COOKIE)
        if not secret:
            raise PageEnded
        return secret

    def _form(self, request: Request, template: str, *, status_code: int = 200, **context: Any) -> Response:
        """A page with a form; tabs of one browser share the cookie, so that none spoils the other's."""
        known = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
        response = self._page(request, template, status_code=status_code, form=self._form_token(known), **context)
        # Lax, as the link is followed from a mail: whoever comes from elsewhere only ever reads with it.
        self._set_cookie(request, response, FORM_COOKIE, known, "lax")
        return response

    def _form_token(self, cookie: str) -> str:
        return hmac.digest(self._settings.secret.encode(), b"reset form " + cookie.encode(), "sha256").hex()

    def _expect_form(self, request: Request, token: str) -> None:
        cookie = request.cookies.get(FORM_COOKIE)
        if not cookie or not hmac.compare_digest(self._form_token(cookie).encode(), token.encode()):
            raise ForeignForm

    def _page(self, request: Request, template: str, *, status_code: int = 200, **context: Any) -> HTMLResponse:
        return self._templates.TemplateResponse(request, template, context | {"me": None}, status_code=status_code)

    def _set_cookie(self, request: Request, response: Response, name: str, value: str, same_site: Any) -> None:
        response.set_cookie(
            name,
            value,
            path="/reset",
            httponly=True,
            samesite=same_site,
            secure=self._settings.secure_cookies or request.url.scheme == "https",
        )
