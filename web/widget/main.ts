/** The one script a host page loads; it leaves one global behind, and is harmless when loaded twice. */
import { Connection } from "../shared/connection";
import type { VisitorAcks, VisitorCommands, VisitorFacts } from "../shared/protocol";
import { WarmdeskComposer } from "./composer";
import { takeLinkToken } from "./link-token";
import { VisitorSession, type Saying } from "./session";
import { readSettings, type Settings } from "./settings";
import { texts } from "./texts";
import { WarmdeskThread } from "./thread-view";
import { WarmdeskTicket } from "./ticket";
import { VisitorStore } from "./visitor-store";
import { WarmdeskWidget } from "./widget";

declare global {
  interface Window {
    Warmdesk?: { open(): void; close(): void };
  }
}

function mount(settings: Settings): void {
  customElements.define("warmdesk-composer", WarmdeskComposer);
  customElements.define("warmdesk-thread", WarmdeskThread);
  customElements.define("warmdesk-ticket", WarmdeskTicket);
  customElements.define("warmdesk-widget", WarmdeskWidget);
  const link = new Connection<VisitorCommands, VisitorAcks, VisitorFacts>({
    origin: settings.origin,
    namespace: "/",
    auth: () => ({ site: settings.site, client: "warmdesk", page_url: location.href, page_title: document.title }),
  });
  const session = new VisitorSession(link, new VisitorStore<Saying>(settings.site));
  const widget = new WarmdeskWidget(settings, session);
  const comeBack = () => {
    const token = takeLinkToken();
    if (!token) return;
    session.comeBackBy(token);
    widget.open();
  };
  window.Warmdesk = { open: () => widget.open(), close: () => widget.close() };
  document.body.append(widget);
  comeBack();
  addEventListener("hashchange", comeBack);
}

// Only there while the script itself runs.
const script = document.currentScript as HTMLScriptElement | null;
const settings = script && readSettings(script, texts.title);

if (!settings) console.error("Warmdesk: the script tag needs data-site with the key of a site.");
else if (!window.Warmdesk) {
  if (document.body) mount(settings);
  else addEventListener("DOMContentLoaded", () => mount(settings), { once: true });
}
