import { describe, expect, it } from "vitest";
import { matching, type PickItem } from "../../../web/console/composer/matching";
import { inPerson } from "../../../web/console/replies/held-back";
import { unfilledIn, unfilledWords } from "../../../web/console/replies/unfilled";

const item = (id: string, shortcut: string, title: string, detail = ""): PickItem => ({ id, shortcut, title, detail, badge: "" });
const ITEMS = [
  item("a", "moment", "A few minutes to look", "I need about five minutes"),
  item("b", "hi", "Greeting, everything has been read", "Hello, this is Priya"),
  item("c", "history", "What the screen says", "Hi there"),
];
const found = (query: string): string[] => matching(ITEMS, query).map(({ id }) => id);

describe("a list", () => {
  it.each([
    ["", ["a", "b", "c"]],
    ["hi", ["b", "c"]],
    ["HI", ["b", "c"]],
    ["screen says", ["c"]],
    ["five look", ["a"]],
    ["grüß", []],
  ])("filtered by “%s” is %j", (query, ids) => expect(found(query)).toEqual(ids));
});

describe("the bot's answer given by a person", () => {
  it("does not send the reader to a person", () => {
    const answer = "Do this.\n\n1. One.\n2. Two. If not, choose **Talk to a person**.\n\nIf that does not help, choose **Talk to a person** and say when.";
    expect(inPerson(answer)).toBe("Do this.\n\n1. One.\n2. Two.");
  });

  it("keeps the rest as it is", () => {
    expect(inPerson("Press **Send**.\n\n- a\n- b")).toBe("Press **Send**.\n\n- a\n- b");
  });
});

describe("a variable", () => {
  it("is named once, and only if it is one", () => {
    const text = "{visitor.first_name} {reference} {visitor.first_name} {other} ${HOME}";
    expect(unfilledWords(unfilledIn(text))).toMatch(/^\{visitor\.first_name\} and \{reference\} are not filled in\./);
    expect(unfilledIn("{other} {}")).toEqual([]);
  });
});
