"""The design's rules about the tree: imports only downward, small files, names that say something."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from handoff.settings import ROOT

FLOORS = {"transports": 3, "services": 2, "storage": 1, "gateways": 1, "models": 0, "rules": 0}
WORDS = "handoff.vocabulary"
EVERYTHING = {"__main__", "app", "supervisor", "trials", "__init__"} | {
    "audit_commands",
    "data_commands",
    "identity_commands",
}
LIMIT = 250
GENERATED = ("protocol.ts", "package-lock.json")

MODULES = sorted((ROOT / "handoff").rglob("*.py"))


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\n")
    return [ROOT / name for name in names if name and (ROOT / name).exists()]


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{name.name}" for name in node.names} | {node.module}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


def floor(module: str) -> int | None:
    parts = module.split(".")
    return FLOORS.get(parts[1]) if len(parts) > 1 and parts[0] == "handoff" else None


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_go_downward(path: Path) -> None:
    here = floor(".".join(path.relative_to(ROOT).with_suffix("").parts))
    if here is None:
        return
    climbing = {name for name in imports(path) if (floor(name) or 0) > here or name.split(".")[1:2] == ["app"]}
    assert not climbing
    if "services" in path.parts or here <= 1:
        assert not {name for name in imports(path) if name == "handoff.settings"}


def test_rules_need_the_standard_library_only() -> None:
    for path in (ROOT / "handoff" / "rules").glob("*.py"):
        allowed = {*sys.stdlib_module_names, "handoff"}
        assert {name for name in imports(path) if name.split(".")[0] not in allowed} == set(), path
        ours = {name for name in imports(path) if name.startswith("handoff.")}
        assert {name for name in ours if not name.startswith((WORDS, "handoff.rules"))} == set(), path


def test_only_app_sees_everything() -> None:
    for path in MODULES:
        if path.parent.name == "handoff" and path.stem not in EVERYTHING:
            assert not {name for name in imports(path) if floor(name) is not None}, path


def test_bot_and_service_share_no_code() -> None:
    assert not [path for path in (ROOT / "bot").rglob("*.py") if any(n.startswith("handoff") for n in imports(path))]
    assert not [path for path in MODULES if any(name.split(".")[0] == "bot" for name in imports(path))]


def test_no_file_is_over_250_lines_and_none_is_a_grab_bag() -> None:
    code = [path for path in tracked() if path.suffix in (".py", ".ts", ".css", ".html") and path.name not in GENERATED]
    code = [path for path in code if "migrations" not in path.parts]
    assert [path for path in code if len(path.read_text().splitlines()) > LIMIT] == []
    assert [
        path
        for path in tracked()
        if re.search(r"(^|/)(utils?|helpers?|common|misc)(\.|/|$)", str(path.relative_to(ROOT)))
    ] == []


def test_no_lock_file_names_an_index() -> None:
    for path in tracked():
        if path.name == "requirements.txt":
            assert "://" not in path.read_text(), path
        if path.name == "package-lock.json":
            assert '"resolved"' not in path.read_text(), path
