"""`warmdesk data`: what a lead runs after a change in `data/`."""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from handoff.bot_process import BOT_PYTHON
from handoff.services.data_check import (
    Comparison,
    Finding,
    Severity,
    check,
    check_meaning,
    unshown,
    unusable_canned_replies,
)
from handoff.settings import ROOT, Installation, SettingsProblem
from handoff.storage.training_files import TrainingData, TrainingLine, read_domain, read_training_data

HEADINGS = {Severity.ERROR: "Errors: must be mended", Severity.ADVICE: "Advice: should be looked at"}
ENCODER = "models/encoder"

commands = typer.Typer(no_args_is_help=True, help="Look after the questions and answers in data/.")


@commands.callback()
def _data() -> None:
    """Look after the questions and answers in data/."""


@commands.command("check")
def check_data(
    data: Annotated[Path, typer.Option(envvar="WARMDESK_DATA", help="The folder to check.")] = ROOT / "data",
    quick: Annotated[bool, typer.Option("--quick", help="Leave out what compares meanings (a minute or two).")] = False,
) -> None:
    """Find repeated lines, thin topics, faulty answers and whatever the bot would misread; exit code 1 on errors."""
    if not data.is_dir():
        raise SettingsProblem(f"{data} is no folder; name the one that holds faq/ and nlu/ with --data")
    written = read_training_data(data)
    findings = [*check(written, read_domain(ROOT / "bot" / "domain")), *unusable_canned_replies(data)]
    encoder = Installation().var / ENCODER
    if reason := _why_not_by_meaning(quick, encoder):
        note = f"Not checked, because {reason}: lines that mean the same in two topics or stand in the wrong one."
    else:
        comparison = _compare(lines := [line for line in written.lines if line.text], encoder)
        findings += check_meaning(lines, comparison)
        count = unshown(comparison)
        note = f"{count} more lines came up in comparing; they are shown when these are mended." if count else ""
    _show(written, findings, note)
    raise typer.Exit(any(finding.severity is Severity.ERROR for finding in findings))


def _why_not_by_meaning(quick: bool, encoder: Path) -> str | None:
    if quick:
        return "--quick was given"
    if not BOT_PYTHON.exists() or not encoder.is_dir():
        return "the bot's environment is missing; `make setup` makes it"
    return None


def _compare(lines: Sequence[TrainingLine], encoder: Path) -> Comparison:
    """Asks the bot's environment, which has the encoder and the classifier; they share no code with the service."""
    typer.echo(f"Comparing {len(lines)} lines by meaning; --quick leaves this out …", err=True)
    done = subprocess.run(
        [str(BOT_PYTHON), "-m", "bot.compare_lines", str(encoder.absolute())],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        input=json.dumps([{"topic": line.topic, "text": line.text} for line in lines]),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SettingsProblem(f"the lines could not be compared by meaning; --quick leaves it out:\n{done.stderr}")
    return json.loads(done.stdout)


def _show(data: TrainingData, findings: Sequence[Finding], note: str) -> None:
    for severity, heading in HEADINGS.items():
        if chosen := [finding for finding in findings if finding.severity is severity]:
            rows = [f"  {_shown(finding.place.path)}:{finding.place.line}: {finding.what}" for finding in chosen]
            typer.echo("\n".join([heading, *rows, ""]))
    topics = len({entry.topic for entry in data.topics})
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    sizes = f"{topics} topics, {len(data.lines)} lines, {len(data.answers)} answers"
    typer.echo(f"{sizes}: errors {errors}, advice {len(findings) - errors}.")
    if note:
        typer.echo(note)


def _shown(path: Path) -> Path:
    """As it is found from here."""
    here = Path.cwd()
    return path.absolute().relative_to(here) if path.absolute().is_relative_to(here) else path
