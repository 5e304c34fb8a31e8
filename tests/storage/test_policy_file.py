"""A wrong policy stops the start with file, line and reason."""

from pathlib import Path

import pytest

from handoff.settings import ROOT
from handoff.storage.policy_file import Policies, load_policies
from handoff.storage.topic_files import load_topics
from handoff.storage.yaml_lines import YamlProblem

SHIPPED = (ROOT / "data" / "policy" / "escalation.yml").read_text()


INTENTS = load_topics(ROOT / "data").intents


def load_policy(path: Path) -> Policies:
    return load_policies(ROOT / "data", INTENTS, path)


def refused(tmp_path: Path, content: str) -> str:
    path = tmp_path / "escalation.yml"
    path.write_text(content)
    with pytest.raises(YamlProblem) as problem:
        load_policy(path)
    return str(problem.value).removeprefix(f"{path}:")


def line_of(content: str, text: str) -> int:
    return content[: content.index(text)].count("\n") + 1


@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        ("then: clarify", "then: clarrify", "did you mean `clarify`?"),
        ("confidence_at_least: 0.2", "confidence_at_least: 35", "less than or equal to 1"),
        ("priority: high", "priority: hgh", "did you mean `high`?"),
        ("intents: [request_human]", "intents: [request_humann]", "did you mean `request_human`?"),
        ("families: [sensitive]", "families: [sensitiv]", "did you mean `sensitive`?"),
        ("signals: [reset_requested]", "signals: [reset_request]", "did you mean `reset_requested`?"),
        ("failed_turns_at_least: 1", "failed_turns: 1", "did you mean `failed_turns_at_least`?"),
        (r"- \b(data|privacy|security) (breach|", r"- \b(data|privacy|security (breach|", "regular expression"),
        ("take_as: thank", "take_as: thanks", "did you mean `thank`?"),
    ],
)
def test_a_wrong_word_is_refused_with_its_line_and_reason(tmp_path: Path, good: str, bad: str, reason: str) -> None:
    content = SHIPPED.replace(good, bad, 1)
    answer = refused(tmp_path, content)
    assert answer.startswith(f"{line_of(content, bad)}: ")
    assert reason in answer


def test_broken_yaml_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert "not valid YAML" in refused(tmp_path, "rules:\n  - id: [unclosed\n")
    with pytest.raises(YamlProblem, match="missing"):
        load_policy(tmp_path / "nowhere.yml")


def test_a_rule_id_used_twice_is_refused(tmp_path: Path) -> None:
    content = SHIPPED.replace("id: unclear_again", "id: understood", 1)
    assert "`understood` is used twice" in refused(tmp_path, content)


def test_p6_a_policy_that_keeps_a_person_from_whoever_asks_for_one_is_refused(tmp_path: Path) -> None:
    trap = "rules:\n  - id: trap\n    when: {intents: [request_human]}\n    then: answer\n    why: none\n"
    assert "keeps a certain `request_human` from a person" in refused(tmp_path, SHIPPED.replace("rules:\n", trap, 1))


def test_p6_a_policy_that_ignores_a_dead_bot_is_refused(tmp_path: Path) -> None:
    content = SHIPPED.replace("bot: [unavailable, silent]", "bot: [silent]", 1)
    assert "`bot: unavailable`" in refused(tmp_path, content)


def test_p4_a_policy_that_answers_a_sensitive_request_is_refused(tmp_path: Path) -> None:
    trap = "rules:\n  - id: brave\n    when: {families: [sensitive]}\n    then: answer\n    why: none\n"
    assert "keeps a certain `sensitive/access_to_others_data` from a person" in refused(
        tmp_path, SHIPPED.replace("rules:\n", trap, 1)
    )


def test_p6_a_policy_that_asks_back_for_ever_is_refused(tmp_path: Path) -> None:
    rule = "when: {failed_turns_at_least: 3}\n    then: clarify\n    say: Again?\n    why: none\n"
    trap = f"rules:\n  - id: stubborn\n    {rule}"
    assert "whoever was not understood 3 times" in refused(tmp_path, SHIPPED.replace("rules:\n", trap, 1))


def test_the_last_rule_must_always_hold(tmp_path: Path) -> None:
    content = SHIPPED.replace("when: {}", "when: {confidence_at_least: 0.5}")
    assert "last rule" in refused(tmp_path, content)


def test_every_topic_has_a_title_and_a_missing_one_is_refused(tmp_path: Path) -> None:
    topics = load_topics(ROOT / "data")
    assert topics.title("faq/vpn_connect") != "faq/vpn_connect"
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq" / "x.yml").write_text("version: '3.1'\nnlu:\n- intent: faq/x\n  examples: |\n    - a\n")
    with pytest.raises(YamlProblem, match=r"x\.yml:3: .*title"):
        load_topics(tmp_path)
