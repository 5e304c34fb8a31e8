"""Notices: who may publish, what visitors are told and asked, and that they end by themselves (P4, P5, P6)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from handoff.gateways.bot import BotMessage, BotTurn
from handoff.models import AuditEvent, Decision, Message
from handoff.models.errors import InvalidInput, NoticeChanged, NoticeEnded, NoticeUnknown
from handoff.models.notice_facts import NewsChanged
from handoff.services import explanations, messaging, notices
from handoff.services.dialogue import take_bot_turn
from handoff.services.news import newsrooms
from handoff.services.policy_archive import keep_policies
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import read_own
from handoff.vocabulary import AuthorKind, DecisionOutcome, Status
from tests.conftest import TestDesk
from tests.scripted_bot import ScriptedBot
from tests.services.on_duty import OnDuty

MAIL = "faq/email_not_syncing"
TEXT = "Mail is down since 9:00. We are on it."
TWO_HOURS = timedelta(hours=2)


async def published(duty: OnDuty, text: str = TEXT, topics: tuple[str, ...] = (MAIL,)) -> object:
    priya = duty.test_desk.priya
    return await notices.publish(duty.desk, priya, priya.organization_ids[0], text, topics, TWO_HOURS)


async def say(duty: OnDuty, visitor: VisitorSession, text: str) -> Decision:
    """Write, let the bot take its turn, and return what was decided."""
    message = await messaging.receive_from_visitor(duty.desk, visitor, text, None)
    while await take_bot_turn(duty.desk, visitor.conversation_id):
        pass
    async with duty.desk.database.read() as session:
        return (await session.scalars(select(Decision).where(Decision.message_id == message.id))).one()


async def last_words(duty: OnDuty, visitor: VisitorSession) -> Message:
    return (await read_own(duty.desk, visitor)).messages[-1]


async def test_a_published_notice_is_told_to_visitors_and_to_those_who_come_later(duty: OnDuty) -> None:
    here, notice_id = await duty.test_desk.visitor(), await published(duty)
    (fact,) = duty.told(NewsChanged)
    assert (fact.organization_id, fact.visitors_told) == (here.organization_id, True)
    (told,) = fact.notices
    assert (told.notice_id, told.text, told.ends_at) == (notice_id, TEXT, duty.now + TWO_HOURS)
    assert (told.published_by, told.revision) == ("Priya Nair", 1)
    for visitor in (here, await duty.waiting()):
        assert (await read_own(duty.desk, visitor)).notices == (told,)
    stranger = await duty.test_desk.visitor("contoso")
    assert (await read_own(duty.desk, stranger)).notices == ()


async def test_p5_the_bot_gives_the_notice_instead_of_its_answer_and_the_record_names_it(
    duty: OnDuty, bot: ScriptedBot
) -> None:
    notice_id = await published(duty)
    visitor = await duty.test_desk.visitor()
    decision = await say(duty, visitor, f"{MAIL}: nothing arrives")
    assert (decision.rule, decision.outcome, decision.notice_id) == ("notice_given", DecisionOutcome.ANSWER, notice_id)
    assert decision.facts["notices"] == [[str(notice_id), [MAIL], 0.3]]
    assert bot.asked == []
    said = await last_words(duty, visitor)
    assert (said.text, said.author) == (TEXT, AuthorKind.BOT)
    assert [button["title"] for button in said.buttons] == ["Show the usual steps anyway", "Talk to a person"]


async def test_p6_from_a_notice_a_person_is_one_click_away_and_so_are_the_usual_steps(
    duty: OnDuty, bot: ScriptedBot
) -> None:
    await published(duty)
    visitor = await duty.test_desk.visitor()
    await say(duty, visitor, f"{MAIL}: nothing arrives")
    seq = (await last_words(duty, visitor)).seq
    decision = await say(duty, visitor, f"/button {seq}.0")
    assert (decision.rule, decision.notice_id) == ("understood", None)
    assert (await last_words(duty, visitor)).text == f"Answer to {MAIL}"

    other = await duty.test_desk.visitor()
    await say(duty, other, f"{MAIL}: nothing arrives")
    seq = (await last_words(duty, other)).seq
    await messaging.receive_from_visitor(duty.desk, other, f"/button {seq}.1", None)
    assert (await duty.row(other)).status is Status.QUEUED


async def test_p4_whoever_insists_or_says_it_did_not_help_still_gets_a_person(duty: OnDuty) -> None:
    await published(duty)
    for insisting in (f"{MAIL}: still nothing arrives", "that did not help"):
        visitor = await duty.test_desk.visitor()
        await say(duty, visitor, f"{MAIL}: nothing arrives")
        assert (await say(duty, visitor, insisting)).outcome is DecisionOutcome.HANDOFF


async def test_p4_sensitive_questions_and_other_topics_go_the_way_they_always_do(duty: OnDuty) -> None:
    await published(duty)
    cases = (
        ("sensitive/phishing_report: a strange mail", DecisionOutcome.HANDOFF),
        ("faq/webcam: black", DecisionOutcome.ANSWER),
        ("reset_password: please", DecisionOutcome.FLOW),
    )
    for text, outcome in cases:
        decision = await say(duty, await duty.test_desk.visitor(), text)
        assert (decision.outcome, decision.notice_id) == (outcome, None)


async def test_when_unsure_the_notice_comes_first_and_the_question_is_still_asked(
    duty: OnDuty, bot: ScriptedBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.scripted_bot.UNCLEAR", 0.35)
    await published(duty, topics=("faq/vpn_connect",))
    visitor = await duty.test_desk.visitor()
    decision = await say(duty, visitor, "mumble")
    assert (decision.rule, decision.outcome) == ("notice_before_question", DecisionOutcome.CLARIFY)
    notice, question = (await read_own(duty.desk, visitor)).messages[-2:]
    assert (notice.text, notice.buttons) == (TEXT, [])
    assert question.buttons[-1]["title"] == "Talk to a person"
    assert (await duty.row(visitor)).failed_turns == 1
    assert (await say(duty, visitor, "mumble again")).outcome is DecisionOutcome.HANDOFF


async def test_a_notice_in_the_midst_of_a_flow_leaves_its_question_open(duty: OnDuty, bot: ScriptedBot) -> None:
    bot.turns["reset_password"] = BotTurn(messages=[BotMessage("Which account?")], requested_slot="account")
    await published(duty)
    visitor = await duty.test_desk.visitor()
    await say(duty, visitor, "reset_password: please")
    assert (await say(duty, visitor, f"{MAIL}: and nothing arrives")).rule == "notice_given"
    assert (await duty.row(visitor)).awaiting_slot == "account"


async def test_explain_tells_of_the_notice_and_takes_the_decision_again_after_its_end(duty: OnDuty) -> None:
    await keep_policies(duty.desk)
    notice_id = await published(duty)
    decision = await say(duty, await duty.test_desk.visitor(), f"{MAIL}: nothing arrives")
    await notices.end(duty.desk, duty.test_desk.priya, notice_id)
    told = "\n".join(await explanations.explain(duty.desk, str(decision.message_id)))
    assert "by rule `notice_given`" in told
    assert f"The notice {notice_id} was in force, about {MAIL}." in told
    assert "The rule held because:" in told
    assert "Taken again by the policy of then: answer, rule `notice_given`." in told


async def test_it_ends_by_itself_at_its_time_to_the_second_whenever_the_job_looks(duty: OnDuty) -> None:
    notice_id = await published(duty)
    visitor = await duty.test_desk.visitor()
    duty.later(TWO_HOURS)
    assert (await read_own(duty.desk, visitor)).notices == ()
    assert (await say(duty, visitor, f"{MAIL}: nothing arrives")).rule == "understood"
    duty.later(timedelta(seconds=9))
    assert await notices.expire_due(duty.desk) == [notice_id]
    assert (duty.told(NewsChanged)[-1].notices, duty.told(NewsChanged)[-1].visitors_told) == ((), True)
    assert await notices.expire_due(duty.desk) == []
    with pytest.raises(NoticeEnded):
        await notices.end(duty.desk, duty.test_desk.priya, notice_id)


async def test_a_change_is_told_and_of_two_at_once_the_second_is_refused(duty: OnDuty) -> None:
    notice_id = await published(duty)
    hour = timedelta(hours=1)
    await notices.change(duty.desk, duty.test_desk.tom, notice_id, 1, "Back at noon.", [], hour)
    (told,) = duty.told(NewsChanged)[-1].notices
    assert (told.text, told.revision, told.topics, told.ends_at) == ("Back at noon.", 2, (), duty.now + hour)
    with pytest.raises(NoticeChanged):
        await notices.change(duty.desk, duty.test_desk.lena, notice_id, 1, "Back at ten.", [], hour)


async def test_technicians_and_leads_may_strangers_may_not_and_all_is_audited(duty: OnDuty) -> None:
    people = duty.test_desk
    organization_id = people.priya.organization_ids[0]
    with pytest.raises(NoticeUnknown):
        await notices.publish(duty.desk, people.stranger, organization_id, TEXT, [], TWO_HOURS)
    notice_id = await notices.publish(duty.desk, people.lena, organization_id, TEXT, [MAIL], TWO_HOURS)
    with pytest.raises(NoticeUnknown):
        await notices.end(duty.desk, people.stranger, notice_id)
    with pytest.raises(NoticeUnknown):
        await notices.change(duty.desk, people.stranger, notice_id, 1, TEXT, [], TWO_HOURS)
    assert [room.news.notices for room in await newsrooms(duty.desk, people.stranger)] == [()]
    await notices.end(duty.desk, people.priya, notice_id)
    async with duty.desk.database.read() as session:
        events = (await session.scalars(select(AuditEvent).where(AuditEvent.subject_id == notice_id))).all()
    assert sorted((event.action, event.actor_id) for event in events) == [
        ("notice_ended", people.priya.technician_id),
        ("notice_published", people.lena.technician_id),
    ]
    assert TEXT not in str([event.details for event in events])


@pytest.mark.parametrize(
    ("topics", "lasts", "reason"),
    [
        (["sensitive/phishing_report"], TWO_HOURS, "is no topic that the bot answers"),
        (["reset_password"], TWO_HOURS, "is no topic that the bot answers"),
        (["faq/nothing"], TWO_HOURS, "is no topic that the bot answers"),
        ([MAIL], timedelta(days=4), "from 5 minutes to 72 hours"),
        ([MAIL], timedelta(minutes=4), "from 5 minutes to 72 hours"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_is_told(
    test_desk: TestDesk, topics: list[str], lasts: timedelta, reason: str
) -> None:
    where = test_desk.priya.organization_ids[0]
    with pytest.raises(InvalidInput, match=reason):
        await notices.publish(test_desk.desk, test_desk.priya, where, TEXT, topics, lasts)
    assert [fact for fact in test_desk.facts if isinstance(fact, NewsChanged)] == []


async def test_p9_a_secret_in_a_notice_is_taken_out(duty: OnDuty) -> None:
    await published(duty, "Use the card 4111 1111 1111 1111 meanwhile.")
    assert "4111" not in duty.told(NewsChanged)[-1].notices[0].text
