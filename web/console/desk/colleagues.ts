import type { ColleagueTyping, ViewerMoved, ViewerView } from "../../shared/protocol";

// A list that was read says nothing of how old its entries are; whoever is there says so again before this has passed.
const LISTED_TTL_S = 50;

interface Sighting {
  conversationId: string;
  name: string;
  timer: ReturnType<typeof setTimeout>;
}

/** Colleagues seen in one way; each sighting expires on its own, because the word that ends it may never arrive. */
class Sightings {
  private readonly seen = new Map<string, Sighting>();

  constructor(private readonly onChange: () => void) {}

  of(conversationId: string): string[] {
    const here = [...this.seen.values()].filter((each) => each.conversationId === conversationId);
    return here.map(({ name }) => name).sort();
  }

  note(conversationId: string, { technician_id, name }: ViewerView, ttlS: number): void {
    const key = `${conversationId}.${technician_id}`;
    clearTimeout(this.seen.get(key)?.timer);
    this.seen.set(key, { conversationId, name, timer: setTimeout(() => this.drop(key), ttlS * 1000) });
    this.onChange();
  }

  forget(conversationId: string, { technician_id }: ViewerView): void {
    this.drop(`${conversationId}.${technician_id}`);
  }

  forgetAll(conversationId: string): void {
    for (const [key, each] of this.seen) if (each.conversationId === conversationId) this.drop(key);
  }

  private drop(key: string): void {
    clearTimeout(this.seen.get(key)?.timer);
    if (this.seen.delete(key)) this.onChange();
  }
}

/** Who else has a conversation in front, and who types a reply in it; oneself in another browser is nobody else. */
export class Colleagues {
  private readonly viewers: Sightings;
  private readonly typists: Sightings;

  constructor(
    private readonly ownId: () => string | undefined,
    onChange: () => void,
  ) {
    this.viewers = new Sightings(onChange);
    this.typists = new Sightings(onChange);
  }

  viewing(conversationId: string): string[] {
    return this.viewers.of(conversationId);
  }

  typing(conversationId: string): string[] {
    return this.typists.of(conversationId);
  }

  /** Takes what the service answered instead of what was known. */
  list(conversationId: string, viewers: readonly ViewerView[]): void {
    this.viewers.forgetAll(conversationId);
    for (const viewer of viewers) if (!this.isSelf(viewer)) this.viewers.note(conversationId, viewer, LISTED_TTL_S);
  }

  move(fact: ViewerMoved): void {
    if (this.isSelf(fact)) return;
    if (fact.here) this.viewers.note(fact.conversation_id, fact, fact.ttl_s);
    else this.leave(fact.conversation_id, fact);
  }

  type(fact: ColleagueTyping): void {
    if (this.isSelf(fact)) return;
    if (fact.on) this.typists.note(fact.conversation_id, fact, fact.ttl_s);
    else this.typists.forget(fact.conversation_id, fact);
  }

  private leave(conversationId: string, who: ViewerView): void {
    this.viewers.forget(conversationId, who);
    this.typists.forget(conversationId, who);
  }

  private isSelf({ technician_id }: ViewerView): boolean {
    return technician_id === this.ownId();
  }
}
