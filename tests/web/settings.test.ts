import { describe, expect, it } from "vitest";
import { readSettings } from "../../web/widget/settings";
import { VisitorStore } from "../../web/widget/visitor-store";

function script(attributes: Record<string, string>): HTMLScriptElement {
  const tag = document.createElement("script");
  tag.src = "https://desk.example/widget.js";
  Object.assign(tag.dataset, attributes);
  return tag;
}

describe("the script tag", () => {
  it("needs a site and talks to where it came from", () => {
    expect(readSettings(script({}))).toBeNull();
    expect(readSettings(script({ site: "key" }))).toEqual({
      site: "key",
      origin: "https://desk.example",
      title: "",
      open: false,
      theme: "auto",
      position: null,
      accent: "",
      label: "",
    });
  });

  it("takes what it knows and ignores the rest", () => {
    const given = { site: "key", title: "Desk", open: "true", theme: "dark", position: "left" };
    expect(readSettings(script(given))).toMatchObject({ title: "Desk", open: true, theme: "dark", position: "left" });
    expect(readSettings(script({ site: "key", theme: "pink", position: "top" }))).toMatchObject({
      theme: "auto",
      position: null,
    });
    expect(readSettings(script({ site: "key", accent: "teal", label: "Ask IT" }))).toMatchObject({ accent: "teal", label: "Ask IT" });
  });
});

describe("a browser without storage", () => {
  it("remembers for as long as the page lives", () => {
    const kept = Object.getOwnPropertyDescriptor(globalThis, "localStorage")!;
    Object.defineProperty(globalThis, "localStorage", { configurable: true, get: () => { throw new DOMException("no"); } });
    try {
      const store = new VisitorStore("key");
      store.keepSession({ token: "t", conversationId: "c" });
      expect(store.session).toEqual({ token: "t", conversationId: "c" });
    } finally {
      Object.defineProperty(globalThis, "localStorage", kept);
    }
  });
});
