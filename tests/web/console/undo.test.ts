import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Commands } from "../../../web/console/desk/commands";
import { Desk } from "../../../web/console/desk/desk";
import type { DeskLink } from "../../../web/console/desk/link";
import { nextLabel } from "../../../web/console/dialogs/label-keys";
import { doneWords } from "../../../web/console/undo/undo-offer";
import type { ConversationAck, ConversationChanged, Undoable } from "../../../web/shared/protocol";
import { FakeLink } from "../fake-link";
import { CONVERSATION } from "../wire";
import { colleague, COLLEAGUE, ME, me, row } from "./rows";

let link: FakeLink;
let desk: Desk;
let commands: Commands;
let told: string[];

beforeEach(async () => {
  localStorage.clear();
  link = new FakeLink();
  told = [];
  desk = new Desk(link as unknown as DeskLink, {
    onHandoff: () => {},
    onOffer: () => {},
    onReply: () => {},
    onMessage: () => {},
    onOpened: () => {},
  });
  commands = new Commands(desk, (sentence) => told.push(sentence));
  await link.connect();
  await link.next().answer({ ok: true, me, conversations: [row()], presence: [colleague()], views: [], read: [] });
});

afterEach(() => vi.useRealTimers());

const mine = (change: Partial<ConversationChanged> = {}): ConversationChanged =>
  row({ epoch: 2, status: "assigned", owner_technician_id: ME, ...change });

function ack(action: Undoable, conversation: ConversationChanged, ttl_s = 30): ConversationAck {
  return { ok: true, conversation, undo: { action, epoch: conversation.epoch, ttl_s } };
}

async function claimed(): Promise<void> {
  void commands.claim(CONVERSATION);
  await link.next().answer(ack("claimed", mine()));
}

describe("undo", () => {
  it("is offered for what was just done, and sent with the epoch that it led to", async () => {
    await claimed();
    expect(doneWords(commands.undos.current!)).toBe("Claimed: Sam Reed");
    void commands.undo();
    const asked = link.next();
    expect([asked.name, asked.payload]).toEqual(["undo", { conversation_id: CONVERSATION, epoch: 2 }]);
    await asked.answer({ ok: true, conversation: row({ epoch: 3 }), undo: null });
    expect(desk.rowOf(CONVERSATION)!.status).toBe("queued");
    expect(commands.undos.current).toBeNull();
  });

  it("is not offered any more once somebody else has acted", async () => {
    await claimed();
    desk.receiveRow(mine({ epoch: 3, owner_technician_id: COLLEAGUE }));
    expect(commands.undos.current).toBeNull();
    expect(await commands.undo()).toBe(false);
    expect(link.asked).toEqual([]);
  });

  it("of what was passed on stays while nobody has accepted it", async () => {
    await claimed();
    void commands.transfer(CONVERSATION, { team_id: "t" }, "not mine");
    await link.next().answer(ack("transferred", row({ epoch: 3 })));
    desk.receiveRow(mine({ epoch: 4, owner_technician_id: COLLEAGUE, accept_by: "2026-11-26T10:00:00Z" }));
    expect(commands.undos.current?.epoch).toBe(3);
    desk.receiveRow(mine({ epoch: 4, owner_technician_id: COLLEAGUE, accept_by: null }));
    expect(commands.undos.current).toBeNull();
  });

  it("runs out when the service said it would", async () => {
    vi.useFakeTimers();
    commands.undos.receive(ack("resolved", row(), 30));
    vi.advanceTimersByTime(29_000);
    expect(commands.undos.current).not.toBeNull();
    vi.advanceTimersByTime(1_000);
    expect(commands.undos.current).toBeNull();
  });

  it("says why when it was refused, and is not offered again", async () => {
    await claimed();
    void commands.undo();
    await link.next().refuse("stale_epoch", "This conversation has changed hands meanwhile.");
    expect(told).toEqual(["This conversation has changed hands meanwhile."]);
    await link.next().answer({ ok: true, me, conversations: [mine()], presence: [], views: [], read: [] });
    expect(commands.undos.current).toBeNull();
  });
});

describe("the keys of the question whether a handover was right", () => {
  it("are y, and n for each way in which it was wrong, in turn", () => {
    expect(nextLabel("y", "wrong_team")).toBe("right");
    const said = [nextLabel("n", null)!];
    for (let again = 0; again < 3; again++) said.push(nextLabel("n", said.at(-1)!)!);
    expect(said).toEqual(["bot_could_answer", "too_late", "wrong_team", "bot_could_answer"]);
    expect(nextLabel("x", null)).toBeUndefined();
  });
});
