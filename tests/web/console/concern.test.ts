import { beforeEach, describe, expect, it } from "vitest";
import { cardQuotes, newChat, withOpened } from "../../../web/console/desk/chat";
import "../../../web/console/lists/conversation-row";
import "../../../web/console/thread/message-item";
import type { ConversationChanged, DecisionView, HandoffCard } from "../../../web/shared/protocol";
import { AT, CONVERSATION } from "../wire";
import { decision, opened, row, staffMessage } from "./rows";

const WISH = "I would like to talk to a person.";
const messages = [
  staffMessage(1, { author: "visitor", text: "Outlook gets no mail" }),
  staffMessage(2, { author: "bot", text: "First find out whether the mailbox is stuck." }),
  staffMessage(3, { author: "visitor", text: WISH }),
];

beforeEach(() => document.body.replaceChildren());

async function drawn(name: string, properties: object): Promise<string> {
  const element = Object.assign(document.createElement(name) as HTMLElement & { updateComplete: Promise<boolean> }, properties);
  document.body.append(element);
  await element.updateComplete;
  return element.shadowRoot!.textContent!;
}

function quotes(change: Partial<HandoffCard>, written = messages): string[] {
  const said = { reason: "asked_for_person", rule: "asked_for_person", why: "The visitor asked for a person.", priority: "normal" } as const;
  const lists = { top: [], slots: [], tried: [], withheld: [] };
  const card = { ...said, ...lists, requested_at: AT, confidence: 1, message_seq: 3, about_seq: null, names_concern: false, ...change };
  return cardQuotes(withOpened(newChat(CONVERSATION, null), opened({ card, messages: written })));
}

describe("what a visitor came with", () => {
  it("is quoted on the card before the wish for a person that brought one", () => {
    expect(quotes({ about_seq: 1 })).toEqual(["Outlook gets no mail", WISH]);
    expect(quotes({})).toEqual([WISH]);
  });

  it("is what they write after it where nothing was said before, as soon as it is", () => {
    const later = [...messages, staffMessage(4, { author: "system", text: "…" }), staffMessage(5, { author: "visitor", text: "It beeps" })];
    expect(quotes({}, later)).toEqual(["It beeps", WISH]);
    expect(quotes({ about_seq: 1 }, later)).toEqual(["Outlook gets no mail", WISH]);
    expect(quotes({ names_concern: true }, later)).toEqual([WISH]);
  });

  it("stands in its row in the visitor's own words, and others' words under who said them", async () => {
    const words = (change: Partial<ConversationChanged>): Promise<string> => drawn("wd-conversation-row", { row: row(change) });
    expect(await words({ preview: "Outlook gets no mail" })).not.toContain("Visitor:");
    expect(await words({ preview: "I am on it", preview_author: "technician" })).toContain("Technician: I am on it");
  });
});

describe("the decision record of a message", () => {
  const shown = (outcome: DecisionView["outcome"]): Promise<string> =>
    drawn("wd-message-item", { message: messages[0], opensTurn: true, visitorName: "Sam", decision: { ...decision(1), outcome } });

  it("is there to be asked for, except where a person had the conversation, which the thread shows", async () => {
    expect(await shown("answer")).toContain("Outlook gets no mail");
    expect(document.body.querySelector("wd-message-item")!.shadowRoot!.querySelector("wd-decision-note")).not.toBeNull();
    document.body.replaceChildren();
    await shown("relay");
    expect(document.body.querySelector("wd-message-item")!.shadowRoot!.querySelector("wd-decision-note")).toBeNull();
  });
});
