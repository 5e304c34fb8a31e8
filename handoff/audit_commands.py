"""`warmdesk audit`: whether what was recorded is still what is there."""

import asyncio

import typer

from handoff.app import make_desk
from handoff.services.audit_check import CheckedChain, verify
from handoff.settings import read_settings

commands = typer.Typer(no_args_is_help=True, help="Look after the audit.")


@commands.callback()
def _audit() -> None:
    """Look after the audit."""


@commands.command("verify")
def verify_audit() -> None:
    """Find audit events that were changed, removed or moved, and name them; exit code 1 if there are any."""
    chains = asyncio.run(_verified())
    for chain in chains:
        typer.echo(f"{chain.name}: {chain.events} events, newest hash {chain.newest_hash}")
        for flaw in chain.flaws:
            event = f" ({flaw.event_id})" if flaw.event_id else ""
            typer.echo(f"  event {flaw.seq}{event} {flaw.what}")
    flaws = sum(len(chain.flaws) for chain in chains)
    typer.echo(f"{flaws} flaws." if flaws else "The audit is whole. Keep the newest hashes elsewhere to compare later.")
    raise typer.Exit(bool(flaws))


async def _verified() -> list[CheckedChain]:
    async def silent(_: object) -> None:
        return None

    desk = make_desk(read_settings(), silent)
    try:
        return await verify(desk)
    finally:
        await desk.bot.close()
        await desk.directories.close()
        await desk.database.close()
