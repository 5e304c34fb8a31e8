"""A visitor's client: what a widget does with the `/` namespace, without a screen."""

from typing import Any

from tests.transports.connection import Connection


class Visitor(Connection):
    """A connection that has, or will have, a session."""

    token: str
    conversation_id: str

    async def open(self, token: str | None = None, last_seq: int = 0) -> Any:
        """Ask for the session, a new one without a token; returns the ack."""
        asked = {"session_id": token, "last_seq": last_seq} if token else {}
        ack = await self.accepted("session_request", asked)
        self.token, self.conversation_id = ack["session_id"], ack["conversation_id"]
        return ack

    async def say(self, text: str, client_msg_id: str | None = None) -> Any:
        """Send a message; returns the stored row."""
        payload = {"message": text, "client_msg_id": client_msg_id}
        return (await self.accepted("user_uttered", payload))["message"]

    async def ask_for_person(self, client_msg_id: str | None = None) -> Any:
        """Press "Talk to a person"; returns the stored row."""
        return (await self.accepted("request_person", {"client_msg_id": client_msg_id}))["message"]

    def texts(self) -> list[str]:
        """What was said in the conversation, as far as this client was told live."""
        return [message["text"] for message in self.seen("message_created")]

    async def told(self, text: str) -> Any:
        """Wait for a message that contains the text."""
        messages = self.seen
        return await self.until(lambda: next((m for m in messages("message_created") if text in m["text"]), None))
