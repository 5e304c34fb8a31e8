"""What a visitor's browser says it is; for technicians to ask fewer questions, never to decide by."""

from dataclasses import dataclass
from functools import lru_cache

from ua_parser import parse

_CHARS = 80
_LONGEST_HEADER = 500


@dataclass(frozen=True)
class Device:
    """Browser and operating system, each with its version as far as it is told."""

    browser: str | None = None
    system: str | None = None


# An office has a few browsers, and looking one up costs as much as storing a message.
@lru_cache(256)
def device_of(user_agent: str | None) -> Device:
    """The device of a User-Agent; what cannot be recognized is None. Windows 11 says that it is Windows 10."""
    found = parse((user_agent or "")[:_LONGEST_HEADER])
    return Device(
        found.user_agent and _named(found.user_agent.family, found.user_agent.major),
        found.os and _named(found.os.family, found.os.major),
    )


def _named(family: str, major: str | None) -> str:
    return " ".join(filter(None, [family, major]))[:_CHARS]
