/** What the host page says about the chat, in the data attributes of the one script tag. */
export interface Settings {
  site: string;
  origin: string;
  title: string;
  /** How the panel starts; after that the visitor decides. */
  open: boolean;
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
    open: open === "" || open === "true",
    theme: theme === "light" || theme === "dark" ? theme : "auto",
    position: position === "left" ? "left" : "right",
  };
}
