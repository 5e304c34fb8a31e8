/** The accent of a host page, with everything around it chosen so that it can be read. */
import { BLACK, contrast, mix, READABLE, WHITE, type Rgb } from "./contrast";

export interface Accent {
  accent: Rgb;
  "accent-hover": Rgb;
  "on-accent": Rgb;
  "accent-text": Rgb;
  "accent-soft": Rgb;
}

const STEP = 0.05;
const SOFT = 0.12;
const HOVER = 0.88;

/** `surfaces` are what links may stand on, the one of the panel first; `ink` is what reads best on them. */
export function accentOf(accent: Rgb, surfaces: readonly Rgb[], ink: Rgb): Accent {
  // One of the two always reaches 4.58:1; white where both do, as on the accent that is shipped.
  const on = contrast(WHITE, accent) >= READABLE ? WHITE : BLACK;
  const soft = mix(accent, surfaces[0] ?? WHITE, SOFT);
  return {
    accent,
    "accent-hover": mix(accent, on === WHITE ? BLACK : WHITE, HOVER),
    "on-accent": on,
    "accent-text": readable(accent, [...surfaces, soft], ink),
    "accent-soft": soft,
  };
}

/** The colour itself where it can be read, else as little ink in it as is needed. */
function readable(colour: Rgb, surfaces: readonly Rgb[], ink: Rgb): Rgb {
  for (let share = 1; share > 0; share -= STEP) {
    const tried = mix(colour, ink, share);
    if (surfaces.every((surface) => contrast(tried, surface) >= READABLE)) return tried;
  }
  return ink;
}
