import { beforeEach, describe, expect, it } from "vitest";
import { Commands } from "../../../web/console/desk/commands";
import { Desk } from "../../../web/console/desk/desk";
import type { DeskLink } from "../../../web/console/desk/link";
import { FakeLink } from "../fake-link";
import { CONVERSATION } from "../wire";
import { colleague, ME, me, row } from "./rows";

let link: FakeLink;
let commands: Commands;

beforeEach(async () => {
  localStorage.clear();
  link = new FakeLink();
  const nobody = { onHandoff: () => {}, onOffer: () => {}, onReply: () => {}, onMessage: () => {}, onOpened: () => {} };
  commands = new Commands(new Desk(link as unknown as DeskLink, nobody), () => {});
  await link.connect();
  await link.next().answer({ ok: true, me, conversations: [row()], presence: [colleague()], views: [], read: [] });
});

const mine = row({ epoch: 2, status: "assigned", owner_technician_id: ME });

describe("what is done to a conversation", () => {
  it("waits for the answer to what was done before, and acts on the epoch which that led to", async () => {
    void commands.claim(CONVERSATION);
    void commands.resolve(CONVERSATION, "solved", null);
    expect(link.asked.length).toBe(1);
    await link.next().answer({ ok: true, conversation: mine, undo: null });
    const asked = link.next();
    expect([asked.name, asked.payload.epoch]).toEqual(["resolve", 2]);
    expect(commands.busy.size).toBe(1);
    await asked.answer({ ok: true, conversation: row({ epoch: 3, status: "resolved" }), undo: null });
    expect(commands.busy.size).toBe(0);
  });

  it("is done once when its key is pressed twice", async () => {
    const both = [commands.claim(CONVERSATION), commands.claim(CONVERSATION)];
    await link.next().answer({ ok: true, conversation: mine, undo: null });
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(link.asked).toEqual([]);
  });

  it("is let be when what was done before it failed", async () => {
    void commands.claim(CONVERSATION);
    const resolved = commands.resolve(CONVERSATION, "solved", null);
    await link.next().refuse("already_owned");
    await link.next().answer({ ok: true, me, conversations: [row()], presence: [colleague()], views: [], read: [] });
    expect(await resolved).toBe(false);
    expect(link.asked.filter(({ name }) => name === "resolve")).toEqual([]);
    expect(commands.busy.size).toBe(0);
  });
});
