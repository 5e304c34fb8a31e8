"""The widget's files come to pages of any origin, compressed, and are not sent again to a browser that has them."""

import pytest

from handoff.settings import ROOT
from tests.transports.serving import Served

FILES = sorted(f"widget/{file.stem}.js" for file in (ROOT / "web/widget/texts").glob("??.ts") if file.stem != "en")


@pytest.mark.parametrize("file", ["widget.js", *FILES])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
async def test_any_page_may_load_script_and_languages_once(service: Served, file: str, encoding: str) -> None:
    browser = await service.browser()
    asked = {"Origin": "https://intranet.example", "Accept-Encoding": encoding}
    first = await browser.get(f"/{file}", headers=asked)
    assert first.content == (ROOT / "web/dist" / file).read_bytes()
    assert first.headers["Content-Type"].startswith("text/javascript")
    assert first.headers.get("Content-Encoding", "identity") == encoding
    again = await browser.get(f"/{file}", headers=asked | {"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    for answer in (first, again):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert (answer.headers["Cache-Control"], answer.headers["Vary"]) == ("no-cache", "Accept-Encoding")


async def test_no_other_file_is_found_beside_the_languages(service: Served) -> None:
    browser = await service.browser()
    for path in ("/widget/xx.js", "/widget/de.js.gz", "/widget/%2e%2e/console.js", "/widget/..%2fconsole.js"):
        assert (await browser.get(path)).status_code == 404
