import { describe, expect, it } from "vitest";
import { HeldOrder } from "../../../web/console/lists/held-order";
import type { ConversationChanged } from "../../../web/shared/protocol";
import { row } from "./rows";

const rows = (ids: string): ConversationChanged[] => [...ids].map((id) => row({ conversation_id: id }));
const shown = (arranged: ConversationChanged[]): string => arranged.map((each) => each.conversation_id).join("");

describe("a list at which somebody aims", () => {
  it("keeps its order, puts what is new last and closes up over what is gone", () => {
    const held = new HeldOrder();
    expect(shown(held.arrange("mine", rows("abc"), false))).toBe("abc");
    expect(shown(held.arrange("mine", rows("cba"), true))).toBe("abc");
    expect(shown(held.arrange("mine", rows("dcab"), true))).toBe("abcd");
    expect(shown(held.arrange("mine", rows("dca"), true))).toBe("acd");
  });

  it("takes its own order again once nobody does", () => {
    const held = new HeldOrder();
    held.arrange("mine", rows("abc"), false);
    held.arrange("mine", rows("cba"), true);
    expect(shown(held.arrange("mine", rows("cba"), false))).toBe("cba");
  });

  it("is not held in the order of another list", () => {
    const held = new HeldOrder();
    held.arrange("mine", rows("abc"), false);
    expect(shown(held.arrange("waiting", rows("cab"), true))).toBe("cab");
  });
});
