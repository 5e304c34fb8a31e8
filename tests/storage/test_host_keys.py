"""The keys of host pages: in files of their own, for the owner's eyes, two at a time, and public ones public."""

import json
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from handoff.models.errors import InvalidInput
from handoff.storage.host_keys import HostKeys

PEM = serialization.Encoding.PEM
PUBLIC = serialization.PublicFormat.SubjectPublicKeyInfo


def public_pem(private: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    return private.public_key().public_bytes(PEM, PUBLIC)


def test_nobody_else_on_the_machine_can_read_the_secrets(tmp_path: Path) -> None:
    keys = HostKeys(tmp_path / "identity")
    keys.add_secret("site")
    assert stat.S_IMODE((tmp_path / "identity").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "identity" / "site.json").stat().st_mode) == 0o600


def test_a_secret_is_read_back_as_it_was_shown(tmp_path: Path) -> None:
    made = HostKeys(tmp_path).add_secret("site")
    (read,) = HostKeys(tmp_path).of("site")
    assert (read.secret, read.kid, read.algorithm) == (made.secret, made.kid, "HS256")


def test_a_third_key_is_refused_by_the_name_of_the_oldest(tmp_path: Path) -> None:
    keys = HostKeys(tmp_path)
    oldest = keys.add_secret("site")
    keys.add_secret("site")
    with pytest.raises(InvalidInput, match=f"the older is {oldest.kid}"):
        keys.add_secret("site")
    keys.remove("site", oldest.kid)
    keys.add_secret("site")
    with pytest.raises(InvalidInput, match="no key"):
        keys.remove("site", oldest.kid)


def test_public_keys_say_how_they_are_used(tmp_path: Path) -> None:
    keys = HostKeys(tmp_path)
    keys.add_public_key("site", public_pem(rsa.generate_private_key(65537, 2048)))
    keys.add_public_key("site", public_pem(ed25519.Ed25519PrivateKey.generate()))
    assert [(key.algorithm, key.secret) for key in keys.of("site")] == [("RS256", None), ("EdDSA", None)]
    for entry in json.loads((tmp_path / "site.json").read_text())["keys"]:
        assert "d" not in entry


def test_a_private_key_or_one_of_another_kind_is_refused(tmp_path: Path) -> None:
    private = rsa.generate_private_key(65537, 2048).private_bytes(
        PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    for pem, complaint in (
        (private, "the private one"),
        (public_pem(ec.generate_private_key(ec.SECP256R1())), "RSA or Ed25519"),
        (b"garbage", "RSA or Ed25519"),
    ):
        with pytest.raises(InvalidInput, match=complaint):
            HostKeys(tmp_path).add_public_key("site", pem)
    assert HostKeys(tmp_path).of("site") == []


@pytest.mark.parametrize("site", ["../site", "a/b", "", "x" * 61])
def test_a_site_s_name_leads_to_no_other_folder(tmp_path: Path, site: str) -> None:
    with pytest.raises(InvalidInput):
        HostKeys(tmp_path / "identity").add_secret(site)
