import { describe, expect, it } from "vitest";
import { actionsNow, conversationsNow, matching } from "../../../web/console/palette/choices";
import type { ConversationChanged } from "../../../web/shared/protocol";
import { CONVERSATION } from "../wire";
import { COLLEAGUE, ME, row } from "./rows";
import { rehearse } from "./stage";

const ids = (choices: readonly { id: string }[]): string[] => choices.map(({ id }) => id);
const ANYWHERE = ["security", "filter", "views", "help", "presence"];

async function actionsOn(change: Partial<ConversationChanged>): Promise<string[]> {
  const { stage, desk } = await rehearse([row(change)]);
  desk.open(CONVERSATION);
  return ids(actionsNow(stage));
}

describe("the palette's actions", () => {
  it("are those that would do something to the conversation in front", async () => {
    expect(ids(actionsNow((await rehearse([row()])).stage))).toEqual(ANYWHERE);
    expect(await actionsOn({ status: "queued" })).toEqual(["claim", "reply", "note", "find", ...ANYWHERE, "details"]);
    const mine = { status: "assigned", owner_technician_id: ME } as const;
    expect(await actionsOn(mine)).toEqual(
      expect.arrayContaining(["reply", "note", "transfer", "put_back", "return_to_bot", "resolve"]),
    );
    expect(await actionsOn(mine)).not.toContain("claim");
    const theirs = { status: "assigned", owner_technician_id: COLLEAGUE } as const;
    for (const wrong of ["claim", "transfer", "resolve", "put_back"]) expect(await actionsOn(theirs)).not.toContain(wrong);
  });

  it("do what their key does, if that is still possible when they are chosen", async () => {
    const { stage, desk, link, done } = await rehearse([row()]);
    desk.open(CONVERSATION);
    const claim = actionsNow(stage).find(({ id }) => id === "claim")!;
    expect(claim.aside).toBe("c");
    claim.run();
    expect(done).toEqual([{ kind: "claim" }]);
    link.tell("conversation_updated", row({ epoch: 2, status: "assigned", owner_technician_id: COLLEAGUE }));
    claim.run();
    expect(done).toHaveLength(1);
  });
});

describe("the palette's search", () => {
  const at = (minute: number): string => `2025-03-03T10:0${minute}:00Z`;
  const rows = [
    row({ conversation_id: "a", visitor_name: "Maria Lopez", reference: "WD-AAAA", last_message_at: at(1) }),
    row({ conversation_id: "b", visitor_name: "Jonas Berg", reference: "WD-KQ7T", last_message_at: at(3) }),
    row({ conversation_id: "c", visitor_name: "Ada Hart", organization_name: "Contoso Legal", last_message_at: at(2) }),
  ];

  it("begins with the conversations of late", async () => {
    const { stage } = await rehearse(rows);
    expect(ids(conversationsNow(stage))).toEqual(["b", "c", "a"]);
    expect(ids(matching({ actions: [], conversations: conversationsNow(stage) }, " ").conversations)).toEqual(["b", "c", "a"]);
  });

  it.each([
    ["mlop", "a"],
    ["kq7t", "b"],
    ["contoso", "c"],
    ["ada", "c"],
  ])("finds by name, reference and organization: %s", async (query, id) => {
    const { stage } = await rehearse(rows);
    expect(ids(matching({ actions: [], conversations: conversationsNow(stage) }, query).conversations)[0]).toBe(id);
  });

  it("finds actions by a few of their letters, and nothing where nothing fits", async () => {
    const { stage, desk } = await rehearse([row({ status: "assigned", owner_technician_id: ME })]);
    desk.open(CONVERSATION);
    const all = { actions: actionsNow(stage), conversations: [] };
    expect(ids(matching(all, "hand back").actions)[0]).toBe("return_to_bot");
    expect(ids(matching(all, "rsv").actions)[0]).toBe("resolve");
    expect(matching(all, "zzzzqx").actions).toEqual([]);
  });
});
