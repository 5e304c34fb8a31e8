"""The documents generated from the protocol say what the protocol says."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
from typer.testing import CliRunner

from handoff.__main__ import app
from handoff.settings import ROOT
from handoff.transports.fanout import ROUTES
from handoff.transports.protocol import catalogue
from handoff.transports.protocol.base import MESSAGE_LIMIT
from handoff.transports.protocol.documents import asyncapi, typescript_schema
from tests.databases import missing
from tests.transports.serving import Served

NAMESPACES = {
    "visitor": ("/", catalogue.VISITOR_COMMANDS, catalogue.VISITOR_FACTS),
    "console": ("/console", catalogue.CONSOLE_COMMANDS, catalogue.CONSOLE_FACTS),
}


def references(node: Any) -> set[str]:
    """Every `$ref` of a document."""
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(value) for value in node.values()))
    return set().union(*(references(item) for item in node)) if isinstance(node, list) else set()


def resolves(document: dict[str, Any], reference: str) -> bool:
    node: Any = document
    for step in reference.removeprefix("#/").split("/"):
        node = node.get(step) if isinstance(node, dict) else None
    return node is not None


def test_the_typescript_of_the_protocol_is_not_stale() -> None:
    if not (ROOT / "web" / "node_modules").exists():
        missing("web/node_modules is missing; `make setup` makes it")
    schema = CliRunner().invoke(app, ["protocol"])
    assert schema.exit_code == 0
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    npm = shutil.which("npm", path=path)
    assert npm
    generated = subprocess.run(
        [npm, "run", "--silent", "protocol"],
        cwd=ROOT / "web",
        env=os.environ | {"PATH": path},
        input=schema.output,
        text=True,
        capture_output=True,
        check=True,
    )
    assert generated.stdout == (ROOT / "web/shared/protocol.ts").read_text(), "stale; `make protocol` makes it anew"


def test_the_schema_for_typescript_names_every_command_ack_and_fact() -> None:
    schema = typescript_schema()
    for name, (_, commands, facts) in NAMESPACES.items():
        group = name.title()
        assert set(schema["definitions"][f"{group}Commands"]["properties"]) == {spec.name for spec in commands}
        assert set(schema["definitions"][f"{group}Acks"]["properties"]) == {spec.name for spec in commands}
        assert set(schema["definitions"][f"{group}Facts"]["properties"]) == {spec.name for spec in facts}
    assert schema["properties"]["message_limit"]["const"] == MESSAGE_LIMIT
    assert [ref for ref in references(schema) if not resolves(schema, ref)] == []


def test_the_asyncapi_document_covers_every_command_and_fact_of_both_namespaces() -> None:
    document = asyncapi()
    assert document["asyncapi"] == "3.0.0"
    for name, (address, commands, facts) in NAMESPACES.items():
        channel = document["channels"][name]
        assert channel["address"] == address
        operations = {key: value for key, value in document["operations"].items() if key.startswith(f"{name}_")}
        assert {spec.name for spec in commands} <= set(channel["messages"])
        assert len([o for o in operations.values() if o["action"] == "receive"]) == len(commands)
        assert len([o for o in operations.values() if o["action"] == "send"]) == len(facts)
        sent = {(m["name"], m["x-audience"]) for m in channel["messages"].values() if "x-audience" in m}
        assert sent == {(spec.name, spec.audience) for spec in facts}
        for spec in commands:
            payload = channel["messages"][spec.name]["payload"]["$ref"].rsplit("/", 1)[1]
            ack = channel["messages"][spec.name]["x-ack"]["$ref"].rsplit("/", 1)[1]
            assert (payload, ack) == (spec.payload.__name__, spec.ack.__name__)
    assert [ref for ref in references(document) if not resolves(document, ref)] == []


def test_every_route_of_the_fanout_is_a_documented_fact() -> None:
    documented = {(spec.name, spec.audience) for spec in (*catalogue.VISITOR_FACTS, *catalogue.CONSOLE_FACTS)}
    assert {(route.event, route.audience) for route in ROUTES} == documented


async def test_both_documents_are_served_for_the_documentation_page(service: Served) -> None:
    async with httpx.AsyncClient(base_url=service.url, trust_env=False) as client:
        served = (await client.get("/asyncapi.json")).json()
        paths = (await client.get("/openapi.json")).json()["paths"]
    assert served == json.loads(json.dumps(asyncapi()))
    assert {"/healthz", "/readyz", "/asyncapi.json"} <= set(paths)
