import { beforeEach, describe, expect, it, vi } from "vitest";
import { Desk } from "../../../web/console/desk/desk";
import type { DeskLink } from "../../../web/console/desk/link";
import type { ReadUpTo } from "../../../web/shared/protocol";
import { FakeLink } from "../fake-link";
import { CONVERSATION } from "../wire";
import { COLLEAGUE, colleague, decision, ME, me, opened, row, staffMessage } from "./rows";

let link: FakeLink;
let desk: Desk;
const onHandoff = vi.fn();
const onOffer = vi.fn();
const onReply = vi.fn();

beforeEach(() => {
  onHandoff.mockClear();
  onOffer.mockClear();
  onReply.mockClear();
  link = new FakeLink();
  desk = new Desk(link as unknown as DeskLink, { onHandoff, onOffer, onReply, onMessage: () => {}, onOpened: () => {} });
});

async function openDesk(rows = [row()], read: ReadUpTo[] = []): Promise<void> {
  await link.connect();
  await link.next().answer({ ok: true, me, conversations: rows, presence: [colleague()], views: [], read });
}

async function openChat(seqs: number[]): Promise<void> {
  desk.open(CONVERSATION);
  const messages = seqs.map((seq) => staffMessage(seq));
  await link.next().answer(opened({ messages, decisions: seqs.map(decision) }));
}

const shownSeqs = (): number[] => desk.openChat!.messages.map(({ seq }) => seq);

describe("the desk", () => {
  it("asks after each reconnection from the last message it has, and shows each once", async () => {
    await openDesk();
    await openChat([1, 2]);
    await link.cut();
    await openDesk();
    const asked = link.next();
    expect(asked.payload).toEqual({ conversation_id: CONVERSATION, last_seq: 2 });
    link.tell("message_created", staffMessage(4));
    await asked.answer(opened({ messages: [staffMessage(3), staffMessage(4)] }));
    expect(shownSeqs()).toEqual([1, 2, 3, 4]);
  });

  it("keeps the newer row when an older fact arrives after it", async () => {
    await openDesk();
    link.tell("conversation_updated", row({ epoch: 3, status: "assigned" }));
    link.tell("conversation_updated", row({ epoch: 2 }));
    expect(desk.rowOf(CONVERSATION)?.status).toBe("assigned");
  });

  it("rings once for a new handover and not for one that is history", async () => {
    await openDesk([row({ new_handoff: true })]);
    expect(onHandoff).not.toHaveBeenCalled();
    link.tell("conversation_updated", row({ epoch: 2, new_handoff: true }));
    link.tell("conversation_updated", row({ epoch: 1, new_handoff: true }));
    expect(onHandoff).toHaveBeenCalledOnce();
  });

  it("asks for what a gap hides", async () => {
    vi.useFakeTimers();
    try {
      link.state = "online";
      const loading = desk.load();
      void link.next().answer({ ok: true, me, conversations: [row()], presence: [], views: [], read: [] });
      await loading;
      desk.open(CONVERSATION);
      void link.next().answer(opened({ messages: [staffMessage(1)], decisions: [decision(1)] }));
      await vi.advanceTimersByTimeAsync(0);
      link.tell("message_created", staffMessage(3, { author: "bot" }));
      await vi.advanceTimersByTimeAsync(1_000);
      expect(link.next().payload).toEqual({ conversation_id: CONVERSATION, last_seq: 1 });
    } finally {
      vi.useRealTimers();
    }
  });

  it("puts the unread divider after what was seen before looking away", async () => {
    await openDesk();
    await openChat([1, 2]);
    desk.look();
    expect(desk.openChat?.unreadAfter).toBeNull();
    desk.open(null);
    desk.open(CONVERSATION);
    expect(desk.openChat?.unreadAfter).toBe(2);
  });

  it("calls nothing new that arrived while somebody was looking", async () => {
    await openDesk();
    await openChat([1, 2]);
    desk.look();
    expect(link.next().name).toBe("mark_read");
    desk.open(null);
    desk.open(CONVERSATION);
    await link.next().answer(opened({ decisions: [decision(1), decision(2)] }));
    desk.look();
    link.tell("message_created", staffMessage(3));
    expect(desk.openChat?.unreadAfter).toBeNull();
  });

  it("says in the service's words why a conversation cannot be opened", async () => {
    await openDesk();
    desk.open(CONVERSATION);
    await link.next().refuse("conversation_unknown", "There is no such conversation.");
    expect(desk.openChat).toMatchObject({ state: "failed", failure: "There is no such conversation." });
  });

  it("rings once for an offer to oneself and not for a colleague's", async () => {
    await openDesk();
    const offer = { status: "assigned", accept_by: "2025-03-03T10:01:00Z", epoch: 2 } as const;
    link.tell("conversation_updated", row({ ...offer, owner_technician_id: COLLEAGUE }));
    expect(onOffer).not.toHaveBeenCalled();
    link.tell("conversation_updated", row({ ...offer, owner_technician_id: ME, epoch: 3 }));
    link.tell("conversation_updated", row({ ...offer, owner_technician_id: ME, epoch: 3, last_seq: 5 }));
    expect(onOffer).toHaveBeenCalledOnce();
    expect(desk.held).toBe(1);
  });

  it("counts no ticket as held, as it takes up no room", async () => {
    await openDesk();
    link.tell("conversation_updated", row({ status: "assigned", owner_technician_id: ME, epoch: 3 }));
    expect(desk.held).toBe(1);
    link.tell("conversation_updated", row({ status: "assigned", owner_technician_id: ME, epoch: 4, ticket_since: row().at }));
    expect(desk.held).toBe(0);
  });

  it("knows who of the colleagues cannot be expected to answer", async () => {
    await openDesk();
    expect(desk.people.absence(COLLEAGUE)).toBeNull();
    link.tell("presence_changed", { organization_id: row().organization_id, presence: colleague({ state: "offline" }), at: row().at });
    expect(desk.people.absence(COLLEAGUE)).toBe("offline");
  });

  it("puts the divider where this technician ended reading, in whichever browser that was", async () => {
    await openDesk([row({ last_seq: 3 })], [{ conversation_id: CONVERSATION, seq: 1 }]);
    expect(desk.isUnread(row({ last_seq: 3 }))).toBe(true);
    desk.open(CONVERSATION);
    await link.next().answer(opened({ messages: [1, 2, 3].map((seq) => staffMessage(seq)), read_seq: 2, decisions: [1, 2, 3].map(decision) }));
    expect(desk.openChat?.unreadAfter).toBe(2);
    desk.look();
    expect(link.next().payload).toEqual({ conversation_id: CONVERSATION, seq: 3 });
    link.tell("read_moved", { conversation_id: CONVERSATION, seq: 3 });
    expect(desk.openChat?.unreadAfter).toBe(2);
    expect(desk.isUnread(row({ last_seq: 3 }))).toBe(false);
  });

  it("tells of a visitor's word in a conversation of one's own, and of no note, answer or colleague's", async () => {
    const own = { status: "assigned", owner_technician_id: ME, epoch: 3 } as const;
    const at = (minute: number): string => `2025-03-03T10:0${minute}:00Z`;
    await openDesk([row({ ...own, last_seq: 3 })]);
    link.tell("conversation_updated", row({ ...own, last_seq: 4, last_author: "technician", last_message_at: at(1) }));
    link.tell("conversation_updated", row({ ...own, last_seq: 5, last_message_at: at(2) }));
    expect(onReply).toHaveBeenCalledOnce();
    link.tell("conversation_updated", row({ ...own, last_seq: 6, last_message_at: at(2) }));
    link.tell("conversation_updated", row({ ...own, owner_technician_id: COLLEAGUE, epoch: 4, last_seq: 7, last_message_at: at(3) }));
    expect(onReply).toHaveBeenCalledOnce();
  });

  it("counts what asks for somebody: who waits, and one's own with something unread", async () => {
    const own = { status: "assigned", owner_technician_id: ME } as const;
    const id = (letter: string): string => CONVERSATION.replaceAll("1", letter);
    await openDesk(
      [
        row({ conversation_id: id("2") }),
        row({ conversation_id: id("3"), ticket_since: row().at }),
        row({ ...own, conversation_id: id("4"), last_seq: 5 }),
        row({ ...own, conversation_id: id("5"), last_seq: 5 }),
      ],
      [{ conversation_id: id("4"), seq: 5 }],
    );
    expect(desk.asking).toBe(2);
  });
});
