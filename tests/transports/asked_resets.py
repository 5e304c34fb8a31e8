"""A reset as somebody has asked for it in a chat, weighed, without a screen."""

from dataclasses import replace

from sqlalchemy import update

from handoff.gateways.directory import Directories
from handoff.gateways.directory_demo import DemoDirectory
from handoff.models import ResetRequest, Visitor
from handoff.services import demo_accounts, messaging
from handoff.services.desk import Desk
from handoff.services.resets import assessing, requesting
from handoff.services.staff import Staff
from handoff.services.visitor_sessions import SessionTokens, find_site, open_session
from handoff.vocabulary import RequestKind, Verification
from tests.transports.serving import Served

TOKENS = SessionTokens("s" * 40)


async def asked(service: Served, account: str) -> ResetRequest:
    """A visitor's request for an account of the demo directory, of the first organization."""
    return await asked_at(service.desk, "northwind", account)


async def asked_at(
    desk: Desk,
    site_key: str,
    account: str,
    *said: str,
    vouched: bool = False,
    by: Staff | None = None,
    name: str | None = None,
) -> ResetRequest:
    """The same on any site of Northwind's: what they said, whether their page vouches for them, who began it."""
    directory = DemoDirectory(desk.transactions, "northwind", desk.now)
    desk = replace(desk, directories=Directories({"northwind": directory}))
    await demo_accounts.seed_accounts(desk, "northwind")
    site, organization_name = await find_site(desk, site_key, None)
    visitor = open_session(TOKENS, site, organization_name, None, None, None)
    for number, text in enumerate(said or ("I forgot my password",)):
        await messaging.receive_from_visitor(desk, visitor, text, f"m{number}")
    # What they go by is on the row, where a running service finds it that weighs the request before we do.
    goes_by = {"subject": account, "verification": Verification.SIGNED_TOKEN} if vouched else {"contact_email": account}
    known = {"name": name or "Visitor"} | goes_by
    change = update(Visitor).where(Visitor.id == visitor.visitor_id).values(**known)
    await desk.transactions.run(lambda unit: unit.session.execute(change))
    request_id = await requesting.request(desk, visitor.conversation_id, RequestKind.RESET_PASSWORD, account, by)
    return await assessing.assess(desk, request_id, [account])
