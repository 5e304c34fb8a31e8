"""Surges and notices over real sockets: who is told, who may, and who gets nothing (P8)."""

import json
from typing import Any

from sqlalchemy import select

from handoff.models import Conversation
from tests.transports.connection import Connection
from tests.transports.serving import Served
from tests.transports.visitor import Visitor

MAIL = "faq/email_not_syncing"
TEXT = "Mail is down since 9:00. We are on it."


async def room(console: Connection) -> Any:
    """The one organization's news."""
    (found,) = (await console.accepted("open_news", {}))["rooms"]
    return found


async def publish(console: Connection, **change: Any) -> Any:
    organization_id = (await room(console))["news"]["organization_id"]
    notice = {"organization_id": organization_id, "text": TEXT, "topics": [MAIL], "lasts_s": 3600} | change
    return (await console.accepted("publish_notice", notice))["notice_id"]


async def opened(service: Served, site: str = "northwind") -> Visitor:
    visitor = await service.visitor(site)
    await visitor.open()
    return visitor


async def told(visitor: Visitor, count: int) -> list[str]:
    """The texts of the notices in force, after so many changes."""
    facts = visitor.seen
    await visitor.until(lambda: len(facts("notices_changed")) >= count)
    return [notice["text"] for notice in facts("notices_changed")[count - 1]["notices"]]


async def test_a_notice_reaches_every_widget_of_its_organization_before_and_after_the_first_word_and_no_other(
    each_service: Served,
) -> None:
    silent, talking, stranger = (
        await opened(each_service),
        await opened(each_service),
        await opened(each_service, "contoso"),
    )
    rasa_widget = await each_service.rasa_widget()
    await rasa_widget.open()
    await talking.say("faq/webcam: black")
    priya, lena, other = [await each_service.technician(name) for name in ("priya", "lena", "stranger")]
    notice_id = await publish(priya)
    for visitor in (silent, talking):
        assert await told(visitor, 1) == [TEXT]
    await lena.until(lambda: lena.seen("news_changed"))
    late = await each_service.visitor()
    (shown,) = (await late.open())["notices"]
    assert set(shown) == {"notice_id", "revision", "text", "published_at", "ends_at"}

    change = {"notice_id": notice_id, "revision": 1, "text": "Back at noon.", "topics": [], "lasts_s": 600}
    await lena.accepted("change_notice", change)
    assert await told(silent, 2) == ["Back at noon."]
    assert (await priya.refused("change_notice", change))[0] == "notice_changed"
    await priya.accepted("end_notice", {"notice_id": notice_id})
    assert [await told(visitor, number) for visitor, number in ((silent, 3), (late, 2))] == [[], []]
    assert (await lena.refused("end_notice", {"notice_id": notice_id}))[0] == "notice_ended"

    # Whatever was on its way to the others has arrived by the time their own commands are answered.
    assert (await stranger.open())["notices"] == []
    await rasa_widget.say("faq/webcam: black")
    assert (await room(other))["news"]["notices"] == []
    for outsider in (stranger, rasa_widget, other):
        assert TEXT not in json.dumps(outsider.events)
        assert {"notices_changed", "news_changed"}.isdisjoint(name for name, _ in outsider.events)
    assert "Priya" not in json.dumps(silent.events)


async def test_another_organizations_staff_can_do_nothing_to_a_notice(service: Served) -> None:
    priya, other = await service.technician("priya"), await service.technician("stranger")
    notice_id = await publish(priya)
    organization_id = (await room(priya))["news"]["organization_id"]
    said = {"text": TEXT, "topics": [], "lasts_s": 3600}
    for name, payload in (
        ("publish_notice", {"organization_id": organization_id} | said),
        ("change_notice", {"notice_id": notice_id, "revision": 1} | said),
        ("end_notice", {"notice_id": notice_id}),
    ):
        assert (await other.refused(name, payload))[0] == "notice_unknown"


async def test_five_visitors_are_reported_live_and_a_dismissal_reaches_every_console(service: Served) -> None:
    priya, lena, other = [await service.technician(name) for name in ("priya", "lena", "stranger")]
    for console in (priya, lena, other):
        await console.accepted("open_news", {})
    for _ in range(5):
        visitor = await opened(service)
        await visitor.say(f"{MAIL}: nothing arrives")
        await visitor.told(f"Answer to {MAIL}")
        await visitor.say("that did not help")
        await visitor.told("I am sorry that this did not help")
    for console in (priya, lena):
        facts = console.seen
        (surge,) = (await console.until(lambda: facts("news_changed")))[-1]["surges"]  # noqa: B023
        assert (surge["title"], surge["visitors"], len(surge["conversations"])) == ("e-mail and calendars", 5, 5)
    assert (await other.refused("dismiss_surge", {"surge_id": surge["surge_id"], "reason": "no"}))[
        0
    ] == "notice_unknown"
    assert (await priya.refused("dismiss_surge", {"surge_id": surge["surge_id"], "reason": " "}))[0] == "invalid_input"
    await priya.accepted("dismiss_surge", {"surge_id": surge["surge_id"], "reason": "a training"})
    await lena.until(lambda: lena.seen("news_changed")[-1]["surges"] == [])
    assert other.seen("news_changed") == []


async def test_what_cannot_be_published_is_refused_in_a_sentence(service: Served) -> None:
    priya = await service.technician("priya")
    organization_id = (await room(priya))["news"]["organization_id"]
    notice = {"organization_id": organization_id, "text": TEXT, "topics": [MAIL], "lasts_s": 3600}
    for change, reason in (
        ({"text": " "}, "text: is empty"),
        ({"text": "x" * 501}, "text: is longer than 500 characters"),
        ({"lasts_s": None}, "lasts_s: "),
        ({"lasts_s": 60}, "a notice lasts from 5 minutes"),
        ({"topics": ["sensitive/data_breach"]}, "no topic that the bot answers"),
    ):
        code, sentence = await priya.refused("publish_notice", notice | change)
        assert (code, reason in sentence) == ("invalid_input", True), sentence


async def test_a_widgets_language_is_kept_with_its_conversation(service: Served) -> None:
    for lang in ("de-AT", None, "nonsense; DROP TABLE", 7):
        visitor = await service.visitor(lang=lang)
        await visitor.open()
        await visitor.say("faq/webcam: black")
    async with service.desk.database.read() as session:
        found = list(await session.scalars(select(Conversation.language).order_by(Conversation.created_at)))
    assert found == ["de", None, None, None]
