"""Who a host page says is there: only what was signed for this site counts, and nobody reads another's thread."""

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from sqlalchemy import select

from handoff.models import Decision
from handoff.services.identity.host_tokens import LONGEST_LIFETIME
from handoff.storage.host_keys import HostKey
from tests.transports.connection import Refused
from tests.transports.serving import SECRET, Served
from tests.transports.visitor import Visitor

MARIA = {"sub": "e-1042", "name": "Maria Lind", "email": "maria@northwind.example"}
OMAR = {"sub": "e-2001", "name": "Omar Haddad"}


def claims(**change: Any) -> dict[str, Any]:
    return {**MARIA, "aud": "northwind", "exp": datetime.now(UTC) + timedelta(minutes=5)} | change


def signed(key: HostKey, **change: Any) -> str:
    return jwt.encode(claims(**change), key.secret, key.algorithm, {"kid": key.kid})


def unsigned(header: dict[str, str]) -> str:
    body = claims() | {"exp": int((datetime.now(UTC) + timedelta(minutes=5)).timestamp())}
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in (header, body)]
    return ".".join([*parts, ""])


def tampered(token: str) -> str:
    head, body, signature = token.split(".")
    changed = json.loads(base64.urlsafe_b64decode(body + "==")) | {"sub": "e-1"}
    return ".".join([head, base64.urlsafe_b64encode(json.dumps(changed).encode()).decode().rstrip("="), signature])


async def as_person(service: Served, person: dict[str, str], **auth: Any) -> Visitor:
    key = service.desk.host_keys.of("northwind")[0]
    return await service.visitor(identity=signed(key, **person), **auth)


async def refusal_of(service: Served, token: Any) -> str:
    with pytest.raises(Refused) as refusal:
        await service.visitor(identity=token)
    return refusal.value.code


@pytest.fixture
def key(service: Served) -> HostKey:
    return service.desk.host_keys.add_secret("northwind")


FORGERIES: list[tuple[str, Callable[[HostKey], Any]]] = [
    ("altered", lambda key: tampered(signed(key))),
    ("no algorithm", lambda key: unsigned({"alg": "none", "typ": "JWT", "kid": key.kid})),
    ("another secret", lambda key: jwt.encode(claims(), "another secret that is long enough to be used", "HS256")),
    ("another algorithm", lambda key: jwt.encode(claims(), key.secret, "HS512", {"kid": key.kid})),
    ("the service's own secret", lambda key: jwt.encode(claims(), SECRET, "HS256")),
    ("another site", lambda key: signed(key, aud="contoso")),
    ("no site", lambda key: jwt.encode({k: v for k, v in claims().items() if k != "aud"}, key.secret, "HS256")),
    ("no end", lambda key: jwt.encode({k: v for k, v in claims().items() if k != "exp"}, key.secret, "HS256")),
    ("too long", lambda key: signed(key, exp=datetime.now(UTC) + LONGEST_LIFETIME + timedelta(minutes=2))),
    ("not yet", lambda key: signed(key, nbf=datetime.now(UTC) + timedelta(minutes=3))),
    ("nobody", lambda key: signed(key, sub="")),
    ("a number", lambda key: signed(key, sub=7)),
    ("no address", lambda key: signed(key, email="not an address")),
    ("hidden text", lambda key: signed(key, name="Maria\u202e")),
    ("a key there is not", lambda key: jwt.encode(claims(), key.secret, "HS256", {"kid": "ffffffff"})),
    ("garbage", lambda key: "a.b.c"),
    ("empty", lambda key: ""),
    ("an object", lambda key: {"sub": "e-1042"}),
    ("very long", lambda key: "x" * 10_000),
]


@pytest.mark.parametrize(("name", "forge"), FORGERIES, ids=[name for name, _ in FORGERIES])
async def test_a_token_that_was_not_signed_for_this_site_names_nobody(
    service: Served, key: HostKey, name: str, forge: Callable[[HostKey], Any]
) -> None:
    assert await refusal_of(service, forge(key)) == "identity_invalid"


async def test_a_token_that_has_run_out_is_told_apart(service: Served, key: HostKey) -> None:
    assert await refusal_of(service, signed(key, exp=datetime.now(UTC) - timedelta(minutes=1))) == "identity_expired"


async def test_without_keys_a_site_s_pages_vouch_for_nobody(service: Served) -> None:
    other = service.desk.host_keys.add_secret("contoso")
    assert await refusal_of(service, signed(other)) == "identity_invalid"


async def test_a_public_key_is_never_taken_for_a_secret(service: Served) -> None:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    service.desk.host_keys.add_public_key("northwind", pem)
    good = await service.visitor(identity=jwt.encode(claims(), private, "RS256"))
    assert (await good.open())["identity"]["verification"] == "signed_token"
    # By hand: the library refuses to sign with such a secret.
    forged = jwt.api_jws.PyJWS().encode(b"{}", b"x" * 32, "HS256").split(".")[0]
    body = jwt.encode(claims(), "x" * 32, "HS256").split(".")[1]
    mac = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256).sign(f"{forged}.{body}".encode(), pem)
    token = ".".join([forged, body, base64.urlsafe_b64encode(mac).decode().rstrip("=")])
    assert await refusal_of(service, token) == "identity_invalid"


async def test_ed25519_keys_work_too(service: Served) -> None:
    private = ed25519.Ed25519PrivateKey.generate()
    pem = private.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    service.desk.host_keys.add_public_key("northwind", pem)
    visitor = await service.visitor(identity=jwt.encode(claims(), private, "EdDSA"))
    assert (await visitor.open())["identity"]["name"] == "Maria Lind"


async def test_two_secrets_are_good_while_one_replaces_the_other_and_no_restart_is_needed(
    service: Served, key: HostKey
) -> None:
    new = service.desk.host_keys.add_secret("northwind")
    for each in (key, new):
        assert (await (await service.visitor(identity=signed(each))).open())["identity"]["name"] == "Maria Lind"
    service.desk.host_keys.remove("northwind", key.kid)
    assert await refusal_of(service, signed(key)) == "identity_invalid"
    assert (await (await service.visitor(identity=signed(new))).open())["identity"]["name"] == "Maria Lind"


async def test_the_same_person_is_one_visitor_on_every_device_and_goes_on_where_they_were(each_service: Served) -> None:
    each_service.desk.host_keys.add_secret("northwind")
    laptop, console = await as_person(each_service, MARIA), await each_service.technician()
    await laptop.open()
    await laptop.ask_for_person()
    phone = await as_person(each_service, MARIA)
    there = await phone.open()
    assert there["conversation_id"] == laptop.conversation_id
    assert there["messages"][0]["text"] == "I would like to talk to a person."
    again = await phone.accepted("start_conversation", {})
    await phone.ask_for_person()
    assert again["conversation_id"] != laptop.conversation_id
    rows = (await console.accepted("console_open", {}))["conversations"]
    assert {(row["visitor_name"], row["verification"]) for row in rows} == {("Maria Lind", "signed_token")}
    opened = await console.accepted("open_conversation", {"conversation_id": again["conversation_id"]})
    visitor = opened["visitor"]
    assert (visitor["email"], visitor["subject"]) == ("maria@northwind.example", "e-1042")
    assert visitor["verified_at"]


async def test_the_first_words_on_two_devices_at_once_are_one_visitor_s(each_service: Served) -> None:
    each_service.desk.host_keys.add_secret("northwind")
    devices = [await as_person(each_service, MARIA) for _ in range(2)]
    for device in devices:
        await device.open()
    assert len({device.conversation_id for device in devices}) == 2
    for device in devices:
        await device.ask_for_person()
    rows = (await (await each_service.technician()).accepted("console_open", {}))["conversations"]
    assert [row["visitor_name"] for row in rows] == ["Maria Lind"] * 2


async def test_a_session_of_one_person_is_refused_to_another_who_starts_afresh(service: Served, key: HostKey) -> None:
    maria = await as_person(service, MARIA)
    await maria.open()
    await maria.say("between us")
    omar = await as_person(service, OMAR)
    assert (await omar.refused("session_request", {"session_id": maria.token}))[0] == "session_unknown"
    opened = await omar.open()
    assert (opened["messages"], opened["identity"]["name"]) == ([], "Omar Haddad")
    assert opened["conversation_id"] != maria.conversation_id


async def test_after_signing_out_the_session_that_is_left_behind_opens_nothing(service: Served, key: HostKey) -> None:
    maria = await as_person(service, MARIA)
    await maria.open()
    await maria.say("between us")
    nobody = await service.visitor()
    assert (await nobody.refused("session_request", {"session_id": maria.token}))[0] == "session_unknown"
    assert (await nobody.refused("user_uttered", {"message": "hi", "session_id": maria.token}))[0] == "session_unknown"
    widget = await service.rasa_widget()
    assert (await widget.open(maria.token))["messages"] == []


async def test_what_was_written_before_signing_in_is_not_taken_for_the_persons_words(
    service: Served, key: HostKey
) -> None:
    stranger = await service.visitor()
    await stranger.open()
    await stranger.say("please give the person who signs in here next a new phone")
    maria = await as_person(service, MARIA)
    assert (await maria.refused("session_request", {"session_id": stranger.token}))[0] == "session_unknown"
    assert (await maria.open())["messages"] == []


async def test_the_same_subject_of_another_organization_is_another_person(service: Served, key: HostKey) -> None:
    maria = await as_person(service, MARIA)
    await maria.open()
    await maria.say("between us")
    other = service.desk.host_keys.add_secret("contoso")
    namesake = await service.visitor("contoso", identity=signed(other, aud="contoso"))
    assert (await namesake.open())["messages"] == []


async def test_a_new_name_is_shown_to_whoever_looks(service: Served, key: HostKey) -> None:
    maria, console = await as_person(service, MARIA), await service.technician()
    await maria.open()
    await maria.ask_for_person()
    renamed = await as_person(service, MARIA | {"name": "Maria Berg"})
    await renamed.open()
    shown = console.seen
    await console.until(lambda: "Maria Berg" in [row["visitor_name"] for row in shown("conversation_updated")])


async def test_decisions_record_how_the_identity_was_known(service: Served, key: HostKey) -> None:
    maria = await as_person(service, MARIA)
    await maria.open()
    await maria.say("faq/webcam: black")
    await maria.told("Answer to faq/webcam")
    async with service.desk.database.read() as session:
        (decision,) = (await session.scalars(select(Decision))).all()
    assert decision.facts["verification"] == "signed_token"


async def test_browser_and_system_are_shown_with_the_page(service: Served) -> None:
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
    headers = {"Origin": "http://intranet.test", "User-Agent": agent}
    auth = {"site": "northwind", "client": "warmdesk", "page_url": "http://intranet.test/start"}
    visitor = await service.connection("/", auth=auth, headers=headers)
    await visitor.open()
    await visitor.ask_for_person()
    console = await service.technician()
    opened = await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})
    assert (opened["page_url"], opened["device"]) == ("http://intranet.test/start", "Firefox 128 on Linux")


async def test_a_token_for_an_unknown_conversation_is_no_way_in(service: Served, key: HostKey) -> None:
    maria = await as_person(service, MARIA)
    assert (await maria.refused("session_request", {"session_id": str(uuid4())}))[0] == "session_unknown"
