"""The widget's script and languages: files that pages of any origin load, under addresses that stay."""

from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers
from starlette.routing import Route
from starlette.types import Scope

_FOR_ANY_PAGE = {
    # An address stays while its content changes, so browsers ask each time whether it has.
    "Cache-Control": "no-cache",
    # The page imports its language, which takes the leave of the origin that it comes from.
    "Access-Control-Allow-Origin": "*",
    "Vary": "Accept-Encoding",
}


class WidgetFiles(StaticFiles):
    """Files as the build has compressed them; a browser that has one is told so instead of being sent it again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or that it is as it was."""
        is_compressed = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        response = await super().get_response(f"{path}.gz" if is_compressed else path, scope)
        response.headers.update(_FOR_ANY_PAGE)
        if is_compressed:
            response.headers["Content-Encoding"] = "gzip"
        return response


def widget_routes(dist: Path) -> APIRouter:
    """The script that host pages name, and beside it what it imports for the language of its page."""
    files = WidgetFiles(directory=dist, check_dir=False)
    return APIRouter(routes=[Route(path, files) for path in ("/widget.js", "/widget/{language}.js")])
