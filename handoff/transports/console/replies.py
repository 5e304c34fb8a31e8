"""Canned replies, suggestions and drafts: what helps a technician write."""

from datetime import timedelta

from handoff.services import canned, drafts, suggestions
from handoff.services.desk import Desk
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.console import drafts as draft_views
from handoff.transports.protocol.console import replies
from handoff.vocabulary import Voice


class Replies:
    """Commands that show nothing to anybody else."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {
            "canned_replies": self._canned_replies,
            "suggest": self._suggest,
            "save_draft": self._save_draft,
            "read_drafts": self._read_drafts,
        }

    async def _canned_replies(self, sid: str, command: replies.CannedReplies) -> replies.CannedRepliesFound:
        staff = await self._consoles.staff(sid)
        found = await canned.replies(self._desk, staff, command.conversation_id)
        return replies.CannedRepliesFound(replies=[replies.CannedReplyView.model_validate(reply) for reply in found])

    async def _suggest(self, sid: str, command: replies.Suggest) -> replies.Suggested:
        staff = await self._consoles.staff(sid)
        found = await suggestions.suggest(self._desk, staff, command.conversation_id)
        return replies.Suggested(suggestions=[replies.SuggestionView.model_validate(each) for each in found])

    async def _save_draft(self, sid: str, command: draft_views.SaveDraft) -> draft_views.DraftSaved:
        staff = await self._consoles.staff(sid)
        age = timedelta(seconds=command.age_s)
        saved = await drafts.save(self._desk, staff, command.conversation_id, command.voice, command.text, age)
        kept, is_yours = saved
        return draft_views.DraftSaved(draft=_shown(kept), is_yours=is_yours)

    async def _read_drafts(self, sid: str, command: draft_views.ReadDrafts) -> draft_views.DraftsRead:
        staff = await self._consoles.staff(sid)
        kept = await drafts.own(self._desk, staff, command.conversation_id)
        return draft_views.DraftsRead(
            reply=_shown(kept.get(Voice.REPLY)), note=_shown(kept.get(Voice.NOTE)), now=self._desk.now()
        )


def _shown(kept: drafts.KeptDraft | None) -> draft_views.DraftView | None:
    return draft_views.DraftView.model_validate(kept) if kept else None
