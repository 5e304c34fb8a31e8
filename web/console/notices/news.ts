import { LinkLost, Refusal } from "../../shared/connection";
import type { NewsChanged, Newsroom, NoticeView, SurgeView, TopicChoice } from "../../shared/protocol";
import type { DeskLink } from "../desk/link";
import { surgeSentence } from "./news-words";

/** What a technician wants to tell everybody. */
export interface NoticeDraft {
  text: string;
  topics: readonly string[];
  lastsS: number;
}

/** A surge or a notice, and the organization that it is about. */
export interface Story<Of> {
  of: Of;
  room: Newsroom;
}

export interface NewsListener {
  changed(): void;
  /** Said calmly, for whoever looks. */
  tell(sentence: string): void;
  /** Said at once, for whoever cannot look. */
  announce(sentence: string): void;
}

/** The surges and notices of the technician's organizations; the service always sends all of one organization. */
export class News {
  topics: readonly TopicChoice[] = [];
  private readonly known = new Map<string, Newsroom>();
  /** A notice is being published: a second click means no second one. */
  private isPublishing = false;

  constructor(
    private readonly link: DeskLink,
    private readonly listener: NewsListener,
  ) {
    link.on("news_changed", (fact) => this.receive(fact));
    link.onChange(() => {
      if (link.state === "online") void this.attempt(() => this.load());
    });
  }

  get rooms(): Newsroom[] {
    return [...this.known.values()];
  }

  get surges(): Story<SurgeView>[] {
    return this.rooms.flatMap((room) => room.news.surges.map((of) => ({ of, room })));
  }

  get notices(): Story<NoticeView>[] {
    return this.rooms.flatMap((room) => room.news.notices.map((of) => ({ of, room })));
  }

  async publish(organizationId: string, { text, topics, lastsS }: NoticeDraft, surgeId: string | null): Promise<void> {
    if (this.isPublishing) return;
    this.isPublishing = true;
    const said = { text, topics: [...topics], lasts_s: lastsS };
    try {
      await this.attempt(() => this.link.command("publish_notice", { organization_id: organizationId, surge_id: surgeId, ...said }));
    } finally {
      this.isPublishing = false;
    }
  }

  change({ notice_id, revision }: NoticeView, { text, topics, lastsS }: NoticeDraft): Promise<void> {
    const said = { text, topics: [...topics], lasts_s: lastsS };
    return this.attempt(() => this.link.command("change_notice", { notice_id, revision, ...said }));
  }

  end(noticeId: string): Promise<void> {
    return this.attempt(() => this.link.command("end_notice", { notice_id: noticeId }));
  }

  dismiss(surgeId: string, reason: string): Promise<void> {
    return this.attempt(() => this.link.command("dismiss_surge", { surge_id: surgeId, reason }));
  }

  private async load(): Promise<void> {
    const opened = await this.link.command("open_news", {});
    this.topics = opened.topics;
    this.known.clear();
    for (const room of opened.rooms) this.known.set(room.news.organization_id, room);
    this.listener.changed();
  }

  private receive(fact: NewsChanged): void {
    const room = this.known.get(fact.organization_id);
    if (!room || Date.parse(fact.at) < Date.parse(room.news.at)) return;
    this.known.set(fact.organization_id, { ...room, news: fact });
    const ended = room.news.notices.filter((before) => !fact.notices.some((now) => now.notice_id === before.notice_id));
    for (const { text } of ended) this.listener.tell(`This notice has ended: “${text}”`);
    const begun = fact.surges.filter((now) => !room.news.surges.some((before) => before.surge_id === now.surge_id));
    for (const surge of begun) this.listener.announce(`${surgeSentence(surge)}.`);
    this.listener.changed();
  }

  private async attempt(command: () => Promise<unknown>): Promise<void> {
    try {
      await command();
    } catch (error) {
      if (error instanceof Refusal) this.listener.tell(error.message);
      else if (error instanceof LinkLost) this.listener.tell("The service did not answer. Look at the notices, then try again.");
      else throw error;
    }
  }
}
