"""How long the console takes from an event to paint, with many conversations and one very long thread.

    .venv/test/bin/python -m tests.load.console_speed

Prints percentiles in milliseconds, taken in Chromium: from the arrival of the bytes at the page's socket to the end of
the frame that shows them. Nothing is asserted: a number belongs to the machine it was taken on.
"""

import asyncio
import logging
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import structlog
from playwright.async_api import Page, async_playwright

from handoff.services import decisions, messaging, staff, technician_actions
from handoff.services.visitor_sessions import VisitorSession, find_site, open_session
from handoff.storage.message_log import Draft, append
from handoff.storage.migrating import migrate
from handoff.storage.unit_of_work import UnitOfWork
from handoff.transports.console.connection import SESSION_COOKIE
from handoff.vocabulary import AuthorKind
from tests.conftest import ORIGIN, add_people, make_desk
from tests.e2e.conftest import ARGUMENTS, CHROMIUM
from tests.scripted_bot import ScriptedBot
from tests.transports.serving import Served, serving
from tests.transports.visitor import Visitor

CONVERSATIONS = 200
MESSAGES = 2_000
EVENTS = 100
APART_S = 0.12

write = sys.stdout.write

_WATCH = """
window.samples = [];
const after = new MessageChannel();
const waiting = [];
after.port1.onmessage = () => { for (const at of waiting.splice(0)) window.samples.push(performance.now() - at); };
const shown = (mark) => {
  const app = document.querySelector('wd-console')?.shadowRoot;
  const thread = app?.querySelector('wd-conversation-pane').shadowRoot.querySelector('wd-thread')?.shadowRoot;
  const items = [...(thread?.querySelectorAll('wd-message-item') ?? [])].slice(-10);
  const holds = (item) => item.shadowRoot.querySelector('.bubble')?.textContent.includes(mark);
  if (window.watched === 'thread') return items.some(holds);
  const rows = app?.querySelector('wd-list-pane').shadowRoot.querySelectorAll('wd-conversation-row') ?? [];
  return [...rows].some((row) => row.row.preview.includes(mark) && row.shadowRoot.textContent.includes(mark));
};
const watch = (mark, at) => requestAnimationFrame(() => {
  if (!shown(mark)) return watch(mark, at);
  waiting.push(at);
  after.port2.postMessage(null);
});
const known = new Set();
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', ({data}) => {
      const mark = /mark-\\d+-/.exec(data)?.[0];
      const fits = mark && (window.watched === 'thread') === data.includes('"message_created"');
      if (!fits || known.has(mark)) return;
      known.add(mark);
      watch(mark, performance.now());
    });
  }
};
"""


async def seed(served: Served) -> tuple[VisitorSession, list[VisitorSession]]:
    """Conversations that wait, and among them one with a very long thread, which Priya holds."""
    desk, sessions = served.desk, []
    site, name = await find_site(desk, "northwind", ORIGIN)
    for number in range(CONVERSATIONS):
        session = open_session(served.tokens, site, name, None, f"{ORIGIN}/start", None)
        await messaging.request_person(desk, session, f"m{number}")
        sessions.append(session)
    long = sessions[0]
    priya = await staff.signed_in(desk, await served.sign_in("priya"))
    await technician_actions.claim(desk, priya, long.conversation_id, 2)
    await desk.transactions.run(lambda unit: _talk(served, unit, long), long.conversation_id)
    return long, sessions


def _talk(served: Served, unit: UnitOfWork, session: VisitorSession) -> None:
    conversation, now = unit.conversation(session.conversation_id), served.desk.now()
    for number in range(MESSAGES):
        author = AuthorKind.TECHNICIAN if number % 2 else AuthorKind.VISITOR
        draft = Draft(
            author, f"Message {number}: it still says **error {number}** when it starts", author_name="Priya Nair"
        )
        stored = append(unit, conversation.id, draft, now).message
        if author is AuthorKind.VISITOR:
            decisions.record_relay(served.desk, unit, conversation, stored)


async def measure(page: Page, what: str, visitors: list[Visitor]) -> None:
    """Send events one after another and print how long each took to be seen."""
    await page.evaluate("(what) => { window.watched = what; window.samples = []; }", what)
    for number in range(EVENTS):
        await visitors[number % len(visitors)].say(f"mark-{number if what == 'thread' else 1000 + number}- is new")
        await asyncio.sleep(APART_S)
    await page.wait_for_function("(count) => window.samples.length >= count", arg=EVENTS)
    samples = sorted(await page.evaluate("window.samples"))
    report(f"{what}, {len(samples)} events", samples)


def report(what: str, samples: list[float]) -> None:
    quantiles = statistics.quantiles(samples, n=100, method="inclusive")
    worst = f"max {max(samples):.0f} ms"
    write(f"{what}: p50 {quantiles[49]:.0f} ms, p95 {quantiles[94]:.0f} ms, {worst}\n")


async def main() -> None:
    """Everything, on SQLite and in one process but for the browser."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    var = Path(tempfile.mkdtemp(prefix="warmdesk-speed-"))
    url = f"sqlite+aiosqlite:///{var / 'warmdesk.db'}"
    await asyncio.to_thread(migrate, url)
    desk = make_desk(url, ScriptedBot(), [])
    await add_people(desk)
    await desk.database.close()
    async with serving(url, ScriptedBot(), var) as served, async_playwright() as playwright:
        long, sessions = await seed(served)
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        context = await browser.new_context(viewport={"width": 1440, "height": 900})
        token = await served.sign_in("priya")
        await context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": served.url}])
        page = await context.new_page()
        await page.add_init_script(_WATCH)
        await page.goto(f"{served.url}/console")
        await page.locator("wd-conversation-row").nth(CONVERSATIONS - 1).wait_for(state="attached")
        began = await page.evaluate("performance.now()")
        await page.evaluate(f"location.hash = '#{long.conversation_id}'")
        await page.get_by_role("log").get_by_text(f"Message {MESSAGES - 1}:").wait_for()
        write(f"opening {MESSAGES} messages: {await page.evaluate('performance.now()') - began:.0f} ms\n")
        visitors = [await _resumed(served, session) for session in sessions[:20]]
        await measure(page, "thread", visitors[:1])
        await measure(page, "lists", visitors[1:])
        await browser.close()
    shutil.rmtree(var, ignore_errors=True)


async def _resumed(served: Served, session: VisitorSession) -> Visitor:
    visitor = await served.visitor()
    await visitor.open(served.tokens.issue(session, served.desk.now()))
    return visitor


if __name__ == "__main__":
    asyncio.run(main())
