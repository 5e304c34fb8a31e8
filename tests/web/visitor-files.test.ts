import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AttachmentView } from "../../web/shared/protocol";
import { WarmdeskComposer } from "../../web/widget/composer";
import { VisitorFiles } from "../../web/widget/files";
import type { Saying } from "../../web/widget/saying";
import { VisitorSession } from "../../web/widget/session";
import { VisitorStore } from "../../web/widget/visitor-store";
import { FakeLink, settled } from "./fake-link";
import { attachment, sessionOpened } from "./wire";

customElements.define("warmdesk-composer", WarmdeskComposer);
const NOW = Date.parse("2026-03-03T10:00:00Z");

const sent = (change: Partial<AttachmentView> = {}): AttachmentView =>
  attachment({ links_end_at: "2026-03-03T11:00:00Z", ...change });

const OTHER = "22222222-2222-4222-8222-222222222222";

/** What each upload was authorised with; none of them ends. */
function uploading(): { tokens: string[] } {
  const tokens: string[] = [];
  class Request {
    upload = {};
    onabort = (): void => {};
    open(): void {}
    send(): void {}
    abort(): void {
      this.onabort();
    }
    setRequestHeader(name: string, value: string): void {
      if (name === "authorization") tokens.push(value);
    }
  }
  vi.stubGlobal("XMLHttpRequest", Request);
  return { tokens };
}

let link: FakeLink;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  document.body.replaceChildren();
  link = new FakeLink();
});

describe("links to a visitor's files", () => {
  it("are paths of the service, whatever page the chat is on", () => {
    const files = new VisitorFiles(link.link, "https://desk.test", () => null, () => {});
    expect(files.address("/attachments/a1/file?until=1")).toBe("https://desk.test/attachments/a1/file?until=1");
  });

  it("that have run out are asked for anew, and the new ones are shown from then on", async () => {
    vi.useFakeTimers({ now: NOW + 3_600_000, toFake: ["Date"] });
    const changed = vi.fn();
    const files = new VisitorFiles(link.link, "https://desk.test", () => null, changed);
    await link.connect();
    files.lost(sent());
    const asked = link.next();
    expect([asked.name, asked.payload]).toEqual(["renew_attachment", { attachment_id: "a1" }]);
    await asked.answer({ ok: true, attachment: sent({ url: "/new" }) });
    expect([files.latest(sent()).url, changed.mock.calls.length]).toEqual(["/new", 1]);
    vi.useRealTimers();
  });

  it("that still hold are left to the browser", () => {
    const files = new VisitorFiles(link.link, "https://desk.test", () => null, () => {});
    expect([files.hasEnded(sent(), NOW), files.hasEnded(sent(), NOW + 3_599_000)]).toEqual([false, true]);
  });
});

describe("a message with files", () => {
  it("names them, and may be nothing else", async () => {
    const session = new VisitorSession(link.link, new VisitorStore<Saying>("site"));
    session.start();
    await link.connect();
    await link.next().answer(sessionOpened());
    session.say("", "", [sent()]);
    const asked = link.next();
    expect([asked.name, asked.payload.message, asked.payload.attachments]).toEqual(["user_uttered", "", ["a1"]]);
  });

  it("may be chosen for a conversation that is left before it is sent, and is uploaded for the new one", async () => {
    const { tokens } = uploading();
    const session = new VisitorSession(link.link, new VisitorStore<Saying>("site"));
    session.start();
    session.files.tray.add([new File(["x"], "shot.png")]);
    await link.connect();
    expect(tokens).toEqual([]);
    await link.next().answer(sessionOpened());
    void session.startConversation();
    await link.next().answer(sessionOpened({ session_id: "token-2", conversation_id: OTHER }));
    expect(tokens).toEqual(["Bearer token-1", "Bearer token-2"]);
    expect(session.files.tray.items.map(({ file }) => file.name)).toEqual(["shot.png"]);
    vi.unstubAllGlobals();
  });

  it("waits until every file of it is uploaded", async () => {
    const composer = new WarmdeskComposer();
    composer.files = new VisitorFiles(link.link, "https://desk.test", () => null, () => composer.requestUpdate());
    const said = vi.fn();
    composer.addEventListener("say", said);
    document.body.append(composer);
    composer.files.tray.add([new File(["x"], "shot.png")]);
    await settled();
    const field = composer.renderRoot.querySelector("textarea")!;
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    expect([said.mock.calls.length, composer.files.tray.items[0]!.state]).toEqual([0, "waiting"]);
    composer.files.tray.items = [{ ...composer.files.tray.items[0]!, state: "ready", attachment: sent() }];
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    expect(said).toHaveBeenCalledOnce();
  });
});
