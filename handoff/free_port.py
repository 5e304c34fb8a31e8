"""Ports for servers that must be told theirs before they start."""

import contextlib
import random
import socket

_BELOW_THOSE_OF_CLIENTS = range(20_000, 32_000)


def free_port() -> int:
    """A port on which nobody listens, and which no system gives to an outgoing connection before the server has it."""
    while True:
        port = random.choice(_BELOW_THOSE_OF_CLIENTS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
