import { describe, expect, it } from "vitest";
import { filterWords, isEmpty, isSame, NO_FILTER, passes } from "../../../web/console/lists/filter";
import { nextRiskAt, riskOf } from "../../../web/console/sla/risk";
import type { ListFilter, SlaStanding } from "../../../web/shared/protocol";
import { COLLEAGUE, ME, row } from "./rows";

const NOW = Date.parse("2025-03-03T12:00:00Z");
const at = (time: string): string => `2025-03-03T${time}:00Z`;
const due = (warn: string, deadline: string): SlaStanding => ({
  term: "next_response",
  paused: null,
  warn_at: at(warn),
  deadline_at: at(deadline),
});
const paused: SlaStanding = { term: "resolution", paused: "visitor", warn_at: null, deadline_at: null };

describe("the risk of a deadline", () => {
  it.each([
    [due("11:00", "11:59"), "late"],
    [due("11:00", "12:30"), "soon"],
    [due("12:00", "12:30"), "soon"],
    [due("12:01", "12:30"), "calm"],
    [paused, "none"],
    [null, "none"],
  ])("%o is %s", (sla, risk) => {
    expect(riskOf(sla, NOW)).toBe(risk);
  });

  it("is next looked at when the first of the calm ones is to be warned of", () => {
    const rows = [due("11:00", "12:30"), due("12:20", "12:30"), due("12:10", "12:40"), paused].map((sla) => row({ sla }));
    expect(nextRiskAt(rows, NOW)).toBe(Date.parse(at("12:10")));
    expect(nextRiskAt([], NOW)).toBeNull();
  });
});

describe("a filter", () => {
  const waiting = row({ priority: "high", sla: due("11:00", "12:30"), preview: "the printer" });

  it.each<[ListFilter, boolean]>([
    [{}, true],
    [{ organization_id: waiting.organization_id }, true],
    [{ organization_id: ME }, false],
    [{ team: "Service desk" }, true],
    [{ team: "Network" }, false],
    [{ priority: "high" }, true],
    [{ priority: "urgent" }, false],
    [{ standing: "waiting" }, true],
    [{ standing: "mine" }, false],
    [{ at_risk: true }, true],
    [{ text: "printer" }, true],
    [{ text: "scanner" }, false],
    [{ priority: "high", text: "scanner" }, false],
  ])("%o: %s", (filter, passed) => {
    expect(passes(waiting, filter, ME, NOW)).toBe(passed);
  });

  it("sees a list with the eyes of whoever looks", () => {
    const mine = row({ status: "assigned", owner_technician_id: ME });
    expect(passes(mine, { standing: "mine" }, ME, NOW)).toBe(true);
    expect(passes(mine, { standing: "mine" }, COLLEAGUE, NOW)).toBe(false);
    expect(passes(mine, { standing: "colleagues" }, COLLEAGUE, NOW)).toBe(true);
  });

  it("is the same whether its parts are left out or empty", () => {
    expect(isSame({ text: " printer " }, { ...NO_FILTER, text: "printer" })).toBe(true);
    expect(isSame({ priority: "high" }, { priority: "urgent" })).toBe(false);
    expect(isEmpty({ ...NO_FILTER, text: " " })).toBe(true);
    expect(isEmpty({ ...NO_FILTER, at_risk: true })).toBe(false);
  });

  it("says in words what it leaves", () => {
    const filter = { ...NO_FILTER, standing: "bot", priority: "urgent", at_risk: true } as const;
    expect(filterWords(filter, [])).toEqual(["With the bot", "Urgent", "SLA at risk"]);
    expect(filterWords(NO_FILTER, [])).toEqual([]);
  });
});
