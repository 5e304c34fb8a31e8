/** The one script a host page loads; it leaves one global behind, and is harmless when loaded twice. */
import { Connection } from "../shared/connection";
import type { VisitorAcks, VisitorCommands, VisitorFacts } from "../shared/protocol";
import { WarmdeskComposer } from "./composer";
import { WarmdeskCopyForm } from "./ending/copy-form";
import { WarmdeskEndQuestion } from "./ending/end-question";
import { WarmdeskEnded } from "./ending/ended";
import { WarmdeskMenu } from "./header/menu";
import { HostApi, isLoaded, type Found } from "./host/api";
import { Occasions } from "./host/occasions";
import { SessionWatch } from "./host/watch";
import { WarmdeskEmailCheck } from "./identity/email-check";
import { WarmdeskPreChat } from "./identity/pre-chat";
import { takeLinkToken } from "./link-token";
import { WarmdeskRating } from "./rating/rating";
import { ReadReports } from "./read-reports";
import type { Saying } from "./saying";
import { VisitorSession } from "./session";
import { readSettings, type Settings } from "./settings";
import { speak, texts } from "./texts";
import { WarmdeskThread } from "./thread-view";
import { WarmdeskTicket } from "./ticket";
import { VisitorStore } from "./visitor-store";
import { WarmdeskWidget } from "./widget";

declare global {
  interface Window {
    Warmdesk?: Found;
  }
}

function mount(settings: Settings, host: HostApi): void {
  customElements.define("warmdesk-composer", WarmdeskComposer);
  customElements.define("warmdesk-copy-form", WarmdeskCopyForm);
  customElements.define("warmdesk-end-question", WarmdeskEndQuestion);
  customElements.define("warmdesk-ended", WarmdeskEnded);
  customElements.define("warmdesk-menu", WarmdeskMenu);
  customElements.define("warmdesk-rating", WarmdeskRating);
  customElements.define("warmdesk-email-check", WarmdeskEmailCheck);
  customElements.define("warmdesk-pre-chat", WarmdeskPreChat);
  customElements.define("warmdesk-thread", WarmdeskThread);
  customElements.define("warmdesk-ticket", WarmdeskTicket);
  customElements.define("warmdesk-widget", WarmdeskWidget);
  const link = new Connection<VisitorCommands, VisitorAcks, VisitorFacts>({
    origin: settings.origin,
    namespace: "/",
    auth: () => ({
      site: settings.site,
      client: "warmdesk",
      page_url: location.href,
      page_title: document.title,
      lang: texts.lang,
      identity: session.identity.token,
    }),
  });
  const session: VisitorSession = new VisitorSession(link, new VisitorStore<Saying>(settings.site), settings.origin);
  const occasions = new Occasions();
  new SessionWatch(session, occasions);
  const identify = (token: string | null): void => session.identity.introduce(token);
  // Before the chat connects, so that a page which has said who is there is not first connected as somebody unknown.
  const widget = new WarmdeskWidget(settings, session, (name) => {
    occasions.tell(name, undefined);
    reports.look();
  });
  const reports = new ReadReports(session, link, () => widget.isOpen);
  host.answer(widget, occasions, identify);
  const comeBack = () => {
    const token = takeLinkToken();
    if (!token) return;
    session.comeBackBy(token);
    widget.open();
  };
  document.body.append(widget);
  comeBack();
  addEventListener("hashchange", comeBack);
}

// Only there while the script itself runs.
const script = document.currentScript as HTMLScriptElement | null;
const settings = script && readSettings(script);

/** Nothing of the chat is drawn before its language is there. */
async function begin(settings: Settings, { src, dataset }: HTMLScriptElement, host: HostApi): Promise<void> {
  const wanted = [dataset.lang, document.documentElement.lang, ...navigator.languages];
  await speak(wanted, (language) => import(/* @vite-ignore */ new URL(`widget/${language}.js`, src).href));
  if (document.body) mount(settings, host);
  else addEventListener("DOMContentLoaded", () => mount(settings, host), { once: true });
}

if (!script || !settings) console.error("Warmdesk: the script tag needs data-site with the key of a site.");
else if (!isLoaded(window.Warmdesk)) {
  const host = new HostApi(window.Warmdesk);
  window.Warmdesk = host.api;
  void begin(settings, script, host);
}
