"""What a bot's button stands for, in Rasa's own notation `/intent{"entity": "value"}`."""

import json
import re
from typing import Any

_PAYLOAD = re.compile(r"/(?P<intent>[\w/]+)(?P<entities>\{.*\})?", re.DOTALL)


def intent_of(payload: str) -> dict[str, Any]:
    """The intent and entities of a payload that the bot itself offered; ValueError for anything else."""
    match = _PAYLOAD.fullmatch(payload.strip())
    if match is None:
        raise ValueError("the bot offered a button whose payload is not of the form /intent{…}")
    values = json.loads(match["entities"] or "{}")
    entities = [{"entity": name, "value": value} for name, value in values.items()]
    return {"intent": match["intent"], "entities": entities}


def payload_of(intent: str) -> str:
    """The payload of a button that stands for a topic."""
    return f"/{intent}"
