import { describe, expect, it } from "vitest";
import type { SlaStanding } from "../../../web/shared/protocol";
import { groupRows, matchesFilter } from "../../../web/console/lists/list-groups";
import { COLLEAGUE, ME, row } from "./rows";

const NOW = Date.parse("2025-03-03T12:00:00Z");
const at = (time: string): string => `2025-03-03T${time}:00Z`;
const due = (time: string): SlaStanding => ({ term: "first_response", paused: null, warn_at: null, deadline_at: at(time) });
const names = (rows: { visitor_name: string }[]): string[] => rows.map((each) => each.visitor_name);

describe("the lists", () => {
  it("put what is late first, then what is due next, then what is not counted; equals by the queue", () => {
    const rows = [
      row({ visitor_name: "not counted", queued_at: at("08:00") }),
      row({ visitor_name: "due next", sla: due("12:01"), queued_at: at("11:59") }),
      row({ visitor_name: "equal, came later", sla: due("12:30"), queued_at: at("11:30") }),
      row({ visitor_name: "equal, came first", sla: due("12:30"), queued_at: at("11:00") }),
      row({ visitor_name: "late", sla: due("11:58"), queued_at: at("11:40") }),
      row({ visitor_name: "later still", sla: due("11:50"), queued_at: at("11:45") }),
    ];
    const expected = ["later still", "late", "due next", "equal, came first", "equal, came later", "not counted"];
    expect(names(groupRows(rows, ME, NOW).waiting)).toEqual(expected);
    expect(names(groupRows([...rows].reverse(), ME, NOW).waiting)).toEqual(expected);
  });

  it("never change their order because time passes", () => {
    const rows = ["11:50", "12:10", "13:00", "14:00"].map((time) => row({ visitor_name: time, sla: due(time) }));
    const orders = [0, 1, 2, 3].map((hours) => names(groupRows(rows, ME, NOW + hours * 3_600_000).waiting));
    expect(new Set(orders.map(String)).size).toBe(1);
  });

  it("keep tickets apart from who waits in the chat", () => {
    const live = row({ visitor_name: "live" });
    const later = row({ visitor_name: "later", ticket_since: at("08:00") });
    const groups = groupRows([later, live], ME, NOW);
    expect([names(groups.waiting), names(groups.tickets)]).toEqual([["live"], ["later"]]);
  });

  it("tell mine from my colleagues'", () => {
    const mine = row({ status: "assigned", owner_technician_id: ME, visitor_name: "mine" });
    const theirs = row({ status: "assigned", owner_technician_id: COLLEAGUE, visitor_name: "theirs" });
    const groups = groupRows([mine, theirs], ME, NOW);
    expect([names(groups.mine), names(groups.colleagues)]).toEqual([["mine"], ["theirs"]]);
  });

  it("keep mine in place when one of them writes", () => {
    const first = { status: "assigned", owner_technician_id: ME, visitor_name: "first", queued_at: at("09:00") } as const;
    const second = { ...first, visitor_name: "second", queued_at: at("10:00") };
    const order = (lastMessageAt: string): string[] =>
      names(groupRows([row(second), row({ ...first, last_message_at: lastMessageAt })], ME, NOW).mine);
    expect(order(at("09:30"))).toEqual(["first", "second"]);
    expect(order(at("11:59"))).toEqual(["first", "second"]);
  });

  it("put an offer on top of mine until it is accepted", () => {
    const mine = { status: "assigned", owner_technician_id: ME } as const;
    const older = row({ ...mine, visitor_name: "accepted", queued_at: at("08:00") });
    const late = row({ ...mine, visitor_name: "late", sla: due("11:00") });
    const offer = row({ ...mine, visitor_name: "offered", queued_at: at("11:00"), accept_by: at("11:01") });
    expect(names(groupRows([older, late, offer], ME, NOW).mine)).toEqual(["offered", "late", "accepted"]);
  });

  it("show what was resolved today and not before", () => {
    const today = row({ status: "resolved", visitor_name: "today", at: at("09:00"), last_message_at: at("09:00") });
    const before = { at: "2025-03-01T09:00:00Z", last_message_at: "2025-03-01T09:00:00Z" };
    expect(names(groupRows([today, row({ status: "resolved", ...before })], ME, NOW).resolved)).toEqual(["today"]);
  });
});

describe("the filter", () => {
  it("wants every word, anywhere in the row, in any case", () => {
    const sam = row({ preview: "the PRINTER jams" });
    expect(matchesFilter(sam, "sam printer")).toBe(true);
    expect(matchesFilter(sam, "wd-1001")).toBe(true);
    expect(matchesFilter(sam, "sam scanner")).toBe(false);
  });
});
