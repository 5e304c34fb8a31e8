"""The `warmdesk` command."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from handoff import supervisor, trials
from handoff.app import make_app, make_desk
from handoff.audit_commands import commands as audit_commands
from handoff.data_commands import commands as data_commands
from handoff.identity_commands import commands as identity_commands
from handoff.logs import configure_logs
from handoff.models.errors import DeskError
from handoff.services import demo, explanations, staff, teams
from handoff.services.desk import Desk
from handoff.settings import Installation, Settings, SettingsProblem, read_settings
from handoff.storage.automations_file import schema_of_automations
from handoff.storage.canned_schema import schema_of_canned
from handoff.storage.migrating import migrate as migrate_database
from handoff.storage.notices_schema import schema_of_notices
from handoff.storage.policy_schema import schema_of_organization, schema_of_policy
from handoff.storage.risk_schema import schema_of_risk
from handoff.storage.routing_schema import schema_of_routing
from handoff.storage.sla_schema import schema_of_sla
from handoff.storage.waiting_schema import schema_of_waiting
from handoff.storage.yaml_lines import YamlProblem
from handoff.transports.protocol.documents import typescript_schema
from handoff.vocabulary import Role

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Warmdesk: self-hosted IT helpdesk chat.")
app.add_typer(data_commands, name="data")
app.add_typer(identity_commands, name="identity")
app.add_typer(audit_commands, name="audit")


def main() -> None:
    """Run a command; a problem that has a name is one line on stderr and exit code 2."""
    try:
        app()
    except (SettingsProblem, YamlProblem, DeskError) as problem:
        typer.echo(f"warmdesk: {problem}", err=True)
        sys.exit(2)


@app.command()
def run() -> None:
    """Start everything under one supervisor: bot, its actions and the service (what `make run` calls)."""
    settings = _own_settings()
    supervisor.expect_free(settings)
    migrate_database(settings.database_url)
    if settings.demo:
        _with_desk(lambda desk: demo.seed(desk, settings.secret, settings.own_origins))
    sys.exit(supervisor.run(settings))


@app.command()
def serve() -> None:
    """Start the service alone; settings come from WARMDESK_* variables."""
    settings = read_settings()
    configure_logs()
    # Access logs hold addresses of conversations; compressing each message doubles the memory of an idle connection.
    uvicorn.run(
        make_app(settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=3,
    )


@app.command()
def migrate() -> None:
    """Bring the database to the newest version."""
    migrate_database(read_settings().database_url)


@app.command("add-organization")
def add_organization(
    slug: str,
    name: str,
    site_key: Annotated[str, typer.Option(help="Public key that the widget's script tag carries.")],
    origin: Annotated[list[str], typer.Option(help="Origin of a page that shows the widget; may be repeated.")],
) -> None:
    """Add a client company with one site and a service desk."""
    _with_desk(lambda desk: demo.add_organization(desk, slug, name, site_key, origin))


@app.command("add-technician")
def add_technician(
    email: str,
    name: str,
    organization: Annotated[str, typer.Option(help="The organization's slug.")],
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)],
    role: Role = Role.TECHNICIAN,
    team: Annotated[
        list[str] | None, typer.Option(help="Slug of a team they answer; all of them unless named.")
    ] = None,
) -> None:
    """Add a technician or lead, or give one a further organization."""
    _with_desk(lambda desk: staff.add_technician(desk, email, name, password, organization, role, team or ()))


@app.command("add-team")
def add_team(
    organization: Annotated[str, typer.Argument(help="The organization's slug.")],
    slug: Annotated[str, typer.Argument(help="As escalation.yml and routing.yml name it.")],
    name: str,
) -> None:
    """Add a team with a queue of its own; everybody who works for the organization is a member."""
    _with_desk(lambda desk: teams.add_team(desk, organization, slug, name))


@app.command("set-skills")
def set_skills(
    email: str,
    skill: Annotated[list[str] | None, typer.Option(help="A skill of routing.yml; may be repeated.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="A language they write, like de; may be repeated.")] = None,
    capacity: Annotated[int | None, typer.Option(min=1, max=100, help="Conversations they hold at most.")] = None,
) -> None:
    """Say what a technician is good at and how many conversations they hold, in the place of what was said before."""
    _with_desk(lambda desk: teams.set_skills(desk, email, skill or (), capacity, language or ()))


@app.command("set-password")
def set_password(
    email: str,
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)],
) -> None:
    """Give a technician or lead a new password; ends their sessions."""
    _with_desk(lambda desk: staff.set_password(desk, email, password))


@app.command()
def protocol() -> None:
    """Print the wire protocol as JSON Schema (`make protocol` turns it into TypeScript)."""
    typer.echo(json.dumps(typescript_schema(), indent=2))


@app.command()
def decide(
    file: Annotated[Path, typer.Argument(help="JSON Lines, each with text or turns; - reads standard input.")],
    policy: Annotated[Path | None, typer.Option(help="Another escalation policy to try.")] = None,
) -> None:
    """Print what the shipped model and policy make of each message, one JSON line per message."""
    for line in trials.decide(_own_settings(), file, policy):
        typer.echo(line)


@app.command()
def explain(
    message: Annotated[str, typer.Argument(help="A message's id, or WD-ABCDEFGH:3 for its third.")],
) -> None:
    """Print in sentences what was decided about a message and why."""
    _own_settings()

    async def tell(desk: Desk) -> None:
        for line in await explanations.explain(desk, message):
            typer.echo(line)

    _with_desk(tell)


@app.command("policy-schema")
def policy_schema(
    organization: Annotated[bool, typer.Option(help="Of an organization's own file.")] = False,
    routing: Annotated[bool, typer.Option(help="Of routing.yml.")] = False,
    waiting: Annotated[bool, typer.Option(help="Of waiting.yml.")] = False,
    sla: Annotated[bool, typer.Option(help="Of sla.yml.")] = False,
    notices: Annotated[bool, typer.Option(help="Of notices.yml.")] = False,
    canned: Annotated[bool, typer.Option(help="Of the canned replies.")] = False,
    risk: Annotated[bool, typer.Option(help="Of risk.yml.")] = False,
    automations: Annotated[bool, typer.Option(help="Of automations.yml.")] = False,
) -> None:
    """Print the JSON Schema of a policy file, for editors (`make protocol` stores each beside its file)."""
    asked = {
        schema_of_organization: organization,
        schema_of_routing: routing,
        schema_of_waiting: waiting,
        schema_of_sla: sla,
        schema_of_notices: notices,
        schema_of_canned: canned,
        schema_of_risk: risk,
        schema_of_automations: automations,
    }
    schema = next((schema for schema, wanted in asked.items() if wanted), schema_of_policy)
    typer.echo(json.dumps(schema(), indent=2))


def _own_settings() -> Settings:
    """The settings with this installation's own secrets where the environment names none."""
    supervisor.prepare(Installation().var)
    return read_settings()


def _with_desk(work) -> None:  # type: ignore[no-untyped-def]
    async def silent(_: object) -> None:
        return None

    async def act(settings: Settings) -> None:
        desk: Desk = make_desk(settings, silent)
        try:
            await work(desk)
        finally:
            await desk.bot.close()
            await desk.directories.close()
            await desk.database.close()

    settings = read_settings()
    # The first thing that somebody does with a new installation may be one of these commands.
    migrate_database(settings.database_url)
    asyncio.run(act(settings))


if __name__ == "__main__":
    main()
