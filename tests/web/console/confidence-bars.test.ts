import { afterEach, describe, expect, it } from "vitest";
import "../../../web/console/thread/confidence-bars";
import type { ConfidenceBars } from "../../../web/console/thread/confidence-bars";
import { percent } from "../../../web/console/words";

afterEach(() => document.body.replaceChildren());

async function shown(...shares: number[]): Promise<string[]> {
  const bars = document.createElement("wd-confidence-bars") as ConfidenceBars;
  bars.top = shares.map((confidence, place) => ({ intent: `faq/${place}`, title: `Topic ${place}`, confidence }));
  document.body.append(bars);
  await bars.updateComplete;
  return [...bars.shadowRoot!.querySelectorAll(".share")].map((share) => share.textContent);
}

describe("the best guesses", () => {
  it("are three, best first", async () => {
    expect(await shown(0.5, 0.2, 0.1, 0.05)).toEqual([0.5, 0.2, 0.1].map(percent));
  });

  it("leave out what would read as 0 % beside the best one, and never that", async () => {
    expect(await shown(0.99, 0.006, 0.004)).toEqual([0.99, 0.006].map(percent));
    expect(await shown(0.001, 0.0009)).toEqual([percent(0)]);
  });
});
