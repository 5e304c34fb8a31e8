import { describe, expect, it } from "vitest";
import { replyEffect, replyObstacle } from "../../../web/console/composer/reply-obstacle";
import { canTakeOver, nextOffer } from "../../../web/console/routing/offers";
import { transferTargets } from "../../../web/console/routing/transfer-target";
import type { Me } from "../../../web/shared/protocol";
import { COLLEAGUE, colleague, ME, me, row } from "./rows";

const mine = { status: "assigned", owner_technician_id: ME } as const;

describe("an offer", () => {
  it("that ends first is the next to accept", () => {
    const late = row({ ...mine, conversation_id: "late", accept_by: "2025-03-03T10:02:00Z" });
    const soon = row({ ...mine, conversation_id: "soon", accept_by: "2025-03-03T10:01:00Z" });
    const theirs = row({ ...soon, conversation_id: "theirs", owner_technician_id: COLLEAGUE });
    expect(nextOffer([late, theirs, soon, row(mine)], ME)?.conversation_id).toBe("soon");
    expect(nextOffer([theirs], ME)).toBeNull();
  });
});

describe("a reply", () => {
  it("may be written to a chat of the bot, and says that it takes over", () => {
    const bot = row({ status: "bot", owner: { kind: "bot", name: null } });
    expect(replyObstacle(bot, ME)).toBeNull();
    expect(replyEffect(bot, ME)).toContain("takes over");
    expect(replyEffect(row({ ...mine, accept_by: row().at }), ME)).toContain("accepts");
    expect(replyEffect(row(mine), ME)).toBeNull();
  });
});

describe("taking over", () => {
  const lead: Me = { ...me, organizations: [{ organization_id: row().organization_id, name: "Northwind", role: "lead" }] };

  it.each([
    ["a lead, from a colleague", lead, row({ ...mine, owner_technician_id: COLLEAGUE }), true],
    ["a lead, of their own", lead, row(mine), false],
    ["a lead, of what waits", lead, row(), false],
    ["a lead elsewhere", lead, row({ ...mine, owner_technician_id: COLLEAGUE, organization_id: "other" }), false],
    ["a technician", me, row({ ...mine, owner_technician_id: COLLEAGUE }), false],
  ])("by %s", (_, who, what, expected) => {
    expect(canTakeOver(what, who)).toBe(expected);
  });
});

describe("where a conversation can be passed", () => {
  it("names teams, then colleagues who can take it, then the others with what is in the way", () => {
    const found = transferTargets({
      ok: true,
      teams: [{ team_id: "t", name: "Network", waiting: 2, available: 0 }],
      people: [
        colleague({ name: "Ada", state: "away" }),
        colleague({ name: "Ben", load: 5 }),
        colleague({ name: "Cleo" }),
      ],
    });
    expect(found.teams.map(({ detail, obstacle }) => [detail, obstacle])).toEqual([["2 waiting, 0 available", null]]);
    expect(found.people.map(({ name, obstacle }) => [name, obstacle])).toEqual([
      ["Cleo", null],
      ["Ada", "Away"],
      ["Ben", "Full"],
    ]);
  });
});
