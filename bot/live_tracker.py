"""A conversation's tracker that stays in use from turn to turn, where Rasa's would be made anew from all its events."""

from copy import copy
from typing import Any

from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    Event,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
)
from rasa.shared.core.trackers import DialogueStateTracker

# After these, states that have passed may have to be forgotten: a form takes back the questions it has asked.
TAKE_BACK = (ActionReverted, ActiveLoop, Restarted, SessionStarted, UserUtteranceReverted)


class LiveTracker(DialogueStateTracker):
    """Notes its states as they pass and is copied as it is; Rasa's replays every event for each of both."""

    def __init__(self, sender_id: str, domain: Domain) -> None:
        super().__init__(sender_id, domain.slots)
        self.stored_events = 0
        self._domain = domain
        # Before each action so far; None once they have to be worked out by a replay.
        self._states: list[State] | None = []

    def update(self, event: Event, domain: Domain | None = None) -> None:
        """Adds the event and notes which state an action was chosen in."""
        if isinstance(event, TAKE_BACK):
            self._states = None
        elif isinstance(event, ActionExecuted) and self._states is not None:
            self._states.append(self._domain.get_active_state(self))
        super().update(event, domain)

    def past_states(
        self,
        domain: Domain,
        omit_unset_slots: bool = False,
        ignore_rule_only_turns: bool = False,
        rule_only_data: dict[str, Any] | None = None,
    ) -> list[State]:
        """Every state up to the present one, as Rasa works them out; what is left out is for policies that learn."""
        if self._states is None or omit_unset_slots or ignore_rule_only_turns:
            return super().past_states(domain, omit_unset_slots, ignore_rule_only_turns, rule_only_data)
        return [*self._states, domain.get_active_state(self)]

    def copy(self) -> "LiveTracker":
        """The same conversation, to be continued apart."""
        twin = copy(self)
        twin.events = self.events.copy()
        twin.slots = {name: copy(slot) for name, slot in self.slots.items()}
        twin.active_loop = copy(self.active_loop)
        twin._states = copy(self._states)
        return twin
