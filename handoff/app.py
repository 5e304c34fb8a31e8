"""Composition root: the only file that sees everything."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import socketio
from fastapi import FastAPI, Request, Response
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.staticfiles import StaticFiles

from handoff.gateways.attachment_folder import AttachmentFolder
from handoff.gateways.attachment_s3 import AttachmentBucket
from handoff.gateways.attachments import AttachmentStore
from handoff.gateways.bot import BotGateway
from handoff.gateways.directory import Directories
from handoff.gateways.directory_choice import UnusableDirectory, directories_of
from handoff.gateways.mail import MailGateway
from handoff.gateways.mail_folder import MailFolder
from handoff.gateways.rasa import RasaBot
from handoff.gateways.smtp import SmtpMail, SmtpServer
from handoff.models.errors import DeskError
from handoff.services.desk import Desk
from handoff.services.outbox import PostOffice
from handoff.services.turns import TurnRunner
from handoff.services.visitor_sessions import SessionTokens
from handoff.settings import Settings, SettingsProblem
from handoff.storage.automations_file import load_automations
from handoff.storage.canned_file import load_canned
from handoff.storage.database import Database
from handoff.storage.directory_file import load_directory_entries
from handoff.storage.host_keys import HostKeys
from handoff.storage.notices_file import load_notices
from handoff.storage.policy_file import load_policies
from handoff.storage.risk_file import load_risk
from handoff.storage.routing_file import load_routing
from handoff.storage.sla_file import load_sla
from handoff.storage.topic_answers import load_answers
from handoff.storage.topic_files import load_topics
from handoff.storage.transactions import Publish, Transactions
from handoff.storage.visitor_file import load_visitor_policies
from handoff.storage.waiting_file import load_waiting
from handoff.transports.attachments import AttachmentDoor
from handoff.transports.console import socket as console_socket
from handoff.transports.demo_identity import demo_identity_routes
from handoff.transports.fanout import Fanout
from handoff.transports.http import health_routes
from handoff.transports.jobs import (
    archive_policies,
    keep_assigned,
    keep_consoles_signed_in,
    keep_mail_going,
    keep_news_true,
    keep_present,
    keep_reconciled,
    keep_sla,
    keep_taking_back,
    keep_waiting_honest,
    remove_unsent_attachments,
)
from handoff.transports.pages import Pages
from handoff.transports.reset_jobs import keep_automations_reviewed, keep_resets_going, keep_resets_true
from handoff.transports.reset_pages import ResetPages
from handoff.transports.security import add_headers
from handoff.transports.security_pages import SecurityPages
from handoff.transports.visitor_socket import VisitorSocket
from handoff.transports.widget_files import widget_routes


def make_desk(
    settings: Settings, publish: Publish, bot: BotGateway | None = None, *, policy: Path | None = None
) -> Desk:
    """The desk of these settings, or with another policy file; YamlProblem when policy or topics cannot be used."""
    database = Database(settings.database_url)
    transactions = Transactions(database, publish)
    topics = load_topics(settings.data)
    policies = load_policies(settings.data, topics.intents, policy)
    return Desk(
        database=database,
        transactions=transactions,
        bot=bot or RasaBot(settings.bot_url, settings.bot_token),
        policies=policies,
        routing=load_routing(settings.data, topics.intents, policies),
        topics=topics,
        waiting=load_waiting(settings.data),
        sla=load_sla(settings.data),
        notices=load_notices(settings.data, topics.intents),
        visitor_policies=load_visitor_policies(settings.data),
        host_keys=HostKeys(settings.host_keys),
        canned=load_canned(settings.data),
        answers=load_answers(settings.data),
        now=_now,
        attachments=make_attachment_store(settings.attachments),
        attachment_limit=settings.attachment_max_mb * 1024 * 1024,
        risk=load_risk(settings.data),
        automations=load_automations(settings.data),
        directories=make_directories(settings, transactions),
    )


def make_directories(settings: Settings, transactions: Transactions) -> Directories:
    """The directory of each organization that has one; SettingsProblem names what cannot be used."""
    passwords = {slug: password.get_secret_value() for slug, password in settings.directory_passwords.items()}
    entries = load_directory_entries(settings.data)
    try:
        return directories_of(entries, passwords, transactions, _now, with_demo=settings.demo)
    except UnusableDirectory as problem:
        raise SettingsProblem(str(problem)) from None


def _now() -> datetime:
    return datetime.now(UTC)


def make_attachment_store(place: str) -> AttachmentStore:
    """The folder or the bucket that the setting names; SettingsProblem when it names neither."""
    if "://" not in place:
        return AttachmentFolder(Path(place))
    try:
        return AttachmentBucket(place)
    except ValueError as problem:
        raise SettingsProblem(f"WARMDESK_ATTACHMENTS: {problem}") from None


def make_mail(settings: Settings) -> MailGateway:
    """Where mail goes: to the SMTP server of the settings, or into a folder as long as they name none.

    SettingsProblem when they name one that cannot be.
    """
    if not settings.smtp_url:
        return MailFolder(settings.mail_folder, settings.sender)
    try:
        return SmtpMail(SmtpServer.of(settings.smtp_url), settings.sender)
    except ValueError as problem:
        raise SettingsProblem(f"WARMDESK_SMTP_URL: {problem}") from None


def make_app(settings: Settings, bot: BotGateway | None = None) -> socketio.ASGIApp:
    """The whole service as one ASGI application."""
    # Origins are checked per site on connect; handlers of one client run in order, or a burst would be reordered.
    server = socketio.AsyncServer(
        async_mode="asgi",
        async_handlers=False,
        cors_allowed_origins="*",
        cors_credentials=False,
        http_compression=False,
    )
    fanout = Fanout(server, settings.public_url)
    desk = make_desk(settings, fanout.publish, bot)
    turns = TurnRunner(desk)
    tokens = SessionTokens(settings.secret)
    VisitorSocket(server, desk, tokens, turns, fanout)
    mail = make_mail(settings)
    post = PostOffice(desk, mail, tokens, settings.public_url)
    consoles = console_socket.open_door(server, desk, fanout)
    pages = Pages.make(desk, settings, consoles)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as jobs:
            running = [
                jobs.create_task(keep_reconciled(desk, turns)),
                jobs.create_task(archive_policies(desk)),
                jobs.create_task(keep_waiting_honest(desk)),
                jobs.create_task(keep_mail_going(post)),
                jobs.create_task(keep_consoles_signed_in(consoles)),
                jobs.create_task(remove_unsent_attachments(desk)),
                jobs.create_task(keep_assigned(desk, fanout.work_changed)),
                jobs.create_task(keep_present(desk, consoles)),
                jobs.create_task(keep_taking_back(desk)),
                jobs.create_task(keep_sla(desk)),
                jobs.create_task(keep_news_true(desk)),
                jobs.create_task(keep_resets_going(desk, tokens)),
                jobs.create_task(keep_resets_true(desk)),
                jobs.create_task(keep_automations_reviewed(desk, mail)),
            ]
            yield
            for job in running:
                job.cancel()
        await turns.close()
        with suppress(Exception):
            await desk.bot.close()
        await desk.directories.close()
        await desk.database.close()

    api = FastAPI(title="Warmdesk", version="0.1.0", docs_url=None, redoc_url=None, lifespan=lifespan)
    api.middleware("http")(add_headers)
    api.include_router(health_routes(desk))
    api.include_router(pages.routes())
    api.include_router(ResetPages(desk, settings, pages.templates).routes())
    api.include_router(SecurityPages(desk, pages.templates).routes())
    if settings.demo:
        api.include_router(demo_identity_routes(desk))
    api.include_router(AttachmentDoor(desk, tokens).routes())
    api.mount("/static", GZipMiddleware(StaticFiles(directory=settings.web / "dist", check_dir=False)))
    api.include_router(widget_routes(settings.web / "dist"))

    @api.exception_handler(DeskError)
    async def refused(request: Request, error: DeskError) -> Response:
        return await pages.error_page(request, error)

    return socketio.ASGIApp(server, other_asgi_app=api)
