"""What a condition of the policy looks at, one by one."""

import pytest

from handoff.rules.conditions import When
from handoff.rules.turn_facts import Facts
from handoff.vocabulary import BotHealth, Verification

VPN = (("faq/vpn_connect", 0.7), ("faq/vpn_drops", 0.2))
STORY = (VPN, (("sensitive/lost_device", 0.4), ("sensitive/data_breach", 0.3)))
TWO = (VPN, (("faq/webcam", 0.9),))
SURE = (TWO[1], (("faq/guest_wifi", 0.8),))
SENSITIVE = frozenset({"sensitive"})
UNKNOWN = frozenset({Verification.UNVERIFIED})
GOLD = frozenset({"gold"})


@pytest.mark.parametrize(
    ("when", "holds", "does_not"),
    [
        (When(margin_below=0.6), Facts("x", VPN), Facts("x", (("faq/vpn_connect", 0.9), ("faq/vpn_drops", 0.05)))),
        (When(families=SENSITIVE, clause_confidence_at_least=0.6), Facts("x", VPN, STORY), Facts("x", VPN)),
        (When(topics_at_least=2, confidence_at_least=0.6), Facts("x", requests=TWO), Facts("x", requests=(VPN, VPN))),
        (When(topics_at_least=2, confidence_at_least=0.8), Facts("x", requests=SURE), Facts("x", requests=TWO)),
        (When(answered=True), Facts("x", answered="faq/webcam"), Facts("x")),
        (When(other_topic=True), Facts("x", VPN, answered="faq/a"), Facts("x", VPN, answered="faq/vpn_connect")),
        (When(repeats_answer=True), Facts("x", VPN, answered="faq/vpn_connect"), Facts("x", VPN, answered="faq/a")),
        (When(signals=frozenset({"frustration"})), Facts("x", signals=frozenset({"frustration"})), Facts("x")),
        (When(verification=UNKNOWN), Facts("x"), Facts("x", verification=Verification.SIGNED_TOKEN)),
        (When(privileged=True), Facts("x", is_privileged=True), Facts("x")),
        (When(slots={"account": True}), Facts("x", slots={"account": "a"}), Facts("x")),
        (When(slots={"account": False}), Facts("x"), Facts("x", slots={"account": "a"})),
        (When(slots={"plan": GOLD}), Facts("x", slots={"plan": "gold"}), Facts("x", slots={"plan": "tin"})),
        (When(open=False), Facts("x", is_open=False), Facts("x")),
        (When(bot=frozenset({BotHealth.SILENT})), Facts("x", bot=BotHealth.SILENT), Facts("x")),
    ],
)  # fmt: skip
def test_a_condition_holds_for_what_it_names_and_for_nothing_else(when: When, holds: Facts, does_not: Facts) -> None:
    assert when.holds(holds)
    assert not when.holds(does_not)


def test_the_two_flows_count_as_one_topic() -> None:
    both = Facts("x", requests=((("unlock_account", 0.9),), (("reset_password", 0.9),)))
    assert both.topics(0.5) == ["unlock_account"]
