"""Headers every page is sent with, and the check that a form was sent from a page of ours."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import Request, Response

from handoff.models.errors import DeskError

_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


class ForeignForm(DeskError):
    """A form that another site's page has sent."""

    code = "foreign_form"
    message = "This form was not sent from a page of this service. Open the page again and repeat."
    http_status = 403


async def add_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Strict content policy, no sniffing, no framing, no referrer for others, and nothing private in caches."""
    response = await call_next(request)
    response.headers.setdefault("Content-Security-Policy", _POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    # Not "no-referrer": with it browsers send forms with `Origin: null`, which could come from anywhere.
    response.headers.setdefault("Referrer-Policy", "same-origin")
    if response.headers.get("content-type", "").startswith("text/html"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def is_own_origin(origin: str, host: str | None) -> bool:
    """Whether a browser's `Origin` is the host it talks to; `null` and what is no address are not."""
    try:
        return urlsplit(origin).netloc == host
    except ValueError:
        return False


def expect_own_form(request: Request) -> None:
    """Refuse a cross-site POST (CSRF): browsers say where a form comes from; ForeignForm otherwise."""
    origin = request.headers.get("origin")
    if origin is None:
        is_ours = request.headers.get("sec-fetch-site", "same-origin") == "same-origin"
    else:
        is_ours = is_own_origin(origin, request.headers.get("host"))
    if not is_ours:
        raise ForeignForm
