"""`python -m bot.actions`: the action server, on the loopback interface only."""

import logging
import os
import traceback

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

logger = logging.getLogger("bot.actions")

GRACE_S = 0.5


def action_server() -> Sanic:
    """Rasa's own server binds every interface and answers an error with the whole conversation; this one does not."""
    executor = ActionExecutor()
    executor.register_package("bot.actions")
    app = Sanic("warmdesk_actions", configure_logging=False)
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = GRACE_S

    @app.get("/health")
    async def health(_: Request) -> HTTPResponse:
        return response.json({"status": "ok", "actions": sorted(executor.actions)})

    @app.post("/webhook")
    async def webhook(request: Request) -> HTTPResponse:
        try:
            return response.json(await executor.run(request.json))
        except ActionExecutionRejection as rejection:
            return response.json({"error": rejection.message, "action_name": rejection.action_name}, status=400)
        except Exception as error:
            # Only where and what kind: the message of an exception may quote the visitor.
            place = "".join(traceback.format_tb(error.__traceback__))
            logger.error("%s failed with %s\n%s", request.json.get("next_action"), type(error).__name__, place)
            return response.json({"error": type(error).__name__}, status=500)

    return app


def main() -> None:
    """Serves the actions until a signal ends it."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    action_server().run(host="127.0.0.1", port=int(os.environ["WARMDESK_ACTIONS_PORT"]), access_log=False, motd=False)


if __name__ == "__main__":
    main()
