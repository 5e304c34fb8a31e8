"""Documents generated from the catalogue: the JSON Schema that TypeScript is made from, and AsyncAPI 3."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from handoff.transports.protocol import catalogue
from handoff.transports.protocol.base import MESSAGE_LIMIT, Failure
from handoff.transports.protocol.ending import COMMENT_LIMIT

_REF = "#/definitions/{model}"


def _definitions(template: str) -> tuple[dict[tuple[type[BaseModel], str], dict[str, Any]], dict[str, Any]]:
    received = [spec.payload for spec in (*catalogue.VISITOR_COMMANDS, *catalogue.CONSOLE_COMMANDS)]
    sent: list[type[BaseModel]] = [spec.payload for spec in (*catalogue.VISITOR_FACTS, *catalogue.CONSOLE_FACTS)]
    sent += [spec.ack for spec in (*catalogue.VISITOR_COMMANDS, *catalogue.CONSOLE_COMMANDS)] + [Failure]
    keyed = dict.fromkeys([(model, "validation") for model in received] + [(model, "serialization") for model in sent])
    refs, document = models_json_schema(list(keyed), ref_template=template)  # type: ignore[arg-type]
    return refs, document.get("$defs", {})


def _record(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _untitled(node: Any, *, in_properties: bool = False) -> Any:
    """Drop pydantic's titles of fields, from which the generator would make one alias a field."""
    if isinstance(node, dict):
        return {
            key: _untitled(value, in_properties=key in ("properties", "definitions"))
            for key, value in node.items()
            if key != "title" or in_properties
        }
    return [_untitled(item) for item in node] if isinstance(node, list) else node


def typescript_schema() -> dict[str, Any]:
    """The whole protocol as one JSON Schema whose root lists every command, ack and fact by name."""
    refs, definitions = _definitions(_REF)
    groups = {
        "VisitorCommands": {s.name: refs[s.payload, "validation"] for s in catalogue.VISITOR_COMMANDS},
        "VisitorAcks": {s.name: refs[s.ack, "serialization"] for s in catalogue.VISITOR_COMMANDS},
        "VisitorFacts": {s.name: refs[s.payload, "serialization"] for s in catalogue.VISITOR_FACTS},
        "ConsoleCommands": {s.name: refs[s.payload, "validation"] for s in catalogue.CONSOLE_COMMANDS},
        "ConsoleAcks": {s.name: refs[s.ack, "serialization"] for s in catalogue.CONSOLE_COMMANDS},
        "ConsoleFacts": {s.name: refs[s.payload, "serialization"] for s in catalogue.CONSOLE_FACTS},
    }
    definitions |= {name: _record(properties) for name, properties in groups.items()}
    given = {"message_limit": MESSAGE_LIMIT, "comment_limit": COMMENT_LIMIT}
    limits = {name: {"const": limit, "type": "integer"} for name, limit in given.items()}
    root = {name: {"$ref": f"#/definitions/{name}"} for name in groups}
    root["Failure"] = refs[Failure, "serialization"]
    return _untitled({**_record(root | limits), "definitions": definitions}) | {"title": "Protocol"}


def asyncapi() -> dict[str, Any]:
    """The AsyncAPI 3.0 document of both namespaces."""
    refs, definitions = _definitions("#/components/schemas/{model}")
    channels: dict[str, Any] = {}
    operations: dict[str, Any] = {}
    for address, (commands, facts) in catalogue.NAMESPACES.items():
        channel = address.strip("/") or "visitor"
        messages: dict[str, Any] = {}
        for command in commands:
            messages[command.name] = {
                "payload": refs[command.payload, "validation"],
                "x-ack": refs[command.ack, "serialization"],
            }
            operations[f"{channel}_{command.name}"] = _operation("receive", channel, command.name)
        for fact in facts:
            name = f"{fact.name}_fact" if fact.name in messages else fact.name
            messages[name] = {
                "name": fact.name,
                "payload": refs[fact.payload, "serialization"],
                "x-audience": fact.audience,
            }
            operations[f"{channel}_{name}_{fact.audience}"] = _operation("send", channel, name)
        channels[channel] = {"address": address, "messages": messages}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Warmdesk Socket.IO", "version": "1"},
        "channels": channels,
        "operations": operations,
        "components": {"schemas": definitions},
    }


def _operation(action: str, channel: str, message: str) -> dict[str, Any]:
    return {
        "action": action,
        "channel": {"$ref": f"#/channels/{channel}"},
        "messages": [{"$ref": f"#/channels/{channel}/messages/{message}"}],
    }
