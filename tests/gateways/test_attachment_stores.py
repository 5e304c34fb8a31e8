"""What every place for attachments must do, tried on a real folder and on a real S3-compatible server."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from handoff.app import make_attachment_store
from handoff.gateways.attachment_s3 import AttachmentBucket
from handoff.gateways.attachments import AttachmentStore, ContentMissing
from handoff.settings import SettingsProblem
from tests.gateways.s3_server import BUCKET, CREDENTIALS, running_s3

KEY = "11111111-1111-4111-8111-111111111111/22222222-2222-4222-8222-222222222222"
LARGE = bytes(range(256)) * 4096 * 12  # more than one part of an S3 upload


@pytest.fixture(scope="module")
def s3_url() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in CREDENTIALS.items():
            patch.setenv(name, value)
        with running_s3() as url:
            yield url


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> AttachmentStore:
    """The place that a setting names."""
    if request.param == "folder":
        return make_attachment_store(str(tmp_path / "attachments"))
    url = request.getfixturevalue("s3_url")
    return make_attachment_store(f"s3://{BUCKET}/{tmp_path.name}?endpoint={url}&region=eu-central-1")


async def read(store: AttachmentStore, key: str) -> bytes:
    return b"".join([piece async for piece in await store.open(key)])


@pytest.mark.parametrize("content", [b"x", LARGE], ids=["small", "large"])
async def test_what_is_put_is_read_back_whole(store: AttachmentStore, content: bytes) -> None:
    file = io.BytesIO(content)
    file.read()
    await store.put(KEY, file)
    assert await read(store, KEY) == content


async def test_a_second_put_replaces_the_first(store: AttachmentStore) -> None:
    await store.put(KEY, io.BytesIO(b"first, and longer"))
    await store.put(KEY, io.BytesIO(b"second"))
    assert await read(store, KEY) == b"second"


async def test_what_was_never_there_is_missing_before_the_first_piece(store: AttachmentStore) -> None:
    with pytest.raises(ContentMissing):
        await store.open(KEY)


async def test_deleting_leaves_the_neighbour_and_may_be_repeated(store: AttachmentStore) -> None:
    await store.put(KEY, io.BytesIO(b"one"))
    await store.put(f"{KEY}.preview", io.BytesIO(b"two"))
    await store.delete(KEY)
    await store.delete(KEY)
    with pytest.raises(ContentMissing):
        await store.open(KEY)
    assert await read(store, f"{KEY}.preview") == b"two"


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


class Broken(io.BytesIO):
    """A body that ends half-way with an error."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError("cut off")


async def test_a_write_that_fails_leaves_nothing_half_done_in_the_folder(tmp_path: Path) -> None:
    store = make_attachment_store(str(tmp_path))
    await store.put(KEY, io.BytesIO(b"whole"))
    with pytest.raises(OSError, match="cut off"):
        await store.put(KEY, Broken(b"half"))
    assert await read(store, KEY) == b"whole"
    assert len(files_in(tmp_path)) == 1


@pytest.mark.parametrize("place", ["s3://", "ftp://files.test/x", "s3://bucket?secret=abc"])
def test_a_place_that_is_none_is_refused_by_the_settings_name(place: str) -> None:
    with pytest.raises(SettingsProblem, match="WARMDESK_ATTACHMENTS: write it as s3://"):
        make_attachment_store(place)


async def test_nothing_is_lost_silently_when_the_store_is_down() -> None:
    store = AttachmentBucket("s3://bucket?endpoint=http://127.0.0.1:9&region=eu-central-1")
    with pytest.raises(Exception, match="error"):
        await store.put(KEY, io.BytesIO(b"x"))
