"""Structured logs: one JSON object a line, never with message text."""

import logging

import structlog


def configure_logs() -> None:
    """Send structlog and the standard library's loggers to stdout as JSON."""
    shared = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    # These write addresses or payloads, and with them message text, at INFO or DEBUG.
    for name in ("engineio", "socketio", "httpx", "uvicorn.error", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
