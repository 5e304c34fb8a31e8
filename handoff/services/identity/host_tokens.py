"""The signed token by which a host page says who its visitor is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

import jwt
from pydantic import AfterValidator, AwareDatetime, BaseModel, StringConstraints, ValidationError

from handoff.models.email_address import email_address
from handoff.models.identity_errors import IdentityExpired, IdentityInvalid
from handoff.storage.host_keys import HostKey

LONGEST_LIFETIME = timedelta(hours=1)
_CLOCKS_DIFFER = timedelta(seconds=30)
_NEEDED = ["aud", "exp", "sub"]


def _readable(text: str) -> str:
    if not text.isprintable():
        raise ValueError("holds what cannot be read")
    return text


_Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_readable)
]


class _Claims(BaseModel):
    sub: _Text
    exp: AwareDatetime
    nbf: AwareDatetime | None = None
    name: _Text | None = None
    email: Annotated[_Text, AfterValidator(email_address)] | None = None


@dataclass(frozen=True)
class HostIdentity:
    """Whom a page vouches for: an id that never changes, and what else it says."""

    subject: str
    name: str | None = None
    email: str | None = None


def verify(keys: list[HostKey], site_key: str, token: str, now: datetime) -> HostIdentity:
    """The identity in a token of this site; IdentityExpired, or IdentityInvalid for whatever else is wrong with it."""
    claims = _signed_claims(keys, site_key, token)
    if claims.exp > now + LONGEST_LIFETIME + _CLOCKS_DIFFER:
        raise IdentityInvalid(f"exp: a page may vouch for {LONGEST_LIFETIME.seconds // 60} minutes at most.")
    if claims.nbf and claims.nbf > now + _CLOCKS_DIFFER:
        raise IdentityInvalid
    if claims.exp <= now - _CLOCKS_DIFFER:
        raise IdentityExpired
    return HostIdentity(claims.sub, claims.name, claims.email)


def _signed_claims(keys: list[HostKey], site_key: str, token: str) -> _Claims:
    try:
        kid = jwt.get_unverified_header(token).get("kid")
    except jwt.InvalidTokenError:
        raise IdentityInvalid from None
    # The times are ours to check: the desk has its own clock.
    options = {"require": _NEEDED, "verify_exp": False, "verify_nbf": False, "verify_iat": False}
    for key in [key for key in keys if kid in (None, key.kid)]:
        try:
            claims = jwt.decode(token, key.key, [key.algorithm], options=options, audience=site_key)  # type: ignore[arg-type]
            return _Claims.model_validate(claims)
        except jwt.InvalidSignatureError:
            continue
        except (jwt.InvalidTokenError, ValidationError):
            break
    raise IdentityInvalid
