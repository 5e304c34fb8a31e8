import type { HandoffLabel } from "../../shared/protocol";

const WRONG: readonly HandoffLabel[] = ["bot_could_answer", "too_late", "wrong_team"];

/** What y and n choose: n once more goes on to the next way in which it was wrong. */
export function nextLabel(key: string, chosen: HandoffLabel | null): HandoffLabel | undefined {
  if (key === "y") return "right";
  if (key !== "n") return undefined;
  return WRONG[(WRONG.indexOf(chosen ?? "right") + 1) % WRONG.length];
}
