"""Surges and notices."""

from datetime import timedelta

from handoff.services import notices, surges
from handoff.services.desk import Desk
from handoff.services.news import newsrooms
from handoff.transports import notice_views
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.base import Done
from handoff.transports.protocol.console import news


class News:
    """Commands about what many visitors come with, and what all of them are told."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {
            "open_news": self._open_news,
            "publish_notice": self._publish_notice,
            "change_notice": self._change_notice,
            "end_notice": self._end_notice,
            "dismiss_surge": self._dismiss_surge,
        }

    async def _open_news(self, sid: str, _: news.OpenNews) -> news.NewsOpened:
        staff = await self._consoles.staff(sid)
        return notice_views.opened(await newsrooms(self._desk, staff), self._desk.topics)

    async def _publish_notice(self, sid: str, command: news.PublishNotice) -> news.NoticePublished:
        staff = await self._consoles.staff(sid)
        said = (command.text, command.topics, timedelta(seconds=command.lasts_s))
        notice_id = await notices.publish(self._desk, staff, command.organization_id, *said, command.surge_id)
        return news.NoticePublished(notice_id=notice_id)

    async def _change_notice(self, sid: str, command: news.ChangeNotice) -> Done:
        staff = await self._consoles.staff(sid)
        said = (command.text, command.topics, timedelta(seconds=command.lasts_s))
        await notices.change(self._desk, staff, command.notice_id, command.revision, *said)
        return Done()

    async def _end_notice(self, sid: str, command: news.EndNotice) -> Done:
        await notices.end(self._desk, await self._consoles.staff(sid), command.notice_id)
        return Done()

    async def _dismiss_surge(self, sid: str, command: news.DismissSurge) -> Done:
        await surges.dismiss(self._desk, await self._consoles.staff(sid), command.surge_id, command.reason)
        return Done()
