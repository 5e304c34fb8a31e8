"""The picture a browser is shown of an image: decoded and encoded anew, so that nothing else of the file is in it."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

import structlog
from PIL import Image, ImageOps

log = structlog.get_logger(__name__)

PREVIEW_PX = 1600
"""Longest side: a screenshot can still be read."""
PREVIEW_TYPE = "image/webp"
MAX_PIXELS = 50_000_000
"""More than any phone takes; an image that unpacks to more is not unpacked."""
_QUALITY = 82
_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}


@dataclass(frozen=True)
class Preview:
    """A WebP picture and its size in pixels."""

    content: bytes
    width: int
    height: int


def make_preview(media_type: str, content: BinaryIO) -> Preview | None:
    """The picture of an image, its first if it moves; None for what cannot be decoded, or only at too high a price."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _encode_anew(_FORMATS[media_type], content)
    # Pillow's decoders raise whatever a broken file leads them to.
    except Exception as problem:
        log.info("no_preview", problem=type(problem).__name__)
        return None


def _encode_anew(form: str, content: BinaryIO) -> Preview | None:
    content.seek(0)
    with Image.open(content, formats=[form]) as image:
        width, height = image.size
        if width * height > MAX_PIXELS:
            return None
        image.draft(None, (PREVIEW_PX, PREVIEW_PX))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((PREVIEW_PX, PREVIEW_PX))
        has_alpha = upright.has_transparency_data
        picture = upright.convert("RGBA" if has_alpha else "RGB")
    # A fresh image carries no metadata along: no place, no camera, no profile, no comment.
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    out = BytesIO()
    bare.save(out, "WEBP", quality=_QUALITY, method=2)
    return Preview(out.getvalue(), *bare.size)
