"""`notices.yml`: what it may say, what is wrong with it, and what one organization has of its own."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from handoff.settings import ROOT
from handoff.storage.notices_file import NoticePolicies, load_notices
from handoff.storage.topic_files import load_topics
from handoff.storage.yaml_lines import YamlProblem

INTENTS = load_topics(ROOT / "data").intents


def loaded(folder: Path, old: str = "", new: str = "", *, own: str | None = None) -> NoticePolicies:
    shutil.copytree(ROOT / "data" / "policy", folder / "policy", dirs_exist_ok=True)
    path = folder / "policy" / "notices.yml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    if own is not None:
        (folder / "policy" / "organizations" / "contoso.yml").write_text(f"version: '1'\n{own}")
    return load_notices(folder, INTENTS)


def test_an_organization_has_what_it_says_and_the_common_rest(tmp_path: Path) -> None:
    own = (
        "notices:\n  surge:\n    visitors: 2\n  notice:\n    lasts: 1 hour\n"
        "  subjects:\n    phones:\n      title: phones\n      topics: [faq/email_on_phone]\n"
    )
    policies = loaded(tmp_path, own=own)
    contoso, others = policies.of("contoso"), policies.of("northwind")
    assert (contoso.surge.visitors, others.surge.visitors) == (2, 5)
    assert contoso.surge.window == others.surge.window
    assert (contoso.lasts, others.lasts) == (timedelta(hours=1), timedelta(hours=2))
    assert contoso.subject_of("faq/email_on_phone", "").id == "phones"
    assert others.subject_of("faq/email_on_phone", "").id == "mail"
    assert contoso.subject_of("faq/shared_mailbox", "").id == "mail"


def test_a_topic_in_no_subject_is_one_of_its_own(tmp_path: Path) -> None:
    subject = loaded(tmp_path).common.subject_of("faq/battery_drains", "Battery empties too fast")
    assert (subject.id, subject.title, subject.topics) == (
        "faq/battery_drains",
        "Battery empties too fast",
        {"faq/battery_drains"},
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("window: 20 minutes", "window: 20", r":\d+: surge\.window: 20 is no length of time"),
        ("visitors: 5", "visitors: 1", r"surge\.visitors: "),
        ("times_usual:", "times_usal:", r"there is no such field; did you mean `times_usual`\?"),
        ("  visitors: 5\n", "", r"surge: visitors is missing"),
        ("  lasts: 2 hours\n", "", r"notice: lasts is missing"),
        ("longest: 3 days", "longest: 1 hour", r"notice\.lasts must not be longer than notice\.longest"),
        ("with {subject}", "with {topic}", r"notice\.text: there is no \{topic\} here; use \{subject\}"),
        ("with {subject}", "with {subject", "brace"),
        ("faq/vpn_drops", "faq/vpn_drop", r":\d+: topics: there is no `faq/vpn_drop`; did you mean `faq/vpn_drops`\?"),
        ("faq/vpn_drops", "faq/email_on_phone", r"topics: `faq/email_on_phone` is in the subject `mail` already"),
        ("ends_below: 0.5", "ends_below: 1", r"surge\.ends_below: "),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, old: str, new: str, reason: str) -> None:
    with pytest.raises(YamlProblem, match=reason):
        loaded(tmp_path, old, new)


def test_a_mistake_in_an_organizations_file_is_named_there(tmp_path: Path) -> None:
    with pytest.raises(YamlProblem, match=r"contoso\.yml:4: notice\.lasts must not be longer"):
        loaded(tmp_path, own="notices:\n  notice:\n    lasts: 5 days\n")
