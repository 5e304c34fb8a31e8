"""Files as people send them, and as people send them who mean harm."""

import io
import struct
import zipfile
import zlib

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
HTML = b"<!doctype html><html><script>document.title = 'owned'</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "owned"</script></svg>'
EXE = b"MZ\x90\x00\x03" + bytes(200)


def png(width: int, height: int, form: str = "PNG", **options: object) -> bytes:
    """A picture that is not all one colour."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, form, **options)
    return out.getvalue()


def photo_with_place() -> bytes:
    """A JPEG that says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = "SECRET-PLACE"
    return png(400, 300, "JPEG", exif=exif)


def bomb() -> bytes:
    """A PNG of a few kilobytes that claims to unpack to gigabytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def vast() -> bytes:
    """A whole PNG of a few kilobytes that unpacks to 64 million pixels."""
    out = io.BytesIO()
    Image.new("1", (8000, 8000)).save(out, "PNG")
    return out.getvalue()


def archive(*names: str) -> bytes:
    """A ZIP with these parts, the same bytes at any time: workers of pytest-xdist must collect the same tests."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for name in names:
            parts.writestr(zipfile.ZipInfo(name), "<x/>")
    return out.getvalue()


def docx() -> bytes:
    """What a word processor's file looks like from outside."""
    return archive("[Content_Types].xml", "_rels/.rels", "word/document.xml")
