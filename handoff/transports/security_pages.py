"""Pages by which leads answer for what the desk does by itself: the register of automations, and the audit."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.templating import Jinja2Templates
from pydantic import AfterValidator

from handoff.models.errors import InvalidInput
from handoff.services import audit_check, audit_reading
from handoff.services import staff as accounts
from handoff.services.automations import history, register
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.transports.console.connection import SESSION_COOKIE
from handoff.transports.pages import without_nul
from handoff.transports.security import expect_own_form

Words = Annotated[str, Form(max_length=300), AfterValidator(without_nul)]


class SecurityPages:
    """What the pages need; `routes` makes the router."""

    def __init__(self, desk: Desk, templates: Jinja2Templates) -> None:
        self._desk, self._templates = desk, templates

    def routes(self) -> APIRouter:
        """Every page."""
        router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
        router.get("/automations")(self.automations_page)
        switch = "/automations/{organization_id}/{name}"
        router.post(switch, dependencies=[Depends(expect_own_form)])(self.switch_automation)
        router.get("/audit")(self.audit_page)
        return router

    async def automations_page(self, request: Request) -> Response:
        """Every automation as it stands in each organization that one leads."""
        return await self._automations(request, await self._staff(request))

    async def switch_automation(
        self, request: Request, organization_id: UUID, name: str, is_on: Annotated[bool, Form()], why: Words = ""
    ) -> Response:
        """Switch one off or on, which holds at once."""
        staff = await self._staff(request)
        try:
            await register.switch(self._desk, staff, organization_id, name, why, is_on=is_on)
        except InvalidInput as error:
            failed = {"organization_id": organization_id, "name": name, "message": error.message}
            return await self._automations(request, staff, failed)
        return RedirectResponse(f"/automations#{organization_id}-{name}", status_code=303)

    async def audit_page(
        self,
        request: Request,
        subject: Annotated[str, Query(max_length=60), AfterValidator(without_nul)] = "",
        page: Annotated[int, Query(ge=1, le=100_000)] = 1,
        verify: bool = False,
    ) -> Response:
        """What was recorded, and if asked whether it is still as it was recorded."""
        staff = await self._staff(request)
        found = await audit_reading.events(self._desk, staff, subject.strip(), page)
        names = {str(place.organization_id): place.name for place in staff.workplaces}
        checked = await audit_check.verify_led(self._desk, staff) if verify else []
        chains = [(names[chain.name], chain) for chain in checked]
        context = {"subject": subject.strip(), "page": page, "found": found, "chains": chains}
        return self._page(request, "audit.html", me=staff, **context)

    async def _automations(self, request: Request, staff: Staff, failed: dict[str, Any] | None = None) -> Response:
        led = set(staff.led_organization_ids)
        rooms = [
            {
                "organization": place,
                "standings": await register.standings(self._desk, place.organization_id),
                "history": await history.history(self._desk, place.organization_id),
            }
            for place in staff.workplaces
            if place.organization_id in led
        ]
        context = {"rooms": rooms, "failed": failed, "status_code": 422 if failed else 200}
        return self._page(request, "automations.html", me=staff, **context)

    async def _staff(self, request: Request) -> Staff:
        return await accounts.signed_in(self._desk, request.cookies.get(SESSION_COOKIE))

    def _page(self, request: Request, template: str, *, status_code: int = 200, **context: Any) -> HTMLResponse:
        return self._templates.TemplateResponse(request, template, context, status_code=status_code)
