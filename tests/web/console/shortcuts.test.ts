import { describe, expect, it } from "vitest";
import { keyOf, type KeyPlace, type KeyPress, placeOf, shortcutFor } from "../../../web/console/keyboard/shortcuts";

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

describe("the place of a key press", () => {
  const list = document.createElement("ul");
  const pressedIn = (...path: EventTarget[]): KeyPlace => placeOf(path, list);
  const dialog = (open: boolean): HTMLDialogElement => Object.assign(document.createElement("dialog"), { open });

  it("is one to type in by the innermost element, found behind shadow roots", () => {
    expect(pressedIn(document.createElement("textarea"), document.createElement("div")).isTyping).toBe(true);
    expect(pressedIn(document.createElement("button"), document.createElement("input")).isTyping).toBe(false);
    expect(pressedIn()).toEqual(page);
  });

  it("is in the lists when they are around it", () => {
    expect(pressedIn(document.createElement("li"), list)).toEqual({ ...page, isInList: true });
  });

  it("is the page again as soon as the dialog around it has closed, though its field still has the focus", () => {
    const field = document.createElement("input");
    expect(pressedIn(field, dialog(true))).toEqual({ ...page, isTyping: true, isDialogOpen: true });
    expect(pressedIn(field, dialog(false))).toEqual(page);
  });
});
