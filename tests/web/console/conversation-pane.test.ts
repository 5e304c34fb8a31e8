import { beforeEach, describe, expect, it } from "vitest";
import { newChat, withFailure, withOpened } from "../../../web/console/desk/chat";
import type { DeskLink } from "../../../web/console/desk/link";
import { Trays } from "../../../web/console/desk/trays";
import { Writing } from "../../../web/console/replies/writing";
import { ConversationPane } from "../../../web/console/thread/conversation-pane";
import { FakeLink, settled } from "../fake-link";
import { AT, CONVERSATION } from "../wire";
import { COLLEAGUE, ME, opened, row } from "./rows";

const LOADING = newChat(CONVERSATION, null);

let pane: ConversationPane;

beforeEach(async () => {
  document.body.replaceChildren();
  const desk = new FakeLink() as unknown as DeskLink;
  pane = new ConversationPane();
  Object.assign(pane, { outgoing: [], viewers: [], writers: [], technicianId: ME, online: true });
  Object.assign(pane, { writing: new Writing(sessionStorage, desk), trays: new Trays(desk) });
  pane.row = row({ status: "assigned", owner_technician_id: COLLEAGUE });
  pane.chat = LOADING;
  document.body.append(pane);
  await settled();
});

function field(): HTMLTextAreaElement | null {
  return pane.renderRoot.querySelector("wd-composer")?.renderRoot.querySelector("textarea") ?? null;
}

describe("a conversation that is still loading", () => {
  it("takes a note at once, which stays in front once all is there", async () => {
    await pane.startWriting("note");
    expect(field()!.getAttribute("aria-label")).toBe("Note to colleagues");
    const before = field();
    before!.value = "Ask for the serial number";
    before!.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
    pane.chat = withOpened(LOADING, opened());
    await settled();
    expect(field()).toBe(before);
    expect([field()!.getAttribute("aria-label"), field()!.value]).toEqual(["Note to colleagues", "Ask for the serial number"]);
  });

  it("says so in place of its messages, and nothing of the visitor's being away", async () => {
    pane.row = row({ ticket_since: AT });
    await settled();
    expect(pane.renderRoot.querySelector("[role=status]")!.textContent).toBe("Loading the conversation…");
    expect(pane.renderRoot.textContent).not.toMatch(/e-mail|ticket/);
  });

  it("has no field when it cannot be opened", async () => {
    pane.chat = withFailure(LOADING, "It is no longer yours to see.");
    await settled();
    expect(field()).toBeNull();
  });
});
