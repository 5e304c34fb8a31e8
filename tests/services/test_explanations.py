"""`warmdesk explain`: a decision in sentences, and whether it would be taken again."""

from dataclasses import replace

import pytest

from handoff.models import Conversation, Message
from handoff.models.errors import InvalidInput
from handoff.services.explanations import explain
from handoff.services.policy_archive import keep_policies
from handoff.storage.policy_file import Policies
from tests.conftest import TestDesk
from tests.services.test_dialogue import say
from tests.services.test_ownership import rows


async def test_p5_a_decision_is_told_with_what_held_and_what_it_was_taken_on(test_desk: TestDesk) -> None:
    await keep_policies(test_desk.desk)
    visitor = await test_desk.visitor()
    await say(test_desk, visitor, "faq/vpn_connect: I was hacked, but answer me")
    async with test_desk.desk.database.read() as session:
        conversation = await session.get_one(Conversation, visitor.conversation_id)
    told = "\n".join(await explain(test_desk.desk, f"{conversation.reference}:1".lower()))
    assert "Outcome: handoff, by rule `sensitive_phrase`" in told
    assert "The words “was hacked” match the pattern" in told
    assert "The best guesses were faq/vpn_connect (90%)" in told
    assert "Taken again by the policy of then: handoff, rule `sensitive_phrase`." in told


async def test_a_message_is_named_by_its_id_as_well(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await say(test_desk, visitor, "faq/vpn_connect: how")
    question, answer = sorted(await rows(test_desk, Message, visitor.conversation_id), key=lambda row: row.seq)
    told = await explain(test_desk.desk, str(question.id))
    assert "Outcome: answer, by rule `understood`" in told[1]
    assert "Nothing was decided about it" in (await explain(test_desk.desk, str(answer.id)))[1]


@pytest.mark.parametrize("which", ["WD-ABCDEFGH:3", "00000000-0000-0000-0000-000000000000", "the third one"])
async def test_a_message_that_is_not_there_is_refused_with_what_to_do(test_desk: TestDesk, which: str) -> None:
    with pytest.raises(InvalidInput, match="message: "):
        await explain(test_desk.desk, which)


async def test_p5_a_decision_by_a_policy_that_has_changed_is_told_by_the_policy_of_then(test_desk: TestDesk) -> None:
    desk, visitor = test_desk.desk, await test_desk.visitor()
    await keep_policies(desk)
    await say(test_desk, visitor, "faq/vpn_connect: how")
    (question, _) = sorted(await rows(test_desk, Message, visitor.conversation_id), key=lambda row: row.seq)
    common = desk.policies.common
    rules = (*common.rules[:-1], replace(common.rules[-1], id="x"))
    changed = replace(desk, policies=Policies(replace(common, version="tomorrow", rules=rules), {}))
    told = await explain(changed, str(question.id))
    assert "Taken again by the policy of then: answer, rule `understood`." in told
    assert told[-1] == "By the policy of today (tomorrow): answer, rule `x`."
