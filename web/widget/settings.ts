/** What the host page says about the chat, in the data attributes of the one script tag. */
export interface Settings {
  site: string;
  origin: string;
  /** Words at the top; empty for what the chat's language calls it. */
  title: string;
  /** How the panel starts; after that the visitor decides. */
  open: boolean;
  theme: "light" | "dark" | "auto";
  /** null: where this language ends its lines. */
  position: "right" | "left" | null;
  /** A colour in any of CSS's notations; empty for what the page's style sheet says. */
  accent: string;
  /** Words on the launcher; empty for the icon alone. */
  label: string;
}

export function readSettings(script: HTMLScriptElement): Settings | null {
  const { site, title, open, theme, position, accent, label } = script.dataset;
  if (!site) return null;
  return {
    site,
    origin: new URL(script.src, location.href).origin,
    title: title ?? "",
    open: open === "" || open === "true",
    theme: theme === "light" || theme === "dark" ? theme : "auto",
    position: position === "left" || position === "right" ? position : null,
    accent: accent ?? "",
    label: label ?? "",
  };
}
