"""How the tests talk to the bot: its two calls, a conversation over them, and a look into its tracker store."""

import secrets
import sqlite3
from typing import Any

import httpx

from tests.running_bot import RunningBot

ORGANIZATION = "acme"


class Door:
    """The bot's two calls, with the token."""

    def __init__(self, bot: RunningBot) -> None:
        self._http = httpx.Client(base_url=bot.url, headers={"Authorization": f"Bearer {bot.token}"}, timeout=30)

    def post(self, call: str, body: Any) -> httpx.Response:
        return self._http.post(f"/{call}", json=body)

    def understand(self, text: str) -> dict[str, Any]:
        answer = self.post("understand", {"text": text})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def close(self) -> None:
        self._http.close()


class Conversation:
    """One sender; `say` acts on an intent, and without one the text answers the question of a flow."""

    def __init__(self, door: Door) -> None:
        self.sender = f"{secrets.token_hex(8)}:1"
        self._door = door

    def respond(self, fields: dict[str, Any]) -> httpx.Response:
        """The call itself, with whatever fields are not given filled in."""
        usual = {"sender": self.sender, "confidence": 0.9, "entities": [], "organization": ORGANIZATION}
        return self._door.post("respond", usual | fields)

    def try_to_say(self, text: str, intent: str | None = None) -> httpx.Response:
        return self.respond({"text": text, "intent": intent})

    def say(self, text: str, intent: str | None = None) -> dict[str, Any]:
        answer = self.try_to_say(text, intent)
        assert answer.status_code == 200, answer.text
        return answer.json()


def stored_events(bot: RunningBot) -> list[tuple[str, str, str | None]]:
    """Sender, type and action of everything the tracker store holds."""
    with sqlite3.connect(bot.tracker_db) as connection:
        return connection.execute("select sender_id, type_name, action_name from events order by id").fetchall()


def texts(turn: dict[str, Any]) -> str:
    return "\n".join(message["text"] for message in turn["messages"])
