import { beforeEach, describe, expect, it } from "vitest";
import { Earlier } from "../../../web/console/context/earlier";
import { aboutWords, endWords } from "../../../web/console/context/earlier-words";
import "../../../web/console/context/slot-list";
import type { SlotList } from "../../../web/console/context/slot-list";
import type { DeskLink } from "../../../web/console/desk/link";
import type { EarlierConversation, KnownSlot } from "../../../web/shared/protocol";
import { FakeLink, settled } from "../fake-link";
import { AT, CONVERSATION } from "../wire";
import { row } from "./rows";

const OTHER = "dddddddd-dddd-4ddd-8ddd-dddddddddddd";

function before(change: Partial<EarlierConversation> = {}): EarlierConversation {
  return {
    conversation_id: OTHER,
    reference: "WD-0999",
    started_at: AT,
    status: "assigned",
    outcome: null,
    topic: "VPN",
    reason: null,
    owner_name: "Tom Weir",
    ...change,
  };
}

describe("earlier conversations", () => {
  let link: FakeLink;
  let earlier: Earlier;

  beforeEach(() => {
    link = new FakeLink();
    earlier = new Earlier(link as unknown as DeskLink, () => {});
  });

  it("are asked for once the link is there, once for each conversation that is opened", async () => {
    earlier.follow(CONVERSATION);
    expect(link.asked).toEqual([]);
    await link.connect();
    earlier.follow(CONVERSATION);
    earlier.follow(CONVERSATION);
    expect(link.asked.map(({ payload }) => payload)).toEqual([{ conversation_id: CONVERSATION, before_id: null }]);
  });

  it("come a page at a time, the next one after the last that is known", async () => {
    await link.connect();
    earlier.follow(CONVERSATION);
    await link.next().answer({ ok: true, conversations: [before()], has_more: true });
    void earlier.more();
    const asked = link.next();
    expect(asked.payload.before_id).toBe(OTHER);
    await asked.answer({ ok: true, conversations: [before({ conversation_id: CONVERSATION })], has_more: false });
    expect(earlier.list).toMatchObject({ state: "ready", hasMore: false });
    expect(earlier.list.conversations).toHaveLength(2);
  });

  it("of a conversation that was left are not shown at the next one", async () => {
    await link.connect();
    earlier.follow(CONVERSATION);
    const late = link.next();
    earlier.follow(OTHER);
    await late.answer({ ok: true, conversations: [before()], has_more: true });
    expect(earlier.list.conversations).toEqual([]);
  });

  it("say so when they cannot be loaded, and are asked for again", async () => {
    await link.connect();
    earlier.follow(CONVERSATION);
    await link.next().refuse("internal");
    expect(earlier.list.state).toBe("failed");
    void earlier.more();
    await link.next().answer({ ok: true, conversations: [], has_more: false });
    expect(earlier.list.state).toBe("ready");
  });

  it("stay true when one of them ends meanwhile", async () => {
    await link.connect();
    earlier.follow(CONVERSATION);
    await link.next().answer({ ok: true, conversations: [before()], has_more: false });
    earlier.receiveRow(row({ conversation_id: OTHER, status: "resolved", outcome: "solved", owner: { kind: "nobody", name: null } }));
    expect(endWords(earlier.list.conversations[0]!)).toBe("Solved, Tom Weir");
  });

  it("are named by their topic, or by why they came to a person", () => {
    expect(aboutWords({ topic: "VPN", reason: "not_helped" })).toBe("VPN");
    expect(aboutWords({ topic: null, reason: "not_helped" })).toBe("Not helped");
    expect(aboutWords({ topic: null, reason: null })).toBe("No topic recognised");
  });
});

describe("what is known", () => {
  const account: KnownSlot = { name: "account", value: "mkline", origin: "bot" };
  let answer: string | null;
  let asked: string[][];

  async function shown(slots: KnownSlot[], canEdit: boolean): Promise<SlotList> {
    const list = document.createElement("wd-slot-list") as SlotList;
    Object.assign(list, { slots, canEdit, setSlot: (...said: string[]) => (asked.push(said), Promise.resolve(answer)) });
    document.body.replaceChildren(list);
    await list.updateComplete;
    return list;
  }

  async function write(list: SlotList, value: string): Promise<void> {
    list.shadowRoot!.querySelector<HTMLElement>("[data-edit]")!.click();
    await settled();
    list.shadowRoot!.querySelector("input")!.value = value;
    list.shadowRoot!.querySelector("form")!.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
    await settled();
  }

  beforeEach(() => {
    answer = null;
    asked = [];
  });

  it("is put right in place, and the field closes once it is kept", async () => {
    const list = await shown([account], true);
    await write(list, " maria.kline ");
    expect(asked).toEqual([["account", "maria.kline"]]);
    expect(list.shadowRoot!.querySelector("input")).toBeNull();
  });

  it("keeps what was typed beside the reason when it is refused", async () => {
    answer = "This must be one word.";
    const list = await shown([account], true);
    await write(list, "maria kline");
    expect(list.shadowRoot!.querySelector("input")!.value).toBe("maria kline");
    expect(list.shadowRoot!.querySelector("[role=alert]")!.textContent).toBe(answer);
  });

  it("offers the account although nobody has told it, and nothing to whoever does not own the conversation", async () => {
    const own = await shown([], true);
    expect(own.shadowRoot!.querySelector("[data-edit=account]")!.getAttribute("aria-label")).toBe("Add account");
    const other = await shown([], false);
    expect(other.shadowRoot!.querySelector("[data-edit]")).toBeNull();
    expect(other.shadowRoot!.textContent).toContain("Nothing yet");
  });
});
