import { beforeEach, describe, expect, it } from "vitest";
import type { SessionOpened } from "../../../web/shared/protocol";
import { AT, attachment, claimedBy, conversation, ended, message, queue, sessionOpened } from "../wire";
import { OpenWidget } from "./open-widget";

const OTHER = "22222222-2222-4222-8222-222222222222";
const SAID = { messages: [message(1)] };
const WAITING = { ...SAID, conversation: conversation({ epoch: 2, status: "queued", last_seq: 1 }), queue: queue(1, 2) };
const RESOLVED = { ...SAID, conversation: conversation({ epoch: 4, status: "resolved", last_seq: 1 }), ended: ended(4) };
const END = "End this conversation";

const ack = ({ conversation, ended }: Partial<SessionOpened>): object => ({ ok: true, conversation, ended });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("ending", () => {
  it("with the assistant happens at once, at the epoch that is seen", async () => {
    const open = await OpenWidget.with(SAID);
    await open.choose(END);
    const asked = open.link.next();
    expect([asked.name, asked.payload]).toEqual(["end_conversation", { epoch: 1 }]);
    await asked.answer(ack({ conversation: conversation({ epoch: 2, status: "resolved" }), ended: ended(2, { by_visitor: true }) }));
    await open.drawn();
    expect(open.session.thread.conversation?.status).toBe("resolved");
    expect(open.find("#how")!.textContent).toContain("You ended this conversation");
    expect(open.find(".holder")!.textContent).toBe("Ended");
  });

  it("asks first while a person is waited for, and Escape keeps both it and the chat open", async () => {
    const open = await OpenWidget.with(WAITING);
    await open.choose(END);
    expect([open.link.asked, open.find("#consequence")!.textContent]).toEqual([[], "You give up your place in the queue."]);
    open.find("[data-answer=keep]")!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }));
    await open.drawn();
    expect([open.find("[data-answer=keep]"), open.widget.isOpen]).toEqual([null, true]);
  });

  it("says what has changed meanwhile, and names who would be left now", async () => {
    const open = await OpenWidget.with(WAITING);
    await open.choose(END);
    await open.click("[data-answer=end]");
    open.link.tell("conversation_updated", claimedBy("Priya", 3, 1));
    await open.link.next().refuse("stale_epoch", "This conversation has changed hands meanwhile.");
    await open.drawn();
    expect(open.find(".problem")!.textContent).toContain("passed to somebody else");
    expect(open.find("#consequence")!.textContent).toContain("Priya is still here");
    await open.click("[data-answer=end]");
    expect(open.link.next().payload).toEqual({ epoch: 3 });
  });

  it("is refused in words while offline, and nothing is sent later", async () => {
    const open = await OpenWidget.with(SAID);
    await open.link.cut();
    await open.choose(END);
    await open.click("[data-answer=end]");
    expect(open.find(".problem")!.textContent).toContain("You are offline");
    await open.link.connect();
    await open.link.next().answer(sessionOpened(SAID));
    expect(open.link.asked).toEqual([]);
  });
});

describe("a copy by mail", () => {
  const COPY = "Send by e-mail";
  const field = (open: OpenWidget): HTMLInputElement => open.find("warmdesk-copy-form")!.shadowRoot!.querySelector("input")!;
  const MARIA = { verification: "email_code" as const, name: null, address: "maria@example.com" };

  it("is offered to the address that was confirmed, before the one that was left for an answer", async () => {
    const ticket = { reference: "WD-ABCDEFGH", since: AT, opens_at: null, contact_email: "other@example.com" };
    const waiting = { ...WAITING, conversation: { ...WAITING.conversation, ticket } };
    const unconfirmed = await OpenWidget.with(waiting);
    await unconfirmed.choose(COPY);
    expect(field(unconfirmed).value).toBe("other@example.com");
    const confirmed = await OpenWidget.with({ ...waiting, identity: MARIA });
    await confirmed.choose(COPY);
    expect(field(confirmed).value).toBe("maria@example.com");
  });

  it("says what was wrong and keeps what was typed, and where it goes once it does", async () => {
    const open = await OpenWidget.with(SAID);
    await open.choose(COPY);
    const submit = (): boolean => field(open).form!.dispatchEvent(new Event("submit", { cancelable: true }));
    field(open).value = "maria@example.com";
    submit();
    await open.link.next().refuse("too_many_mails");
    await open.drawn();
    expect([open.find(".problem")!.textContent, field(open).value]).toEqual([
      "Enough e-mails were sent for today. You can download the conversation instead.",
      "maria@example.com",
    ]);
    submit();
    const asked = open.link.next();
    expect([asked.name, asked.payload]).toEqual(["mail_transcript", { email: "maria@example.com" }]);
    await asked.answer({ ok: true, recipient: "maria@example.com", whole: true });
    await open.drawn();
    const form = open.find("warmdesk-copy-form")!.shadowRoot!;
    expect(form.querySelector("[role=status]")!.textContent).toContain("on its way to maria@example.com");
    expect([form.querySelector("input"), form.activeElement]).toEqual([null, form.querySelector(".close")]);
  });
});

describe("after the end", () => {
  it("one click says that it was not solved", async () => {
    const open = await OpenWidget.with(RESOLVED);
    await open.click(".answers .outlined");
    const asked = open.link.next();
    expect([asked.name, asked.payload]).toEqual(["reopen_conversation", { epoch: 4 }]);
    await asked.answer(ack({ conversation: conversation({ epoch: 5, status: "queued", last_seq: 2 }), ended: null }));
    await open.drawn();
    expect([open.session.thread.ended, open.find("#how")]).toEqual([null, null]);
  });

  it("and beyond its time it only says that a new one begins", async () => {
    const open = await OpenWidget.with({ ...RESOLVED, ended: ended(4, { reopen_until: "2020-01-01T00:00:00Z" }) });
    expect(open.find("#how")!.textContent).toContain("begins a new one");
    expect(open.find(".answers .outlined")).toBeNull();
  });

  it("what is written too late goes to a new conversation with its files, and the old one can still be read", async () => {
    const open = await OpenWidget.with(RESOLVED);
    open.session.say("It is back", "It is back", [attachment()]);
    await open.link.next().refuse("conversation_over");
    const begun = { session_id: "token-2", conversation_id: OTHER, conversation: conversation({ conversation_id: OTHER }) };
    const started = open.link.next();
    expect(started.name).toBe("start_conversation");
    await started.answer(sessionOpened(begun));
    const sent = open.link.next();
    expect([sent.payload.message, sent.payload.attachments]).toEqual(["It is back", ["a1"]]);
    await sent.answer({ ok: true, message: message(1, { conversation_id: OTHER, client_msg_id: sent.payload.client_msg_id as string }) });
    await open.drawn();
    await open.choose("Conversation of");
    expect(open.link.next().payload).toEqual({ session_id: "token-1", last_seq: 0 });
  });
});
