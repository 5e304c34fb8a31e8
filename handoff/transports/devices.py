"""A browser's own long name for itself, as a technician reads it."""

from functools import lru_cache

from ua_parser import parse


@lru_cache(maxsize=1000)
def device_words(user_agent: str | None) -> str | None:
    """Like "Chrome 120 on Windows 10"; None when it says nothing that is known. Whoever sends it can make it up."""
    found = parse(user_agent or "")
    named = [" ".join(filter(None, (each.family, each.major))) for each in (found.user_agent, found.os) if each]
    return " on ".join(named) or None
