import { describe, expect, it } from "vitest";
import theme from "../../web/shared/theme.css?raw";

type Scheme = "light" | "dark";

function colour(name: string, scheme: Scheme): string {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(theme)?.[1] ?? "";
  const [light, dark] = value.match(/#[0-9a-f]{6}/g) ?? [];
  if (!light) throw new Error(`--${name} is not in the theme`);
  return scheme === "dark" ? (dark ?? light) : light;
}

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

const SURFACES = ["ground", "surface", "sunken", "hover"];
const READ: [string, string][] = [
  ...SURFACES.flatMap((on): [string, string][] => [["text", on], ["text-quiet", on], ["accent-text", on]]),
  ...["ok", "warn", "danger"].flatMap((state): [string, string][] => [
    [`${state}-text`, `${state}-soft`],
    [`${state}-text`, "surface"],
    [`${state}-text`, "ground"],
  ]),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["accent-text", "accent-soft"],
  ["text", "accent-soft"],
];

describe.each(["light", "dark"] as const)("in the %s theme", (scheme) => {
  it.each(READ)("%s can be read on %s", (text, on) => {
    expect(contrast(colour(text, scheme), colour(on, scheme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["ground", "surface"])("outlines can be seen on %s", (on) => {
    expect(contrast(colour("outline", scheme), colour(on, scheme))).toBeGreaterThanOrEqual(3);
  });
});
