"""The project's data with an organization whose desk is closed whenever the tests run."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from handoff.settings import ROOT

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def data_with_closed_desk(folder: Path, organization: str) -> Path:
    """A copy of the data in which the organization opens in two days, at eight o'clock UTC."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    closed = [datetime.now(UTC).date() + timedelta(days=days) for days in (-1, 0, 1)]
    weekly = "".join(f"    {day}: ['08:00-17:00']\n" for day in _DAYS)
    hours = f"hours:\n  timezone: UTC\n  closed_on: [{', '.join(map(str, closed))}]\n  weekly:\n{weekly}"
    (data / "policy" / "organizations" / f"{organization}.yml").write_text(f"version: '1'\n{hours}")
    return data
