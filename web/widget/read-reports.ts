/** Tells the service how far the visitor has read, while the panel is open and somebody can see it. */
import type { VisitorLink } from "./link";
import type { VisitorSession } from "./session";

// A burst of messages is one report.
const REPORT_EVERY_MS = 1_000;

export class ReadReports {
  private reported = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly session: VisitorSession,
    private readonly link: Pick<VisitorLink, "command">,
    private readonly isOpen: () => boolean,
  ) {
    session.onChange(() => this.look());
    document.addEventListener("visibilitychange", () => this.look());
  }

  /** Reports what is in view, unless that is known or was reported a moment ago. */
  look(): void {
    if (this.timer !== undefined || !this.isOpen() || document.visibilityState !== "visible" || !this.session.ready) return;
    const { conversation, messages } = this.session.thread;
    const seq = messages.findLast(({ author }) => author !== "visitor")?.seq;
    const report = `${conversation?.conversation_id} ${seq}`;
    if (seq === undefined || report === this.reported) return;
    this.reported = report;
    this.timer = setTimeout(() => this.lookAgain(), REPORT_EVERY_MS);
    // What is lost with the link is reported when it is back, as nothing has confirmed it.
    this.link.command("seen", { seq }).catch(() => (this.reported = ""));
  }

  private lookAgain(): void {
    this.timer = undefined;
    this.look();
  }
}
