"""Makes a failed action visible: Rasa itself logs it, goes on, and leaves a silence behind."""

from typing import Any

from rasa.core.actions.action import Action, ActionExecutionRejection
from rasa.core.policies.policy import PolicyPrediction
from rasa.shared.core.events import ActionExecuted, Event


class ActionFailed(Exception):
    """An action did not do what it was there for; the turn must not be kept."""

    def __init__(self, action: str, cause: str) -> None:
        super().__init__(f"{action} failed with {cause}")
        self.action = action


class WatchedAction(Action):
    """Runs an action and remembers its failure."""

    def __init__(self, action: Action) -> None:
        self._action = action
        self.failure: ActionFailed | None = None

    def name(self) -> str:
        return self._action.name()

    def event_for_successful_execution(self, prediction: PolicyPrediction) -> ActionExecuted:
        return self._action.event_for_successful_execution(prediction)

    async def run(self, *context: Any) -> list[Event]:
        """Runs the action; a rejection passes, since it is how a form lets another rule have its turn."""
        try:
            return await self._action.run(*context)
        except ActionExecutionRejection:
            raise
        except Exception as error:
            self.failure = ActionFailed(self.name(), type(error).__name__)
            # Rasa logs what is raised here with its causes, and the action endpoint's quote the whole conversation.
            raise self.failure from None
