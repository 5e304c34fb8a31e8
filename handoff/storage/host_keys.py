"""The keys by which the pages of a site vouch for their visitors: one JWK Set (RFC 7517) a site, never in the database.

Read for each token, which costs a tenth of a millisecond, so that a new key counts and an old one ends without a start.
"""

import json
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jwt
from jwt.algorithms import OKPAlgorithm, RSAAlgorithm

from handoff.models.errors import InvalidInput

# The type of the key alone says how it signs: a token never chooses.
_ALGORITHMS = {"oct": "HS256", "RSA": "RS256", "OKP": "EdDSA"}
KEYS_AT_A_TIME = 2
"""The one in use, and during a rotation the next."""

_SECRET_BYTES = 48
_SITE_KEY = re.compile(r"[\w.-]{1,60}")


@dataclass(frozen=True)
class HostKey:
    """One key and the only algorithm it is used with; `secret` for HS256 alone."""

    kid: str
    algorithm: str
    key: jwt.PyJWK
    secret: str | None = None


class HostKeys:
    """The folder with a file for each site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, site_key: str) -> list[HostKey]:
        """The site's keys, the oldest first; none when its pages vouch for nobody."""
        return [_read(entry) for entry in self._entries(site_key)]

    def add_secret(self, site_key: str) -> HostKey:
        """Make a secret for HS256; InvalidInput when the site has as many keys as it may have."""
        secret = secrets.token_urlsafe(_SECRET_BYTES)
        octets = jwt.utils.base64url_encode(secret.encode()).decode()
        return self._add(site_key, {"kty": "oct", "k": octets})

    def add_public_key(self, site_key: str, pem: bytes) -> HostKey:
        """Keep an RSA or Ed25519 public key; InvalidInput when it is neither, or one too many."""
        for kind in (RSAAlgorithm(RSAAlgorithm.SHA256), OKPAlgorithm()):
            try:
                entry = kind.to_jwk(kind.prepare_key(pem), as_dict=True)
            except (TypeError, ValueError, jwt.InvalidKeyError):
                continue
            if "d" in entry:
                raise InvalidInput(
                    "key: this is the private one, which stays where tokens are signed; give the public."
                )
            return self._add(site_key, {name: entry[name] for name in ("kty", "n", "e", "crv", "x") if name in entry})
        raise InvalidInput("key: give a public key as PEM, RSA or Ed25519.")

    def remove(self, site_key: str, kid: str) -> None:
        """End a key at once; InvalidInput when the site has none of that id."""
        entries = self._entries(site_key)
        kept = [entry for entry in entries if entry["kid"] != kid]
        if len(kept) == len(entries):
            raise InvalidInput(f"kid: {site_key} has no key {kid!r}.")
        self._write(site_key, kept)

    def _add(self, site_key: str, entry: dict[str, str]) -> HostKey:
        entries = self._entries(site_key)
        if len(entries) >= KEYS_AT_A_TIME:
            oldest = entries[0]["kid"]
            raise InvalidInput(f"key: {site_key} has {KEYS_AT_A_TIME} keys; end one first, the older is {oldest}.")
        entry["kid"] = secrets.token_hex(4)
        self._write(site_key, [*entries, entry])
        return _read(entry)

    def _entries(self, site_key: str) -> list[dict[str, Any]]:
        try:
            return json.loads(self._path(site_key).read_text())["keys"]
        except FileNotFoundError:
            return []

    def _write(self, site_key: str, entries: list[dict[str, Any]]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = self._path(site_key).with_suffix(".new")
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump({"keys": entries}, file, indent=2)
        new.replace(self._path(site_key))

    def _path(self, site_key: str) -> Path:
        if not _SITE_KEY.fullmatch(site_key):
            raise InvalidInput(f"site: {site_key!r} is no key of a site.")
        return self._folder / f"{site_key}.json"


def _read(entry: dict[str, Any]) -> HostKey:
    algorithm = _ALGORITHMS[entry["kty"]]
    secret = jwt.utils.base64url_decode(entry["k"]).decode() if entry["kty"] == "oct" else None
    return HostKey(entry["kid"], algorithm, jwt.PyJWK(entry, algorithm), secret)
