"""Puts the features of the technicians' door together."""

import socketio

from handoff.services.desk import Desk
from handoff.transports import commands
from handoff.transports.console.attention import Attention
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.console.context import Context
from handoff.transports.console.mentions import Mentions
from handoff.transports.console.news import News
from handoff.transports.console.ownership import Ownership
from handoff.transports.console.presence import Presences
from handoff.transports.console.reading import Reading
from handoff.transports.console.replies import Replies
from handoff.transports.console.resets import Resets
from handoff.transports.console.routing import Routing
from handoff.transports.console.saved_views import SavedViews
from handoff.transports.console.security import Security
from handoff.transports.console.writing import Writing
from handoff.transports.fanout import CONSOLE_NAMESPACE, Fanout
from handoff.transports.protocol.catalogue import CONSOLE_COMMANDS


def open_door(server: socketio.AsyncServer, desk: Desk, fanout: Fanout) -> ConsoleConnections:
    """Answer every command of the namespace; the connections are for what must reach into them."""
    consoles = ConsoleConnections(server, desk)
    handlers: dict[str, commands.Handler] = {
        **Reading(desk, consoles).handlers(),
        **Ownership(desk, consoles).handlers(),
        **Writing(desk, consoles, fanout).handlers(),
        **Presences(desk, consoles).handlers(),
        **Routing(desk, consoles).handlers(),
        **SavedViews(desk, consoles).handlers(),
        **Context(desk, consoles).handlers(),
        **News(desk, consoles).handlers(),
        **Replies(desk, consoles).handlers(),
        **Mentions(desk, consoles).handlers(),
        **Resets(desk, consoles).handlers(),
        **Security(desk, consoles).handlers(),
        **Attention(desk, consoles, fanout).handlers(),
    }
    commands.register(server, CONSOLE_NAMESPACE, CONSOLE_COMMANDS, handlers)
    return consoles
