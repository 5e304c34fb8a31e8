"""Whether a file is what its name says; run in a thread, as it reads."""

import codecs
import unicodedata
import zipfile
from typing import BinaryIO

import puremagic

from handoff.models.errors import AttachmentRefused
from handoff.rules.attachment_kinds import ENDINGS, Kind, agrees, kind_of

_HEAD = 4096
_PIECE = 256 * 1024
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TEXT_CONTROLS = "\t\n\r\f\x1b\ufeff"
"""Besides line ends a log may have colours."""


def check(name: str, content: BinaryIO) -> Kind:
    """The kind of a file; AttachmentRefused, in a sentence for people, when it is not taken or not what it claims."""
    kind = kind_of(name)
    if kind is None:
        taken = ", ".join(ending.removeprefix(".") for ending in ENDINGS)
        raise AttachmentRefused(f"Files of this kind are not taken here. These are: {taken}.")
    content.seek(0)
    head = content.read(_HEAD)
    if not head:
        raise AttachmentRefused("This file is empty. Choose another one.")
    if not _is(kind, head, content):
        raise AttachmentRefused("This file is not what its name says, so it was not taken. Save it anew and try again.")
    return kind


def _is(kind: Kind, head: bytes, content: BinaryIO) -> bool:
    if kind.is_text:
        return _is_text(head, content)
    if not agrees(kind, _sniffed(head)):
        return False
    return kind.main_part is None or _has_part(content, kind.main_part)


def _sniffed(head: bytes) -> set[str]:
    try:
        return {match.mime_type for match in puremagic.magic_string(head)}
    except puremagic.PureError:
        return set()


def _has_part(content: BinaryIO, part: str) -> bool:
    """Looks into the table of contents only; nothing is unpacked."""
    try:
        with zipfile.ZipFile(content) as parts:
            return {part, "[Content_Types].xml"} <= set(parts.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        return False


def _is_text(head: bytes, content: BinaryIO) -> bool:
    decode = codecs.getincrementaldecoder("utf-16" if head.startswith(_UTF16) else "utf-8")()
    content.seek(0)
    try:
        while piece := content.read(_PIECE):
            if not _is_readable(decode.decode(piece)):
                return False
        return _is_readable(decode.decode(b"", final=True))
    except UnicodeDecodeError:
        return False


def _is_readable(text: str) -> bool:
    return not any(unicodedata.category(char) == "Cc" for char in set(text) - set(_TEXT_CONTROLS))
