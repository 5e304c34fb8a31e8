import { describe, expect, it } from "vitest";
import { accentOf } from "../../../web/widget/look/accent";
import { BLACK, contrast, READABLE, WHITE, type Rgb } from "../../../web/widget/look/contrast";
import { onHost } from "../../../web/widget/look/host-look";

const LIGHT: Rgb[] = [WHITE, [0.91, 0.9, 0.88]];
const DARK: Rgb[] = [[0.12, 0.11, 0.1], [0.2, 0.19, 0.17]];
const STEPS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const EVERY: Rgb[] = STEPS.flatMap((r) => STEPS.flatMap((g) => STEPS.map((b): Rgb => [r, g, b])));

describe.each([["light", LIGHT, BLACK], ["dark", DARK, WHITE]] as [string, Rgb[], Rgb][])("in the %s theme", (_, surfaces, ink) => {
  it("whatever accent a page asks for can be read, on it and as a link", () => {
    for (const asked of EVERY) {
      const look = accentOf(asked, surfaces, ink);
      for (const fill of [look.accent, look["accent-hover"]])
        expect(contrast(look["on-accent"], fill), `${asked}`).toBeGreaterThanOrEqual(READABLE);
      for (const surface of [...surfaces, look["accent-soft"]])
        expect(contrast(look["accent-text"], surface), `${asked}`).toBeGreaterThanOrEqual(READABLE);
    }
  });
});

it("leaves an accent alone that can be read", () => {
  const blue: Rgb = [0.1, 0.2, 0.6];
  const look = accentOf(blue, LIGHT, BLACK);
  expect([look.accent, look["accent-text"], look["on-accent"]]).toEqual([blue, blue, WHITE]);
});

it("lets a page replace font and radius, with the tokens as what stands otherwise", () => {
  const css = onHost(":root { --font: system-ui; --radius-large: 16px; --radius: 10px; } :root[data-theme=\"dark\"] { color-scheme: dark; }");
  expect(css).toContain("--font: var(--warmdesk-font, system-ui);");
  expect(css).toContain("--radius-large: var(--warmdesk-radius, 16px); --radius: 10px;");
  expect(css).toContain(":host([data-theme=\"dark\"])");
});
