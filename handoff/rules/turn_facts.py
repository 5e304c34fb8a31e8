"""What is known of one turn when the policy looks at it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from uuid import UUID

from handoff.vocabulary import BotHealth, Signal, Verification

FLOW_INTENTS = frozenset({"reset_password", "unlock_account"})
OUT_OF_SCOPE = "out_of_scope"
VAGUE = "vague"
REQUEST_HUMAN = "request_human"
SOCIAL_INTENTS = frozenset({"greet", "goodbye", "thank", "bot_challenge", "affirm", "deny"})

SURE = 0.5
"""From which confidence on a request counts as being about a topic, where a rule names none."""

# Of about fifty topics.
_MORE_THAN_CHANCE = 0.02

_NO_TOPIC = frozenset({OUT_OF_SCOPE, VAGUE})
_NO_FAILURE = frozenset(Signal) - {Signal.REPETITION}

Ranking = tuple[tuple[str, float], ...]
"""Guesses as (intent, confidence 0 to 1), best first."""


@cache
def family_of(intent: str) -> str:
    """The part before the slash: `faq` for `faq/vpn_connect`."""
    return intent.partition("/")[0]


@dataclass(frozen=True)
class NoticeInForce:
    """A notice and the topics it is given for; when the bot is unsure, from this confidence on."""

    notice_id: UUID
    topics: frozenset[str]
    unsure_from: float


@dataclass(frozen=True)
class Facts:
    """All that a rule may look at; a longer message has rankings of its clauses, and of its requests if it has several.

    `awaiting` is the slot a flow has asked for, `answered` the topic of the bot's last answer in this stretch.
    """

    text: str
    ranking: Ranking = ()
    clauses: tuple[Ranking, ...] = ()
    requests: tuple[Ranking, ...] = ()
    failed_turns: int = 0
    awaiting: str | None = None
    answered: str | None = None
    slots: Mapping[str, str] = field(default_factory=dict)
    signals: frozenset[str] = frozenset()
    bot: BotHealth = BotHealth.OK
    verification: Verification = Verification.UNVERIFIED
    is_privileged: bool = False
    is_open: bool = True
    has_attachments: bool = False
    notices: tuple[NoticeInForce, ...] = ()

    @property
    def is_file_alone(self) -> bool:
        """Whether it is files without a word."""
        return self.has_attachments and not self.text.strip()

    @property
    def intent(self) -> str | None:
        """The best guess, whatever its confidence."""
        return self.ranking[0][0] if self.ranking else None

    @property
    def confidence(self) -> float:
        """The best guess's confidence, 0 to 1; to be sure that it is no topic is not to be sure of any."""
        return self.ranking[0][1] if self.names_a_guess else 0.0

    @property
    def names_a_guess(self) -> bool:
        """Whether the best guess is something said, and not that it is none of what is known or too vague to tell."""
        return self.intent is not None and self.intent not in _NO_TOPIC

    @property
    def margin(self) -> float:
        """How far the best guess is ahead of the next."""
        return self.confidence - (self.ranking[1][1] if len(self.ranking) > 1 else 0.0)

    @property
    def repeats_answer(self) -> bool:
        """Whether the best guess is the very topic that the bot has just answered."""
        return self.intent is not None and self.intent == self.answered

    @property
    def names_other_topic(self) -> bool:
        """Whether the best guess is a topic, and neither the one just answered nor a flow that waits for a reply."""
        is_waiting_flow = self.awaiting is not None and self.intent in FLOW_INTENTS
        return self.intent is not None and _is_topic(self.intent) and not self.repeats_answer and not is_waiting_flow

    @property
    def shows_failure(self) -> bool:
        """Whether the message itself says that the bot is not helping."""
        return bool(self.signals - _NO_FAILURE)

    def topics(self, confidence: float) -> list[str]:
        """The different topics that are asked about with at least this confidence; the two flows count as one."""
        best = [request[0] for request in self.requests if request]
        sure = [intent for intent, share in best if share >= confidence and _is_topic(intent)]
        flows = [intent for intent in sure if intent in FLOW_INTENTS]
        return list(dict.fromkeys(intent for intent in sure if intent not in flows[1:]))


def family_confidence(ranking: Ranking, family: str) -> float:
    """The confidence of all intents of a family together, so that near-ties within it do not hide it."""
    return sum(confidence for intent, confidence in ranking if family_of(intent) == family)


def _is_topic(intent: str) -> bool:
    return intent in FLOW_INTENTS or family_of(intent) == "faq"


def guesses(facts: Facts, limit: int = 3) -> list[str]:
    """The topics worth asking about when unsure: of each of several requests, else the best guesses that are a topic.

    None where nothing fits: three topics by chance read as if the message had not been looked at.
    """
    asked = facts.topics(SURE)
    if len(asked) > 1:
        return asked[:limit]
    least = 0 if facts.intent is not None and _is_topic(facts.intent) else _MORE_THAN_CHANCE
    ranked = [intent for intent, share in facts.ranking if _is_topic(intent) and share >= least]
    return list(dict.fromkeys([*asked, *ranked]))[:limit]
