"""What the transcript templates are given, made from read models."""

from typing import Any

from markupsafe import Markup

from handoff.models import Handoff, Message, Rating, Stretch
from handoff.services.transcripts import Found, FoundPage, Transcript
from handoff.storage.topic_files import Topics
from handoff.transports.attachment_views import for_staff
from handoff.transports.devices import device_words
from handoff.transports.rendering import html_of
from handoff.transports.views import decision
from handoff.vocabulary import HandoffLabel, OwnerKind

_OWNERS = {OwnerKind.BOT: "Automated assistant", OwnerKind.QUEUE: "Waiting", OwnerKind.NOBODY: "Resolved"}


def search_context(
    found: FoundPage, labels: dict[HandoffLabel, int], *, query: str, status: str, page: int
) -> dict[str, Any]:
    """The search page, and how often handoffs were called what."""
    return {
        "labels": labels,
        "query": query,
        "status": status,
        "total": found.total,
        "page": page,
        "pages": found.pages,
        "results": [_result(row) for row in found.results],
    }


def transcript_context(transcript: Transcript, topics: Topics) -> dict[str, Any]:
    """One transcript: each stretch, then the messages written in it."""
    entries = [(stretch.epoch, 0, _stretch(stretch, transcript.names)) for stretch in transcript.stretches]
    entries += [(message.epoch, message.seq, _message(message, transcript, topics)) for message in transcript.messages]
    row, conversation = transcript.summary, transcript.conversation
    facts = {name: getattr(row, name) for name in ("conversation_id", "reference", "organization_name", "visitor_name")}
    facts |= {name: getattr(row, name) for name in ("verification", "started_at", "status", "outcome")}
    return {
        "conversation": {
            **facts,
            "site_name": transcript.site_name,
            "page_url": conversation.page_url,
            "device": device_words(conversation.user_agent),
            "email": transcript.visitor.email,
            "verified_at": transcript.visitor.verified_at,
            "answers": transcript.answers,
            "resolved_at": conversation.resolved_at,
        },
        "entries": [entry for _, _, entry in sorted(entries, key=lambda entry: entry[:2])],
        "handoffs": [_handoff(handoff, transcript.names) for handoff in transcript.handoffs],
        "requests": transcript.requests,
        "ratings": [_rating(rating, transcript.names) for rating in transcript.ratings],
    }


def _result(found: Found) -> dict[str, Any]:
    names = ("conversation_id", "reference", "visitor_name", "organization_name", "started_at", "status", "outcome")
    return {name: getattr(found.summary, name) for name in names} | {
        "reason": found.handoff.reason if found.handoff else None,
        "rule": found.handoff.rule if found.handoff else None,
        "label": found.handoff.label if found.handoff else None,
        "message_count": found.message_count,
        "snippet": found.snippet,
    }


def _rating(rating: Rating, names: dict[Any, str]) -> dict[str, Any]:
    fields = {name: getattr(rating, name) for name in ("score", "comment", "at")}
    return fields | {"name": names.get(rating.technician_id) or _OWNERS[OwnerKind.BOT]}


def _stretch(stretch: Stretch, names: dict[Any, str]) -> dict[str, Any]:
    owner = names.get(stretch.technician_id) if stretch.technician_id else _OWNERS.get(stretch.owner_kind)
    return {
        "kind": "stretch",
        "owner_kind": stretch.owner_kind,
        "owner_name": owner,
        "at": stretch.started_at,
        "reason": stretch.reason,
    }


def _message(message: Message, transcript: Transcript, topics: Topics) -> dict[str, Any]:
    names = ("seq", "at", "author", "author_name", "text", "visibility", "redacted")
    record = transcript.decisions.get(message.id)
    html = html_of(message)
    return {name: getattr(message, name) for name in names} | {
        "kind": "message",
        "attachments": [for_staff(file) for file in message.attachments],
        "offered": [button["title"] for button in message.buttons],
        "html": Markup(html) if html is not None else None,
        "decision": decision(record, topics) if record else None,
        "reasons": transcript.reasons.get(message.id, []),
    }


def _handoff(handoff: Handoff, names: dict[Any, str]) -> dict[str, Any]:
    people = {name: names.get(getattr(handoff, name)) for name in ("claimed_by", "labelled_by")}
    waited = (handoff.claimed_at - handoff.requested_at).total_seconds() if handoff.claimed_at else None
    fields = ("requested_at", "claimed_at", "ended_at", "reason", "rule", "priority", "label")
    return {name: getattr(handoff, name) for name in fields} | people | {"wait_s": waited}
