/** What the host page says about the chat, in the data attributes of the one script tag. */
export interface Settings {
  site: string;
  origin: string;
  title: string;
  /** null: the page leaves it to the visitor. */
  open: boolean | null;
  theme: "light" | "dark" | "auto";
  position: "right" | "left";
}

export function readSettings(script: HTMLScriptElement, fallbackTitle: string): Settings | null {
  const { site, title, open, theme, position } = script.dataset;
  if (!site) return null;
  return {
    site,
    origin: new URL(script.src, location.href).origin,
    title: title || fallbackTitle,
    open: open === undefined ? null : open !== "false",
    theme: theme === "light" || theme === "dark" ? theme : "auto",
    position: position === "left" ? "left" : "right",
  };
}
