import type { Device } from "../../shared/protocol";

/** Browser and system as the browser tells them. */
export function deviceWords({ browser, system }: Device): string | null {
  return [browser, system].filter(Boolean).join(" on ") || null;
}
