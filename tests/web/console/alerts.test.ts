import { beforeEach, describe, expect, it, vi } from "vitest";
import { Alerts, windowTitle } from "../../../web/console/alerts/alerts";
import type { InFront } from "../../../web/console/alerts/in-front";
import type { AlertKind } from "../../../web/console/alerts/kinds";
import { AlertSettings } from "../../../web/console/alerts/settings";
import { row } from "./rows";

const KINDS: AlertKind[] = ["handover", "offer", "reply", "sla"];
const ring = vi.fn(async () => {});
const announce = vi.fn();
let who = "priya";
let settings: AlertSettings;
let isInFront = false;
let alerts: Alerts;

beforeEach(() => {
  localStorage.clear();
  ring.mockClear();
  announce.mockClear();
  who = "priya";
  settings = new AlertSettings(localStorage, () => who);
  isInFront = false;
  const inFront = { isAnywhere: async () => isInFront } as unknown as InFront;
  alerts = new Alerts(settings, inFront, { ring }, { announce, open: () => {} });
  vi.spyOn(document, "hasFocus").mockReturnValue(false);
  return () => vi.restoreAllMocks();
});

describe("an alert", () => {
  it.each(KINDS)("of the kind %s can be muted alone", async (muted) => {
    settings.mute(muted, true);
    for (const kind of KINDS) await alerts.raise(kind, row());
    expect(ring).toHaveBeenCalledTimes(3);
    expect(announce).toHaveBeenCalledTimes(3);
  });

  it("makes no sound where sound is off, and is told all the same", async () => {
    settings.silence(true);
    await alerts.raise("offer", row());
    expect(ring).not.toHaveBeenCalled();
    expect(announce).toHaveBeenCalledOnce();
    expect(alerts.latest).toBe("Offered to you");
  });

  it("of a conversation that somebody looks at says nothing: they see it", async () => {
    isInFront = true;
    await alerts.raise("reply", row());
    expect([ring.mock.calls, announce.mock.calls, alerts.latest]).toEqual([[], [], null]);
  });

  it("of several words in a row is one occasion, so that tabs and a burst ring once", async () => {
    await alerts.raise("reply", row({ last_seq: 4 }));
    await alerts.raise("reply", row({ last_seq: 5 }));
    const occasions = ring.mock.calls.map(([occasion]: unknown[]) => occasion);
    expect(new Set(occasions).size).toBe(1);
    await alerts.raise("offer", row());
    expect(new Set(ring.mock.calls.map(([occasion]: unknown[]) => occasion)).size).toBe(2);
  });
});

describe("what somebody wants to be alerted of", () => {
  it("is kept for each who uses the browser", () => {
    settings.mute("reply", true);
    settings.silence(true);
    const later = new AlertSettings(localStorage, () => who);
    expect([later.isMuted("reply"), later.isMuted("offer"), later.isSilent]).toEqual([true, false, true]);
    who = "tom";
    expect([later.isMuted("reply"), later.isSilent]).toEqual([false, false]);
    who = "priya";
    later.mute("reply", false);
    expect(settings.isMuted("reply")).toBe(false);
  });

  it("is everything where what was kept cannot be read", () => {
    localStorage.setItem("warmdesk.alerts.priya", "{");
    expect(KINDS.map((kind) => settings.isMuted(kind))).toEqual([false, false, false, false]);
  });
});

describe("the window's title", () => {
  it("says how much asks for somebody, and what happened while nobody looked", () => {
    expect(windowTitle(0, null)).toBe("Warmdesk");
    expect(windowTitle(2, null)).toBe("(2) Warmdesk");
    expect(windowTitle(1, "New reply")).toBe("(1) New reply · Warmdesk");
  });

  it("forgets what happened once somebody looks", async () => {
    await alerts.raise("handover", row({ priority: "urgent" }));
    expect(alerts.latest).toBe("New urgent handover");
    alerts.look();
    expect(alerts.latest).toBeNull();
  });
});
