import { describe, expect, it } from "vitest";
import { findMatches } from "../../../web/console/search/matches";
import { type SearchedThread, ThreadSearch } from "../../../web/console/search/thread-search";
import { earlier, firstDrawn, reaching } from "../../../web/console/thread/drawn-part";
import { render } from "lit";
import { attachment } from "../wire";
import { staffMessage } from "./rows";

describe("a search in a conversation", () => {
  const messages = [
    staffMessage(1, { text: "My VPN is down" }),
    staffMessage(2, { author: "bot", text: "Try the **VPN client**.", html: "<p>Try the <strong>VPN client</strong>.</p>" }),
    staffMessage(3, { author: "technician", visibility: "note", text: "second vpn case today" }),
    staffMessage(4, { text: "<b>vpn</b>", attachments: [attachment({ name: "Error-42.png" })] }),
  ];

  it("finds what can be read, in notes and files' names as well, whatever the case", () => {
    expect(findMatches(messages, "vpn")).toEqual([1, 2, 3, 4]);
    expect(findMatches(messages, " the VPN client ")).toEqual([2]);
    expect(findMatches(messages, "**")).toEqual([]);
    expect(findMatches(messages, "error-42")).toEqual([4]);
  });

  it("takes what a visitor wrote for text, whatever it looks like", () => {
    expect(findMatches(messages, "<b>vpn")).toEqual([4]);
    expect(findMatches(messages, "strong")).toEqual([]);
  });

  it("finds nothing for nothing", () => {
    expect(findMatches(messages, "  ")).toEqual([]);
  });
});

describe("the field above a conversation", () => {
  it("begins at the newest match and goes round both ways, telling which one it is", async () => {
    const shown: number[] = [];
    const place = document.createElement("div");
    const thread = {
      messages: [1, 2, 3].map((seq) => staffMessage(seq, { text: "again" })),
      renderRoot: place,
      show: (seq: number) => void shown.push(seq),
      requestUpdate: () => {},
      updateComplete: Promise.resolve(true),
    } as unknown as SearchedThread;
    const search = new ThreadSearch(thread);
    await search.open();
    render(search.view(), place);
    const field = place.querySelector("input")!;
    field.value = "again";
    field.dispatchEvent(new Event("input"));
    const press = (key: string, shiftKey = false): void => {
      field.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey }));
      render(search.view(), place);
    };
    press("Enter");
    expect(place.querySelector("[role=status]")!.textContent).toBe("2 of 3");
    for (const back of [false, false, true, true]) press("Enter", back);
    expect(shown).toEqual([3, 2, 1, 3, 1, 2]);
    press("Escape");
    expect(search.currentSeq).toBeNull();
    expect(place.querySelector("input")).toBeNull();
  });
});

describe("the drawn part of a long conversation", () => {
  const long = Array.from({ length: 2_000 }, (_, index) => staffMessage(index + 1));

  it("is its end, and all of a short one", () => {
    expect(firstDrawn(long, null)).toBe(1_881);
    expect(firstDrawn(long.slice(0, 50), null)).toBe(0);
  });

  it("reaches up to what is unread, and a little above", () => {
    expect(firstDrawn(long, 1_990)).toBe(1_881);
    expect(firstDrawn(long, 500)).toBe(480);
  });

  it("grows upward by parts, or as far as a match, and never past the beginning", () => {
    expect(earlier(long, 1_881)).toBe(1_761);
    expect(earlier(long, 30)).toBe(0);
    expect(reaching(long, 1_881, 1_900)).toBe(1_881);
    expect(reaching(long, 1_881, 700)).toBe(680);
    expect(reaching(long, 1_881, 3)).toBe(0);
  });
});
