import { beforeEach, describe, expect, it, vi } from "vitest";
import { Colleagues } from "../../../web/console/desk/colleagues";
import type { DeskLink } from "../../../web/console/desk/link";
import { Viewing } from "../../../web/console/desk/viewing";
import { typingWords, viewingWords } from "../../../web/console/thread/colleague-words";
import { FakeLink } from "../fake-link";
import { CONVERSATION } from "../wire";
import { COLLEAGUE, ME } from "./rows";

const tom = { technician_id: COLLEAGUE, name: "Tom Weir" };
const here = { ...tom, conversation_id: CONVERSATION, here: true, ttl_s: 50 };
const types = { ...tom, conversation_id: CONVERSATION, on: true, ttl_s: 6 };
let colleagues: Colleagues;

beforeEach(() => {
  vi.useFakeTimers();
  colleagues = new Colleagues(() => ME, () => {});
  return () => vi.useRealTimers();
});

describe("a colleague", () => {
  it("who looks is named until they leave", () => {
    colleagues.move(here);
    expect(colleagues.viewing(CONVERSATION)).toEqual(["Tom Weir"]);
    colleagues.move({ ...here, here: false });
    expect(colleagues.viewing(CONVERSATION)).toEqual([]);
  });

  it("of whom nothing is heard any more is dropped, and kept as long as they say so", () => {
    colleagues.move(here);
    vi.advanceTimersByTime(40_000);
    colleagues.move(here);
    vi.advanceTimersByTime(40_000);
    expect(colleagues.viewing(CONVERSATION)).toEqual(["Tom Weir"]);
    vi.advanceTimersByTime(10_000);
    expect(colleagues.viewing(CONVERSATION)).toEqual([]);
  });

  it("who types is named until they stop, leave or fall silent", () => {
    for (const end of [
      () => colleagues.type({ ...types, on: false }),
      () => colleagues.move({ ...here, here: false }),
      () => void vi.advanceTimersByTime(6_000),
    ]) {
      colleagues.type(types);
      expect(colleagues.typing(CONVERSATION)).toEqual(["Tom Weir"]);
      end();
      expect(colleagues.typing(CONVERSATION)).toEqual([]);
    }
  });

  it("is never oneself in another browser", () => {
    colleagues.move({ ...here, technician_id: ME });
    colleagues.type({ ...types, technician_id: ME });
    colleagues.list(CONVERSATION, [{ technician_id: ME, name: "Priya Nair" }]);
    expect([colleagues.viewing(CONVERSATION), colleagues.typing(CONVERSATION)]).toEqual([[], []]);
  });

  it("is known from the list of a conversation that was opened, which replaces what was known", () => {
    colleagues.move({ ...here, technician_id: "x", name: "Gone" });
    colleagues.list(CONVERSATION, [tom]);
    expect(colleagues.viewing(CONVERSATION)).toEqual(["Tom Weir"]);
  });
});

describe("words about colleagues", () => {
  it("name them all", () => {
    expect(viewingWords([])).toBe("");
    expect(viewingWords(["Lena", "Tom"])).toBe("Lena and Tom are viewing");
    expect(typingWords(["Tom"])).toBe("Tom is typing a reply");
  });
});

describe("what is in front here", () => {
  it("is said when it changes, now and then while it lasts, and on a new link", async () => {
    const link = new FakeLink();
    link.state = "online";
    const viewing = new Viewing(link as unknown as DeskLink);
    const said = (): unknown[] => link.asked.splice(0).map(({ payload }) => payload.conversation_id);
    viewing.look(CONVERSATION);
    viewing.look(CONVERSATION);
    expect(said()).toEqual([CONVERSATION]);
    vi.advanceTimersByTime(20_000);
    expect(said()).toEqual([CONVERSATION]);
    void link.connect();
    expect(said()).toEqual([CONVERSATION]);
    viewing.look(null);
    vi.advanceTimersByTime(60_000);
    expect(said()).toEqual([null]);
  });
});
