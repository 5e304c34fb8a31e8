import { describe, expect, it } from "vitest";
import { LinkLost, Refusal } from "../../web/shared/connection";
import { Outbox, type OutboxItem, type OutboxStore } from "../../web/shared/outbox";

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));
const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

class MemoryStore implements OutboxStore<string> {
  items: OutboxItem<string>[] = [];
  load = (): OutboxItem<string>[] => structuredClone(this.items);
  save = (items: readonly OutboxItem<string>[]): void => void (this.items = structuredClone([...items]));
}

/** A service that stores each id once, behind a link that `cut` may break before or after it is stored. */
class FlakyService {
  readonly stored: string[] = [];
  cut: (attempt: number) => "before" | "after" | null = () => null;
  private attempts = 0;
  private inFlight = 0;
  mostInFlight = 0;

  readonly send = async (item: OutboxItem<string>): Promise<void> => {
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
    const cut = this.cut(++this.attempts);
    await settled();
    this.inFlight--;
    if (cut === "before") throw new LinkLost();
    if (!this.stored.includes(item.id)) this.stored.push(item.id);
    if (cut === "after") throw new LinkLost();
  };
}

describe("the outbox", () => {
  it("delivers a hundred messages once and in order over a link that keeps breaking", async () => {
    const service = new FlakyService();
    service.cut = (attempt) => (attempt % 7 === 0 ? "after" : attempt % 5 === 0 ? "before" : null);
    const outbox = new Outbox<string>({ send: service.send, changed: () => {} });
    const written = Array.from({ length: 100 }, (_, index) => `m${index}`);
    for (const id of written) outbox.put(id, id);
    while (outbox.items.length > 0) {
      await outbox.flush();
      await settled();
    }
    expect(service.stored).toEqual(written);
    expect(service.mostInFlight).toBe(1);
  });

  it("keeps what was cut off and stops until it is told that the link is back", async () => {
    const service = new FlakyService();
    service.cut = () => "before";
    const outbox = new Outbox<string>({ send: service.send, changed: () => {} });
    outbox.put("a", "first");
    outbox.put("b", "second");
    await settled();
    await settled();
    expect(outbox.items.map((item) => [item.id, item.state])).toEqual([["a", "waiting"], ["b", "waiting"]]);
    expect(service.stored).toEqual([]);
  });

  it("survives a reload, what was in flight included", async () => {
    const store = new MemoryStore();
    new Outbox<string>({ send: () => new Promise(() => {}), changed: () => {}, store }).put("a", "first");
    const service = new FlakyService();
    const reloaded = new Outbox<string>({ send: service.send, changed: () => {}, store });
    await reloaded.flush();
    expect(service.stored).toEqual(["a"]);
    expect(store.items).toEqual([]);
  });

  it("shows the reason of a refusal, goes on with the next, and sends again when asked", async () => {
    let refuse = true;
    const sent: string[] = [];
    const send = async (item: OutboxItem<string>): Promise<void> => {
      if (item.id === "a" && refuse) throw new Refusal({ code: "invalid", message: "The message is too long." });
      sent.push(item.id);
    };
    const outbox = new Outbox<string>({ send, changed: () => {} });
    outbox.put("a", "first");
    outbox.put("b", "second");
    await settled();
    expect(outbox.items).toMatchObject([{ id: "a", state: "failed", error: "The message is too long." }]);
    refuse = false;
    outbox.retry("a");
    await settled();
    expect(sent).toEqual(["b", "a"]);
    expect(outbox.items).toEqual([]);
  });

  it("forgets an item whose stored row arrives before its ack, whatever becomes of the ack", async () => {
    let lose: (error: Error) => void = () => {};
    const send = (): Promise<void> => new Promise((_, reject) => (lose = reject));
    const outbox = new Outbox<string>({ send, changed: () => {} });
    outbox.put("a", "first");
    outbox.settle(["a"]);
    lose(new LinkLost());
    await settled();
    expect(ids(outbox.items)).toEqual([]);
  });
});
