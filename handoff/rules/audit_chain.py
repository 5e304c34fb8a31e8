"""The audit's hash chain: each event's hash covers its content, its number and the hash of the one before.

Whoever can rewrite the whole database can rewrite a whole chain; its newest hash, kept elsewhere, shows that too.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

BEGINNING = "0" * 64
"""What the first event of a chain follows."""

_TRIED = 1000


@dataclass(frozen=True)
class Link:
    """One event in its chain."""

    chain: str
    seq: int
    event_id: UUID
    previous_hash: str
    hash: str
    content: Mapping[str, Any]

    @property
    def own_hash(self) -> str:
        """The hash it should have: SHA-256 of canonical JSON."""
        covered = {**self.content, "chain": self.chain, "seq": self.seq, "id": str(self.event_id)}
        covered["previous"] = self.previous_hash
        text = json.dumps(covered, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Flaw:
    """An event that is not as it was recorded; `event_id` is None for one that is not there."""

    chain: str
    seq: int
    event_id: UUID | None
    what: str


def check(chain: str, links: Iterable[Link], newest_seq: int, newest_hash: str) -> list[Flaw]:
    """What is wrong with a chain whose links come in the order of their numbers, and whose newest is known."""
    flaws: list[Flaw] = []
    altered: list[Link] = []
    before, previous = None, BEGINNING
    for link in links:
        reached = before.seq if before else 0
        flaws += [_removed(chain, seq) for seq in range(reached + 1, link.seq)]
        if link.own_hash != link.hash:
            altered.append(link)
        elif link.seq == reached + 1 and link.previous_hash != previous and before not in altered:
            flaws.append(_replaced(before) if before else Flaw(chain, link.seq, link.event_id, "was not the first"))
        before, previous = link, link.hash
    reached = before.seq if before else 0
    flaws += [_removed(chain, seq) for seq in range(reached + 1, newest_seq + 1)]
    if reached > newest_seq and before:
        flaws.append(Flaw(chain, before.seq, before.event_id, "was added past the newest event"))
    elif reached == newest_seq and previous != newest_hash and before and before not in altered:
        flaws.append(_replaced(before))
    places = ([flaw.seq for flaw in flaws] + [link.seq for link in altered])[:_TRIED]
    flaws += [_moved_or_changed(link, places) for link in altered]
    return sorted(flaws, key=lambda flaw: flaw.seq)


def _moved_or_changed(link: Link, places: list[int]) -> Flaw:
    was = next((seq for seq in places if replace(link, seq=seq).own_hash == link.hash), None)
    what = "was changed" if was is None else f"was moved: it was number {was}"
    return Flaw(link.chain, link.seq, link.event_id, what)


def _replaced(link: Link) -> Flaw:
    return Flaw(link.chain, link.seq, link.event_id, "was replaced: what comes after it followed another one")


def _removed(chain: str, seq: int) -> Flaw:
    return Flaw(chain, seq, None, "was removed")
