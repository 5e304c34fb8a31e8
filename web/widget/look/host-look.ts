/** What a host page may change of the look: a handful of variables, set in its own style sheet. */
import { accentOf, type Accent } from "./accent";
import { BLACK, WHITE, type Rgb } from "./contrast";

const SURFACES = ["--surface", "--ground", "--sunken", "--hover"];
/** Tokens that a variable of the host page replaces as they are. */
const REPLACED = { font: "--warmdesk-font", "radius-large": "--warmdesk-radius" };

/** The page's tokens, for a shadow root whose host carries the variables. */
export function onHost(tokens: string): string {
  const placed = tokens.replace(/:root(\[[^\]]*\])?/g, (_, attribute?: string) =>
    attribute ? `:host(${attribute})` : ":host",
  );
  return Object.entries(REPLACED).reduce(
    (css, [token, variable]) => css.replace(new RegExp(`--${token}: ([^;]+);`), `--${token}: var(${variable}, $1);`),
    placed,
  );
}

/** Rules for the accent that the host page asks for; null where it asks for none, or for what is no colour. */
export function accentRules(host: Element, root: ShadowRoot): string | null {
  const asked = getComputedStyle(host).getPropertyValue("--warmdesk-accent").trim();
  if (!asked) return null;
  const light = palette(asked, root, "light");
  const dark = palette(asked, root, "dark");
  if (light && dark) return rules(light, dark);
  console.error(`Warmdesk: the accent “${asked}” is no colour.`);
  return null;
}

function palette(asked: string, root: ShadowRoot, scheme: "light" | "dark"): Accent | null {
  const accent = resolved(asked, root, scheme);
  const surfaces = SURFACES.map((name) => resolved(`var(${name})`, root, scheme) ?? WHITE);
  return accent && accentOf(accent, surfaces, scheme === "light" ? BLACK : WHITE);
}

/** The browser knows every way to write a colour; mixing it with nothing makes it say the result in one of them. */
function resolved(colour: string, root: ShadowRoot, scheme: string): Rgb | null {
  const probe = document.createElement("i");
  probe.style.colorScheme = scheme;
  // What is no colour would otherwise leave the inherited one.
  probe.style.setProperty("color", "rgb(0 0 0 / 0)");
  root.append(probe);
  probe.style.setProperty("color", `color-mix(in srgb, ${colour} 100%, black)`);
  const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)\)$/.exec(getComputedStyle(probe).color);
  probe.remove();
  return parts && (parts.slice(1).map((part) => Math.min(1, Math.max(0, Number(part)))) as unknown as Rgb);
}

function rules(light: Accent, dark: Accent): string {
  const names = Object.keys(light) as (keyof Accent)[];
  const lines = names.map((name) => `--${name}: light-dark(${written(light[name])}, ${written(dark[name])});`);
  return `:host { ${lines.join(" ")} --focus: 2px solid var(--accent-text); }`;
}

function written(colour: Rgb): string {
  return `rgb(${colour.map((part) => `${(part * 100).toFixed(2)}%`).join(" ")})`;
}
