import { beforeEach, describe, expect, it } from "vitest";
import { EarlierConversations } from "../../../web/widget/ending/earlier";
import type { Saying } from "../../../web/widget/saying";
import { VisitorSession } from "../../../web/widget/session";
import { VisitorStore } from "../../../web/widget/visitor-store";
import { FakeLink } from "../fake-link";
import { conversation, message, sessionOpened } from "../wire";

let link: FakeLink;
let session: VisitorSession;
let earlier: EarlierConversations;

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  link = new FakeLink();
  session = new VisitorSession(link.link, new VisitorStore<Saying>("site"));
  earlier = new EarlierConversations(session);
  session.start();
  await link.connect();
  await link.next().answer(opened(0));
});

const id = (number: number): string => `${number}1111111-1111-4111-8111-111111111111`;

function opened(number: number, said = true): ReturnType<typeof sessionOpened> {
  const conversation_id = id(number);
  const messages = said ? [message(1, { conversation_id, at: `2025-03-0${number + 1}T10:00:00Z` })] : [];
  return sessionOpened({ session_id: `token-${number}`, conversation_id, conversation: conversation({ conversation_id }), messages });
}

async function begin(number: number, said = true): Promise<void> {
  void session.startConversation();
  await link.next().answer(opened(number, said));
}

const listed = (): string[] => earlier.list.map(({ token }) => token);

describe("conversations that were left behind", () => {
  it("are a few, the latest first, without the present one and without those in which nothing was said", async () => {
    await begin(1, false);
    for (const number of [2, 3, 4, 5]) await begin(number);
    expect(listed()).toEqual(["token-4", "token-3", "token-2"]);
  });

  it("can be gone back to, and the one that was open is then an earlier one", async () => {
    await begin(1);
    earlier.open(earlier.list[0]!);
    const asked = link.next();
    expect([asked.name, asked.payload]).toEqual(["session_request", { session_id: "token-0", last_seq: 0 }]);
    await asked.answer(opened(0));
    expect(listed()).toEqual(["token-1"]);
  });

  it("are gone once their token opens nothing any more", async () => {
    await begin(1);
    earlier.open(earlier.list[0]!);
    await link.next().refuse("session_unknown");
    await link.next().answer(opened(2));
    expect(listed()).toEqual(["token-1"]);
  });

  it("are not shown to somebody whose session is not kept in this browser", async () => {
    await begin(1);
    session.store.forgetSession();
    expect(listed()).toEqual([]);
  });
});
