"""How an answer is written; data/README.md says it to the people who write them.

An error is what could harm whoever reads the answer: a request for a secret, a promise that nobody keeps, a link that
is not safe, text that was never finished. The rest is advice.
"""

import re
from collections.abc import Callable

from linkify_it import LinkifyIt

from handoff.services.data_check.findings import Findings, advice, error
from handoff.storage.training_files import Answer, TrainingData

MOST_STEPS = 9
LONGEST = 1600

Rule = Callable[[Answer], Findings]

_STEP = re.compile(r"^\d+[.)] ", re.MULTILINE)
_WAY_OUT = re.compile(
    r"\b(?:it work(?:ed|s)|it is (?:right|done)|you (?:know|see|can tell)|(?:talk to|tell) a person)\b", re.IGNORECASE
)
_UNFINISHED = re.compile(
    r"\b(?:TODO|FIXME|TBD|X{3,}|lorem ipsum)\b|\?{3,}"
    r"|\[(?:insert|your|add)\b[^\]]*\](?!\()|<(?:insert|your|add)\b[^>]*>",
    re.IGNORECASE,
)
_CLICK_HERE = re.compile(r"\b(?:please click|click (?:here|this|below))\b", re.IGNORECASE)
_PROMISE = re.compile(
    r"\bI(?:['’](?:ll|ve|m|d)| (?:will|can|could|have|am|shall|would))\b"
    r"|\b(?i:(?:the|this) (?:chat)?(?:bot|assistant) (?:will|can|has|does|is going to))\b"
)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]*)[^)]*\)")
_CODE_SPAN = re.compile(r"`[^`\n]*`")

_SECRET = r"(?:password|passcode|PIN|(?<!error )(?<!stop )codes?)\b"
_READER = r"(?:us|me|the (?:bot|assistant|helpdesk|technician)|a (?:person|technician))"
_ASKS_FOR_SECRET = re.compile(
    rf"\b(?:send|tell|give|text|mail|email|show|message) {_READER} [^.;:\n]*\b{_SECRET}"
    rf"|\b(?:send|share|post|paste|type|enter|write|give|provide|confirm|(?:reply|answer) with)"
    rf"(?: \w+){{0,4}} {_SECRET}"
    rf"[^.;:,\n]*\b(?:here|in(?:to)? (?:this|the) chat|(?:to|with) {_READER})\b"
    rf"|\bwhat is your {_SECRET}",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|nobody|no one)\b|n['’]t\b", re.IGNORECASE)
_LINKS = LinkifyIt()


def answer_style(data: TrainingData) -> Findings:
    """What is wrong with each answer, rule by rule."""
    for answer in data.answers:
        for rule in RULES:
            yield from rule(answer)


def _is_not_empty(answer: Answer) -> Findings:
    if not answer.text.strip():
        yield error(answer.place, "an empty answer; write it")


def _asks_for_no_secret(answer: Answer) -> Findings:
    for match in _ASKS_FOR_SECRET.finditer(answer.text):
        sentence = re.split(r"[.;:\n]", answer.text[: match.start()])[-1]
        if not _NOT.search(sentence + match[0]):
            yield error(
                answer.place_of(match.start()), f"“{match[0]}” asks for a secret; no answer may, say what to do instead"
            )


def _promises_nothing(answer: Answer) -> Findings:
    for match in _PROMISE.finditer(_without_code_and_links(answer.text)):
        yield error(
            answer.place_of(match.start()),
            f"“{match[0]}” promises what the bot does, and it only answers; say what the reader does",
        )


def _is_finished(answer: Answer) -> Findings:
    for match in _UNFINISHED.finditer(answer.text):
        yield error(answer.place_of(match.start()), f"“{match[0]}” was left to be filled in; finish the sentence")


def _links_are_safe(answer: Answer) -> Findings:
    for match in _LINK.finditer(answer.text):
        if not match[1].startswith(("https://", "mailto:", "tel:")):
            yield error(answer.place_of(match.start()), f"the link {match[0]} does not begin with https://; mend it")
    # As the chat makes links of bare addresses, which are http: ones unless they say otherwise.
    for found in _LINKS.match(_without_code_and_links(answer.text)) or []:
        if found.schema not in ("https:", "mailto:"):
            host = found.text.split("//")[-1]
            yield error(
                answer.place_of(found.index), f"the address {found.text} lacks https://; write [{host}](https://{host})"
            )


def _has_steps(answer: Answer) -> Findings:
    steps = len(_STEP.findall(answer.text))
    if steps == 0:
        yield advice(answer.place, "no numbered steps; write what to do as `1. …`, one action each")
    elif steps > MOST_STEPS:
        yield advice(answer.place, f"{steps} steps; nobody follows more than {MOST_STEPS}, join or drop some")


def _is_short(answer: Answer) -> Findings:
    if (size := len(answer.text.strip())) > LONGEST:
        yield advice(answer.place, f"{size} characters do not fit the chat; shorten to {LONGEST}")


def _has_a_way_out(answer: Answer) -> Findings:
    last_step = [match.end() for match in _STEP.finditer(answer.text)][-1:] or [0]
    ending = answer.text[last_step[0] :].partition("\n")[2] if last_step[0] else answer.text
    if not _WAY_OUT.search(ending):
        yield advice(
            answer.place, "after the steps, say how to tell that it worked, or when to choose **Talk to a person**"
        )


def _is_calm(answer: Answer) -> Findings:
    shown = _without_code_and_links(answer.text)
    if (index := shown.find("!")) >= 0:
        yield advice(answer.place_of(index), "an exclamation mark; a full stop is friendlier to somebody with trouble")
    if match := _CLICK_HERE.search(shown):
        yield advice(answer.place_of(match.start()), f"“{match[0]}” says nothing; name the button or the page")


def _without_code_and_links(text: str) -> str:
    """The text with blanks for what is typed or linked to, so that every place stays where it is."""
    for pattern in (_CODE_SPAN, _LINK):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


RULES: tuple[Rule, ...] = (
    _is_not_empty, _asks_for_no_secret, _promises_nothing, _is_finished, _links_are_safe,
    _has_steps, _is_short, _has_a_way_out, _is_calm,
)  # fmt: skip
