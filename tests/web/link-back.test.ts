import { beforeEach, describe, expect, it } from "vitest";
import { takeLinkToken } from "../../web/widget/link-token";
import { closedUntil } from "../../web/widget/moment-ahead";
import type { Saying } from "../../web/widget/saying";
import { VisitorSession } from "../../web/widget/session";
import { VisitorStore } from "../../web/widget/visitor-store";
import { FakeLink } from "./fake-link";
import { speakAs } from "./languages";
import { sessionOpened } from "./wire";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  location.hash = "";
});

describe("the link in a mail", () => {
  it("is taken out of the address, and other fragments are left alone", () => {
    location.hash = "#warmdesk=abc.def";
    expect(takeLinkToken()).toBe("abc.def");
    expect(location.hash).toBe("");
    location.hash = "#section-2";
    expect(takeLinkToken()).toBeNull();
    expect(location.hash).toBe("#section-2");
  });

  it("leads to its conversation in the place of the one that was open here", async () => {
    const store = new VisitorStore<Saying>("site");
    store.keepSession({ token: "old", conversationId: "x" });
    const link = new FakeLink();
    const session = new VisitorSession(link.link, store);
    session.comeBackBy("from-mail");
    session.start();
    await link.connect();
    expect(link.next().payload).toEqual({ session_id: "from-mail", last_seq: 0 });
  });

  it("says so when it has expired, and opens a new chat", async () => {
    const link = new FakeLink();
    const session = new VisitorSession(link.link, new VisitorStore<Saying>("site"));
    session.comeBackBy("expired");
    session.start();
    await link.connect();
    await link.next().refuse("session_unknown");
    await link.next().answer(sessionOpened());
    expect([session.linkExpired, session.ready]).toEqual([true, true]);
  });
});

const NOW = new Date("2025-03-03T12:00:00").getTime();

it.each([
  ["en", "2025-03-03T14:30:00", "The service desk is closed, opens at 14:30"],
  ["en", "2025-03-04T08:00:00", "The service desk is closed, opens Tuesday at 08:00"],
  ["en", "2025-03-09T08:00:00", "The service desk is closed, opens Sunday at 08:00"],
  ["en", "2025-03-10T08:00:00", "The service desk is closed, opens Monday 10 March at 08:00"],
  ["de", "2025-03-10T08:00:00", "Der Service-Desk ist geschlossen, öffnet Montag, 10. März um 08:00 Uhr"],
  ["ar", "2025-03-03T14:30:00", "مكتب الخدمة مغلق، يفتح اليوم الساعة 02:30 م"],
])("says in %s when it is %s as people do", async (language, at, words) => {
  await speakAs(language);
  expect(closedUntil(at, NOW)).toBe(words);
  await speakAs();
});
