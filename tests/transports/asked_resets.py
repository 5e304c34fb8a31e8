"""A reset that waits for people, as somebody has asked for it in a chat."""

from dataclasses import replace

from handoff.gateways.directory import Directories
from handoff.gateways.directory_demo import DemoDirectory
from handoff.models import ResetRequest
from handoff.services import demo_accounts, messaging
from handoff.services.resets import assessing, requesting
from handoff.services.visitor_sessions import find_site, open_session
from handoff.vocabulary import RequestKind
from tests.conftest import ORIGIN
from tests.transports.serving import Served


async def asked(service: Served, account: str, *said: str) -> ResetRequest:
    """A visitor's request for an account of the demo directory, weighed."""
    directory = DemoDirectory(service.desk.transactions, "northwind", service.desk.now)
    desk = replace(service.desk, directories=Directories({"northwind": directory}))
    await demo_accounts.seed_accounts(desk, "northwind")
    site, organization_name = await find_site(desk, "northwind", ORIGIN)
    visitor = open_session(service.tokens, site, organization_name, None, f"{ORIGIN}/start", None)
    for number, text in enumerate(said or ("I forgot my password",)):
        await messaging.receive_from_visitor(desk, visitor, text, f"m{number}")
    request_id = await requesting.request(desk, visitor.conversation_id, RequestKind.RESET_PASSWORD, account)
    return await assessing.assess(desk, request_id, [account])
