"""What the server of a host page does when somebody is signed in there, for the demo page: it signs who that is."""

from datetime import timedelta

import jwt
from fastapi import APIRouter
from pydantic import BaseModel

from handoff.services.demo import DEMO_EMPLOYEE, DEMO_SITE_KEY
from handoff.services.desk import Desk

_LIFETIME = timedelta(minutes=10)


class SignedIdentity(BaseModel):
    """A token for `identify`."""

    token: str


def demo_identity_routes(desk: Desk) -> APIRouter:
    """One route; a real page asks who is signed in before it signs."""
    router = APIRouter(include_in_schema=False)

    @router.get("/demo/identity")
    async def identity() -> SignedIdentity:
        key = next(key for key in desk.host_keys.of(DEMO_SITE_KEY) if key.secret)
        claims = {**DEMO_EMPLOYEE, "aud": DEMO_SITE_KEY, "exp": desk.now() + _LIFETIME}
        return SignedIdentity(token=jwt.encode(claims, key.secret, key.algorithm, {"kid": key.kid}))

    return router
