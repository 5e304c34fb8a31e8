"""What is taken as what: by its bytes, whatever its name says."""

import io

import pytest
from PIL import Image

from handoff.models.errors import AttachmentRefused
from handoff.rules.attachment_kinds import ENDINGS
from handoff.services.attachments.checking import check
from handoff.services.attachments.previews import PREVIEW_PX, make_preview
from handoff.settings import ROOT
from tests import hostile_files as files


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.png", files.png(4, 4), "image/png"),
        ("a.JPG", files.png(4, 4, "JPEG"), "image/jpeg"),
        ("a.gif", files.png(4, 4, "GIF"), "image/gif"),
        ("a.webp", files.png(4, 4, "WEBP"), "image/webp"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(50), "image/heic"),
        ("a.pdf", files.PDF, "application/pdf"),
        ("a.txt", "Grüße\r\n\tfrom a log \x1b[31m".encode(), "text/plain; charset=utf-8"),
        ("a.log", "\ufeffWindows".encode("utf-16"), "text/plain; charset=utf-8"),
        ("a.docx", files.docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (
            "a.xlsx",
            files.archive("[Content_Types].xml", "xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_a_file_that_is_what_it_says_is_taken(name: str, content: bytes, media_type: str) -> None:
    assert check(name, io.BytesIO(content)).media_type == media_type


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.png", files.HTML),
        ("page.pdf", files.HTML),
        ("drawing.png", files.SVG),
        ("drawing.svg", files.SVG),
        ("page.html", files.HTML),
        ("run.png", files.EXE),
        ("run.txt", files.EXE),
        ("picture.pdf", files.png(4, 4)),
        ("picture.jpg", files.png(4, 4)),
        ("logs.zip", files.archive("a.log")),
        ("logs.docx", files.archive("a.log")),
        ("sheet.docx", files.archive("[Content_Types].xml", "xl/workbook.xml")),
        ("cut.docx", files.docx()[:40]),
        ("latin.txt", "Grüße".encode("latin-1")),
        ("nul.txt", b"a\x00b"),
        ("empty.txt", b""),
        ("empty.png", b""),
        ("nameless", files.PDF),
    ],
)
def test_a_file_that_is_something_else_is_refused_in_a_sentence(name: str, content: bytes) -> None:
    with pytest.raises(AttachmentRefused, match=r"^[A-Z].*\.$"):
        check(name, io.BytesIO(content))


def test_a_character_cut_in_two_by_the_reading_is_still_text() -> None:
    assert check("a.txt", io.BytesIO(b"x" + "ü".encode() * 300_000)).is_text


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_preview_is_smaller_and_of_the_same_shape(form: str) -> None:
    preview = make_preview(f"image/{form.lower()}", io.BytesIO(files.png(3200, 800, form)))
    assert preview is not None
    assert (preview.width, preview.height) == (PREVIEW_PX, 400)
    with Image.open(io.BytesIO(preview.content)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (PREVIEW_PX, 400))


def test_a_preview_tells_nothing_of_where_and_with_what_it_was_taken() -> None:
    photo = files.photo_with_place()
    assert b"SECRET-PLACE" in photo
    preview = make_preview("image/jpeg", io.BytesIO(photo))
    assert preview is not None
    assert b"SECRET-PLACE" not in preview.content
    with Image.open(io.BytesIO(preview.content)) as picture:
        assert dict(picture.getexif()) == {}


def test_a_polyglots_other_half_is_not_in_the_preview() -> None:
    preview = make_preview("image/gif", io.BytesIO(files.png(40, 30, "GIF") + files.HTML))
    assert preview is not None
    assert b"script" not in preview.content


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("image/png", files.bomb()),
        ("image/png", files.vast()),
        ("image/png", files.png(400, 300)[:300]),
        ("image/png", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("image/gif", b"GIF89a<script>alert(1)</script>"),
        ("image/jpeg", files.png(40, 30)),
    ],
    ids=["bomb", "vast", "cut", "zeros", "script", "other"],
)
def test_what_cannot_be_decoded_at_a_fair_price_has_no_preview(media_type: str, content: bytes) -> None:
    assert make_preview(media_type, io.BytesIO(content)) is None


def test_a_picture_turned_by_its_camera_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    preview = make_preview("image/jpeg", io.BytesIO(files.png(300, 200, "JPEG", exif=exif)))
    assert preview is not None
    assert (preview.width, preview.height) == (200, 300)


def test_the_widgets_offer_and_the_consoles_are_what_is_taken() -> None:
    words = (ROOT / "web/shared/attachments/words.ts").read_text()
    assert f'"{",".join(ENDINGS)}"' in words
