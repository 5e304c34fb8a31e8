/** The forms about who the visitor is: what is wrong is said at its field, and nothing typed is lost by it. */
import { beforeEach, describe, expect, it } from "vitest";
import { WarmdeskEmailCheck } from "../../../web/widget/identity/email-check";
import { asksFirst, WarmdeskPreChat } from "../../../web/widget/identity/pre-chat";
import type { Saying } from "../../../web/widget/saying";
import { VisitorSession } from "../../../web/widget/session";
import { VisitorStore } from "../../../web/widget/visitor-store";
import { FakeLink, settled } from "../fake-link";
import { sessionOpened } from "../wire";

customElements.define("warmdesk-pre-chat", WarmdeskPreChat);
customElements.define("warmdesk-email-check", WarmdeskEmailCheck);

const QUESTIONS = [
  { id: "name", label: "Your name", kind: "text" as const, required: true, choices: [] },
  { id: "office", label: "Which office?", kind: "choice" as const, required: false, choices: ["Kiel", "Lübeck"] },
];
let link: FakeLink;
let session: VisitorSession;

async function shown<Form extends WarmdeskPreChat | WarmdeskEmailCheck>(name: string): Promise<Form> {
  const form = document.createElement(name) as Form;
  form.session = session;
  document.body.append(form);
  await form.updateComplete;
  return form;
}

const find = <Found extends Element>(form: HTMLElement, what: string): Found => form.shadowRoot!.querySelector<Found>(what)!;
const words = (form: HTMLElement, what: string): string => find(form, what).textContent!.trim();

async function submit(form: HTMLElement & { updateComplete: Promise<boolean> }): Promise<void> {
  find(form, "form").dispatchEvent(new Event("submit", { cancelable: true }));
  await settled();
  await form.updateComplete;
}

beforeEach(async () => {
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
  link = new FakeLink();
  session = new VisitorSession(link.link, new VisitorStore<Saying>("site"));
  session.start();
  await link.connect();
  await link.next().answer(sessionOpened({ pre_chat: QUESTIONS }));
});

describe("what is asked before the first message", () => {
  it("is told at its field, without asking the service, when it is missing", async () => {
    const form = await shown<WarmdeskPreChat>("warmdesk-pre-chat");
    await submit(form);
    expect(words(form, "#name-problem")).toBe("This is needed.");
    expect(find(form, "#name").getAttribute("aria-invalid")).toBe("true");
    expect(words(form, "#office-problem")).toBe("");
    expect(link.asked).toEqual([]);
  });

  it("is told at its field when the service does not take it", async () => {
    const form = await shown<WarmdeskPreChat>("warmdesk-pre-chat");
    find<HTMLInputElement>(form, "#name").value = " Maria ";
    await submit(form);
    const asked = link.next();
    expect([asked.name, asked.payload]).toEqual(["answer_pre_chat", { answers: { name: "Maria", office: "" } }]);
    await asked.refuse("invalid_input", "office: is none of the choices.");
    await form.updateComplete;
    expect(words(form, "#office-problem")).toBe("is none of the choices.");
    expect(asksFirst(session)).toBe(true);
  });

  it("gives way to the chat once it is answered, or once a person was asked for", async () => {
    const form = await shown<WarmdeskPreChat>("warmdesk-pre-chat");
    expect(form.shadowRoot!.querySelector(".link")).toBeNull();
    find<HTMLInputElement>(form, "#name").value = "Maria";
    await submit(form);
    await link.next().answer({ ok: true });
    expect(asksFirst(session)).toBe(false);
    session.identity.questions = QUESTIONS;
    expect(asksFirst(session)).toBe(true);
    session.askForPerson("I would like to talk to a person.");
    expect(asksFirst(session)).toBe(false);
  });

  it("can be skipped where nothing is needed", async () => {
    session.identity.questions = [QUESTIONS[1]!];
    const form = await shown<WarmdeskPreChat>("warmdesk-pre-chat");
    find<HTMLButtonElement>(form, ".link").click();
    expect(link.next().payload).toEqual({ answers: {} });
  });
});

describe("confirming an address", () => {
  it("takes an address, then the digits with or without spaces", async () => {
    const form = await shown<WarmdeskEmailCheck>("warmdesk-email-check");
    find<HTMLInputElement>(form, "input").value = "maria@example.com";
    await submit(form);
    const first = link.next();
    expect([first.name, first.payload]).toEqual(["request_email_code", { email: "maria@example.com" }]);
    await first.answer({ ok: true });
    await form.updateComplete;
    expect(words(form, "#why")).toContain("maria@example.com");
    find<HTMLInputElement>(form, "[autocomplete=one-time-code]").value = "123 456";
    await submit(form);
    const second = link.next();
    expect([second.name, second.payload]).toEqual(["confirm_email_code", { code: "123456" }]);
    await second.answer({ ok: true, identity: { verification: "email_code", name: null, address: "maria@example.com" } });
    expect(session.identity.shown.verification).toBe("email_code");
    expect(session.identity.isConfirming).toBe(false);
  });

  it("begins anew with another code, and says nothing more of the last one", async () => {
    const form = await shown<WarmdeskEmailCheck>("warmdesk-email-check");
    form.sentTo = "maria@example.com";
    await form.updateComplete;
    await submit(form);
    expect(words(form, "#problem")).not.toBe("");
    find<HTMLButtonElement>(form, ".link").click();
    await form.updateComplete;
    find<HTMLInputElement>(form, "[type=email]").value = "maria@example.com";
    await submit(form);
    await link.next().answer({ ok: true });
    await form.updateComplete;
    expect([find<HTMLInputElement>(form, "input").value, words(form, "#problem")]).toEqual(["", ""]);
  });

  it.each([
    ["code_wrong", "That is not the code"],
    ["code_ended", "cannot be used any more"],
    ["too_many_codes", "Too many codes"],
    ["internal", "internal"],
  ])("says what the service has against the code: %s", async (code, said) => {
    const form = await shown<WarmdeskEmailCheck>("warmdesk-email-check");
    form.sentTo = "maria@example.com";
    await form.updateComplete;
    find<HTMLInputElement>(form, "[autocomplete=one-time-code]").value = "123456";
    await submit(form);
    await link.next().refuse(code);
    await form.updateComplete;
    expect(words(form, "#problem")).toContain(said);
  });

  it("does not ask the service about what cannot be a code", async () => {
    const form = await shown<WarmdeskEmailCheck>("warmdesk-email-check");
    form.sentTo = "maria@example.com";
    await form.updateComplete;
    find<HTMLInputElement>(form, "[autocomplete=one-time-code]").value = "12345";
    await submit(form);
    expect([link.asked, words(form, "#problem").slice(0, 8)]).toEqual([[], "That is "]);
  });
});
