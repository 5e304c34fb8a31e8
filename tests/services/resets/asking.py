"""A visitor who asks in the chat, and reads the mail that comes of it."""

import re
from dataclasses import dataclass

from handoff.gateways.bot import BotMessage, BotTurn
from handoff.models import Conversation, ResetRequest
from handoff.services.outbox import PostOffice
from handoff.services.resets.advancing import advance
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import VisitorView
from handoff.vocabulary import RequestKind
from tests.scripted_bot import ScriptedBot
from tests.services.resets.conftest import Resets
from tests.services.test_dialogue import say
from tests.services.test_outbox import Postbox
from tests.services.test_ownership import rows

_LINK = re.compile(r"https://desk\.test/reset/(\S+)")


@dataclass
class Asking:
    """One visitor of a desk with a directory, a scripted bot and a post office."""

    resets: Resets
    bot: ScriptedBot
    visitor: VisitorSession
    post: Postbox

    @classmethod
    async def begin(cls, resets: Resets, bot: ScriptedBot) -> "Asking":
        """An unverified visitor who has not written yet."""
        return cls(resets, bot, await resets.test_desk.visitor(), Postbox())

    @classmethod
    async def with_link(cls, resets: Resets, bot: ScriptedBot) -> "Asking":
        """The same, who has asked for a reset and been mailed its link."""
        asking = await cls.begin(resets, bot)
        await asking.ask("maria.k")
        await asking.go_on()
        return asking

    async def ask(
        self, account: str, kind: RequestKind = RequestKind.RESET_PASSWORD, text: str = "please"
    ) -> VisitorView:
        """The whole of the bot's flow in one message."""
        signal = {"kind": str(kind), "account": account}
        said = [BotMessage(f"A technician gets the request for {account} now.")]
        self.bot.turns[str(kind)] = BotTurn(said, [f"action_{kind}"], signal="reset_requested", signal_data=signal)
        return await say(self.resets.test_desk, self.visitor, f"{kind}: {text}")

    async def go_on(self) -> None:
        """What the jobs do: weigh, link, hand over, send."""
        await advance(self.resets.desk, self.resets.test_desk.tokens)
        office = PostOffice(self.resets.desk, self.post, self.resets.test_desk.tokens, "https://desk.test")
        await office.send_due()

    async def requests(self) -> list[ResetRequest]:
        return sorted(await rows(self.resets.test_desk, ResetRequest, self.here), key=lambda row: row.requested_at)

    @property
    def here(self):  # type: ignore[no-untyped-def]
        return self.visitor.conversation_id

    @property
    def token(self) -> str:
        """The token in the last mail with a link."""
        return [found[1] for letter in self.post.letters if (found := _LINK.search(letter.text))][-1]

    async def reference(self) -> str:
        """What the chat is called."""
        async with self.resets.desk.database.read() as session:
            return (await session.get_one(Conversation, self.here)).reference
