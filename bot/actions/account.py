"""What resetting a password and unlocking an account have in common: whose account it is, and who is asked to do it."""

import re
from abc import ABC, abstractmethod
from itertools import takewhile
from pathlib import Path
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

ASKED_AGAIN = "utter_account_not_understood"

EMAIL = re.compile(r"[\w.+-]+(?:'[\w.+-]+)*@[\w-]+(?:\.[\w-]+)+", re.ASCII)
NAME = r"(?:[a-z][\w.-]*\\)?[a-z0-9][\w.-]*[a-z0-9]"
LEAD_IN = re.compile(
    rf"\b(?:user ?name|log ?in(?: name)?|account(?: name)?|user(?: id)?|id)(?:\s*[:=]\s*|\s+is\s+|\s+)"
    rf"['\"“]?({NAME})(?![\w@])|\b(?:it'?s|it is)\s+['\"“]?({NAME})(?=['\"”]?\s*(?:[.,;!]|$))",
    re.IGNORECASE | re.ASCII,
)
WHOLE = re.compile(rf"['\"“]?({NAME})['\"”]?[.!]?", re.IGNORECASE | re.ASCII)
LOOKS_MADE_UP = re.compile(r"[\d._\\-]")
# Words that turn up where a user name could stand: "my account is locked", "it is the same".
EVERYDAY_WORDS = frozenset(Path(__file__).with_name("everyday_words.txt").read_text().split())


def account_in(text: str) -> str | None:
    """The one user name or e-mail address in a sentence; `None` if there is none or more than one."""
    found = EMAIL.findall(text) or _names_in(text)
    return found[0] if len({account.lower() for account in found}) == 1 else None


def _names_in(text: str) -> list[str]:
    """The candidates of the first kind that yields any: named as such, the whole answer, or looking like a login."""
    named = [name for match in LEAD_IN.findall(text) for name in match if _is_name(name)]
    whole = WHOLE.fullmatch(text.strip())
    alone = [whole[1]] if whole and _is_name(whole[1]) else []
    words = re.findall(rf"(?<![\w.@/\\-]){NAME}(?![\w@/\\{{-])", text, re.IGNORECASE | re.ASCII)
    made_up = [word for word in words if LOOKS_MADE_UP.search(word) and re.search("[a-z]", word, re.IGNORECASE)]
    return named or alone or made_up


def _is_name(word: str) -> bool:
    return 2 <= len(word) <= 64 and word.lower() not in EVERYDAY_WORDS


def signal(name: str, **data: str) -> dict[str, Any]:
    """A custom message for the service; the visitor never sees it."""
    return {"signal": {"name": name, "data": data}}


class ValidateAccount(FormValidationAction, ABC):
    """Reads the account out of the answer, asks once more if there is none, and then lets the form end."""

    @abstractmethod
    def name(self) -> str: ...

    def validate_account(
        self, answer: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        account = account_in(str(answer))
        if account:
            return {"account": account}
        since = _since_the_form_began(tracker)
        if not any(event["event"] == "user" for event in since):
            # The form has only just taken over from another one: these words began it and answer nothing.
            return {"account": None}
        if any((event.get("metadata") or {}).get("utter_action") == ASKED_AGAIN for event in since):
            return {"account": None, "requested_slot": None}
        dispatcher.utter_message(response=ASKED_AGAIN)
        return {"account": None}


def _since_the_form_began(tracker: Tracker) -> list[dict[str, Any]]:
    """The conversation itself is what counts the wrong answers, so that no counter is left over for the next flow."""
    return list(takewhile(lambda event: event["event"] != "active_loop", reversed(tracker.events)))


class RequestForAccount(Action, ABC):
    """Asks the service to have a technician act on the account; nothing is changed by the bot itself."""

    kind: str

    @abstractmethod
    def name(self) -> str: ...

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        account = tracker.get_slot("account")
        if account:
            request = signal("reset_requested", kind=self.kind, account=account)
            dispatcher.utter_message(response=f"utter_{self.kind}_requested", json_message=request)
        else:
            dispatcher.utter_message(response="utter_account_unknown", json_message=signal("account_not_understood"))
        return [SlotSet("account", None)]
