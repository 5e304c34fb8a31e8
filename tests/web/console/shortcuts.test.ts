import { describe, expect, it } from "vitest";
import { isTypingPlace, keyOf, type KeyPlace, type KeyPress, shortcutFor } from "../../../web/console/keyboard/shortcuts";

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  defaultPrevented: false,
  ...change,
});
const page: KeyPlace = { isTyping: false, isDialogOpen: false, isInList: false };

describe("a shortcut", () => {
  it.each([
    ["j", "next"],
    ["k", "previous"],
    ["a", "accept"],
    ["c", "claim"],
    ["t", "transfer"],
    ["r", "reply"],
    ["n", "note"],
    ["b", "return_to_bot"],
    ["e", "resolve"],
    ["p", "put_back"],
    ["f", "find"],
    ["/", "filter"],
    ["v", "views"],
    ["?", "help"],
    ["1", "suggestion_1"],
    ["3", "suggestion_3"],
    ["w", "insert_held_back"],
    ["W", "send_held_back"],
    ["@", "mention"],
    ["x", null],
  ])("on %s is %s", (key, shortcut) => {
    expect(shortcutFor(press(key), page)).toBe(shortcut);
  });

  it("never fires while somebody types or a dialog is open", () => {
    expect(shortcutFor(press("c"), { ...page, isTyping: true })).toBeNull();
    expect(shortcutFor(press("c"), { ...page, isDialogOpen: true })).toBeNull();
    expect(shortcutFor(press("c", { isComposing: true }), page)).toBeNull();
  });

  it("leaves the browser's own keys alone", () => {
    for (const held of ["ctrlKey", "metaKey", "altKey"]) {
      for (const key of ["c", "f"]) expect(shortcutFor(press(key, { [held]: true }), page)).toBeNull();
    }
  });

  it("opens the palette from anywhere but a dialog, a field included", () => {
    for (const held of ["ctrlKey", "metaKey"]) {
      const pressed = press("k", { [held]: true });
      expect(shortcutFor(pressed, { ...page, isTyping: true })).toBe("palette");
      expect(shortcutFor(pressed, { ...page, isDialogOpen: true })).toBeNull();
    }
    expect(shortcutFor(press("k"), { ...page, isTyping: true })).toBeNull();
  });

  it("is written as the key that is pressed for it", () => {
    expect([keyOf("claim"), keyOf("next"), keyOf("filter"), keyOf("palette")]).toEqual(["c", "j", "/", "Ctrl K"]);
  });

  it("takes the arrows only inside the lists", () => {
    expect(shortcutFor(press("ArrowDown"), page)).toBeNull();
    expect(shortcutFor(press("ArrowDown"), { ...page, isInList: true })).toBe("next");
  });
});

describe("a place to type", () => {
  it("is found behind shadow roots, by the innermost element", () => {
    const host = document.createElement("div");
    expect(isTypingPlace([document.createElement("textarea"), host])).toBe(true);
    expect(isTypingPlace([document.createElement("button"), document.createElement("input")])).toBe(false);
    expect(isTypingPlace([])).toBe(false);
  });
});
