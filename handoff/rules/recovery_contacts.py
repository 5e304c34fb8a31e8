"""Which addresses on file may prove who somebody is, and how they are shown without being given away."""

import hashlib
from collections.abc import Collection, Iterable

_SHOWN_DIGITS = 2
_HIDDEN = "•••"


def normal(address: str) -> str:
    """An e-mail address as its mailbox: lower case, and without what follows a plus sign in its name."""
    name, at, domain = address.strip().lower().rpartition("@")
    return f"{name.partition('+')[0]}{at}{domain}"


def outside_mailboxes(addresses: Iterable[str], own: Collection[str]) -> list[str]:
    """The e-mail addresses that do not end in the mailbox whose password is lost.

    Whatever is in the domain of one of the account's `own` addresses counts as that mailbox: an alias of it cannot be
    told from another one.
    """
    mailboxes, domains = {normal(each) for each in own}, {_domain(each) for each in own}
    usable = {
        normal(address): address.strip()
        for address in addresses
        if "@" in address and normal(address) not in mailboxes and _domain(address) not in domains
    }
    return list(usable.values())


def masked_email(address: str) -> str:
    """Enough for its owner to know the mailbox: m•••@e•••.org."""
    name, _, domain = address.rpartition("@")
    host, _, ending = domain.rpartition(".")
    return f"{name[:1]}{_HIDDEN}@{host[:1]}{_HIDDEN}.{ending}"


def masked_phone(number: str) -> str:
    """The last two digits: •••42."""
    digits = [character for character in number if character.isdigit()]
    return _HIDDEN + "".join(digits[-_SHOWN_DIGITS:])


def mark(address: str) -> str:
    """What can be compared in the place of an address, and not read: SHA-256 of its mailbox."""
    return hashlib.sha256(normal(address).encode()).hexdigest()


def _domain(address: str) -> str:
    return normal(address).rpartition("@")[2]
