"""`warmdesk identity`: the keys by which a site's own pages say who is signed in."""

from pathlib import Path
from typing import Annotated

import typer

from handoff.settings import Installation
from handoff.storage.host_keys import HostKey, HostKeys

SiteKey = Annotated[str, typer.Argument(help="The site's key, as in data-site.")]

commands = typer.Typer(no_args_is_help=True, help="Keys by which the pages of a site vouch for their visitors.")

_HOW_TO_SIGN = """
Sign on the page's server, never in the browser; the token lives for an hour at most:

    import jwt, time                                           # Python: PyJWT
    jwt.encode({{"aud": "{site}", "sub": "<id that never changes>", "exp": int(time.time()) + 600,
                "name": "Maria Lind", "email": "maria@example.com"}},
               KEY, algorithm="{algorithm}", headers={{"kid": "{kid}"}})

    const token = await new SignJWT({{ name, email }})           // Node: jose
      .setProtectedHeader({{ alg: "{algorithm}", kid: "{kid}" }})
      .setAudience("{site}").setSubject(id).setExpirationTime("10m").sign(key);

Then, on the page: Warmdesk.q.push(["identify", token])"""


@commands.command("add-secret")
def add_secret(site: SiteKey) -> None:
    """Make a secret (HS256); a site may have two at a time, so that the old one can be replaced without a gap."""
    key = _keys().add_secret(site)
    typer.echo(f"KEY is this text, shown only now:\n\n    {key.secret}")
    _tell(site, key)


@commands.command("add-public-key")
def add_public_key(site: SiteKey, pem: Annotated[Path, typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Keep a public key, RSA (RS256) or Ed25519 (EdDSA); the private one stays with the page's server."""
    key = _keys().add_public_key(site, pem.read_bytes())
    typer.echo("KEY is the private key that belongs to it.")
    _tell(site, key)


@commands.command("list")
def list_keys(site: SiteKey) -> None:
    """Show a site's keys, the oldest first; secrets are never shown again."""
    for key in _keys().of(site):
        typer.echo(f"{key.kid}  {key.algorithm}")


@commands.command("remove")
def remove(site: SiteKey, kid: Annotated[str, typer.Argument(help="As `list` shows it.")]) -> None:
    """End a key at once: what it has signed counts no more for whoever connects."""
    _keys().remove(site, kid)


def _keys() -> HostKeys:
    return HostKeys(Installation().host_keys)


def _tell(site: str, key: HostKey) -> None:
    typer.echo(_HOW_TO_SIGN.format(site=site, kid=key.kid, algorithm=key.algorithm))
