/** What every visitor of the organization is told: in force, put away by this one, and over since it was last looked at. */
import type { NoticeShown, NoticesChanged } from "../../shared/protocol";
import type { VisitorLink } from "../link";

/** Where a visitor's browser keeps which notices were heard of and put away. */
export interface NoticeMemory {
  notices: KeptNotices;
  keepNotices(kept: KeptNotices): void;
}

/** Each as id and revision, so that a changed notice counts as new. */
export interface KeptNotices {
  heard: readonly string[];
  away: readonly string[];
}

export class Notices {
  /** Those that have ended while this page was open, until they are put away. */
  over: readonly NoticeShown[] = [];
  /** What was last new, for those who hear rather than see: said once. */
  news: { kind: "new" | "over"; text: string } | null = null;
  private inForce: readonly NoticeShown[] = [];
  private asOf = 0;

  constructor(
    link: VisitorLink,
    private readonly memory: NoticeMemory,
    private readonly changed: () => void,
  ) {
    link.on("notices_changed", (fact) => this.receive(fact));
  }

  /** Takes what the service said as the conversation was opened. */
  adopt(notices: readonly NoticeShown[], at: string): void {
    this.replace(notices, at);
  }

  get shown(): readonly NoticeShown[] {
    return this.inForce.filter((notice) => !this.isAway(notice));
  }

  /** In force and put away: there to be looked at again. */
  get away(): readonly NoticeShown[] {
    return this.inForce.filter((notice) => this.isAway(notice));
  }

  /** Not heard of yet. */
  get unheard(): readonly NoticeShown[] {
    return this.inForce.filter((notice) => !this.memory.notices.heard.includes(key(notice)));
  }

  /** Run when the visitor has the chat in front. */
  hear(): void {
    const [first] = this.unheard;
    if (!first) return;
    this.news = { kind: "new", text: this.unheard.map(({ text }) => text).join(" ") };
    const known = this.inForce.map(key);
    this.memory.keepNotices({ heard: known, away: this.memory.notices.away.filter((each) => known.includes(each)) });
  }

  putAway(notice: NoticeShown): void {
    this.over = this.over.filter((each) => each.notice_id !== notice.notice_id);
    const { heard, away } = this.memory.notices;
    this.memory.keepNotices({ heard, away: [...new Set([...away, key(notice)])] });
    this.changed();
  }

  showAgain(): void {
    this.memory.keepNotices({ heard: this.memory.notices.heard, away: [] });
    this.changed();
  }

  private receive({ notices, at }: NoticesChanged): void {
    this.replace(notices, at);
    this.changed();
  }

  private replace(notices: readonly NoticeShown[], at: string): void {
    const asOf = Date.parse(at);
    if (asOf < this.asOf) return;
    const ended = this.inForce.filter((before) => !notices.some((now) => now.notice_id === before.notice_id));
    if (ended.length > 0) this.news = { kind: "over", text: ended.map(({ text }) => text).join(" ") };
    // Whoever has put it away has seen enough of it.
    this.over = [...this.over, ...ended.filter((notice) => !this.isAway(notice))];
    this.inForce = notices;
    this.asOf = asOf;
  }

  private isAway(notice: NoticeShown): boolean {
    return this.memory.notices.away.includes(key(notice));
  }
}

function key({ notice_id, revision }: NoticeShown): string {
  return `${notice_id}.${revision}`;
}
