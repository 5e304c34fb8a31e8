import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DeskLink } from "../../../web/console/desk/link";
import { Mentions } from "../../../web/console/mentions/mentions";
import type { MentionView } from "../../../web/shared/protocol";
import { FakeLink, settled } from "../fake-link";
import { AT, CONVERSATION } from "../wire";

const LATER = "2025-03-03T11:00:00Z";
let link: FakeLink;
let mentions: Mentions;
const onNew = vi.fn();

function mention(change: Partial<MentionView> = {}): MentionView {
  return { conversation_id: CONVERSATION, message_seq: 3, reference: "WD-1", visitor_name: "Sam", by_name: "Tom", at: AT, ...change };
}

beforeEach(async () => {
  onNew.mockClear();
  link = new FakeLink();
  mentions = new Mentions(link as unknown as DeskLink, onNew);
  await link.connect();
  await link.next().answer({ ok: true, mentions: [mention()] });
});

describe("mentions", () => {
  it("are asked for with every link, and only a new one is announced", async () => {
    expect(mentions.unseen).toEqual([mention()]);
    expect(onNew).not.toHaveBeenCalled();
    link.tell("mentioned", mention({ message_seq: 9 }));
    expect([mentions.unseen.length, onNew.mock.calls.length]).toEqual([2, 1]);
    await link.cut();
    await link.connect();
    await link.next().answer({ ok: true, mentions: [] });
    expect(mentions.unseen).toEqual([]);
  });

  it("stay until the conversation was read as far as they stand", async () => {
    mentions.look(CONVERSATION, 2);
    mentions.look("another", 9);
    expect([mentions.unseen.length, link.asked.length]).toEqual([1, 0]);
    mentions.look(CONVERSATION, 3);
    expect(link.next()).toMatchObject({ name: "look_at_mentions", payload: { conversation_id: CONVERSATION, up_to_seq: 3 } });
    mentions.look(CONVERSATION, 4);
    await settled();
    expect([mentions.unseen.length, link.asked.length]).toEqual([0, 0]);
  });

  it("that were looked at on another screen go here too, but not later ones", () => {
    link.tell("mentioned", mention({ message_seq: 9, at: LATER }));
    link.tell("mentions_seen", { conversation_id: CONVERSATION, at: AT });
    expect(mentions.unseen.map(({ message_seq }) => message_seq)).toEqual([9]);
  });
});
