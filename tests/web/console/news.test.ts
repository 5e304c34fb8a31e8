import { beforeEach, describe, expect, it, vi } from "vitest";
import { News } from "../../../web/console/notices/news";
import { endText, lengthChoices, lengthText, surgeSentence } from "../../../web/console/notices/news-words";
import type { DeskLink } from "../../../web/console/desk/link";
import type { NewsChanged, Newsroom, NoticeView, SurgeView } from "../../../web/shared/protocol";
import { FakeLink, settled } from "../fake-link";

const NINE = "2026-11-26T09:00:00Z";
const TEN = "2026-11-26T10:00:00Z";
const surge: SurgeView = {
  surge_id: "s1",
  subject: "mail",
  title: "e-mail",
  topics: ["faq/email_not_syncing"],
  visitors: 5,
  window_s: 1200,
  conversations: [],
  began_at: NINE,
  text: "Mail is down.",
};
const notice: NoticeView = {
  notice_id: "n1",
  surge_id: "s1",
  revision: 1,
  text: "Mail is down.",
  topics: [],
  published_by: "Priya Nair",
  published_at: NINE,
  ends_at: TEN,
};
const listener = { changed: vi.fn(), tell: vi.fn(), announce: vi.fn() };
let link: FakeLink;
let news: News;

function changed(change: Partial<NewsChanged> = {}): NewsChanged {
  return { organization_id: "o1", surges: [], notices: [], at: NINE, ...change };
}

function room(change: Partial<NewsChanged> = {}): Newsroom {
  return { organization_name: "Northwind", news: changed(change), subjects: [], lasts_s: 7200, longest_s: 259_200 };
}

beforeEach(async () => {
  vi.clearAllMocks();
  link = new FakeLink();
  news = new News(link as unknown as DeskLink, listener);
  await link.connect();
  await link.next().answer({ ok: true, rooms: [room()], topics: [] });
});

describe("the console's news", () => {
  it("announce a surge once, and not again as it grows", () => {
    link.tell("news_changed", changed({ surges: [surge] }));
    expect(listener.announce).toHaveBeenCalledWith("5 people in 20 minutes with e-mail.");
    link.tell("news_changed", changed({ surges: [{ ...surge, visitors: 6 }], at: TEN }));
    expect(listener.announce).toHaveBeenCalledOnce();
    expect(news.surges.map(({ of, room: { organization_name } }) => [of.visitors, organization_name])).toEqual([[6, "Northwind"]]);
  });

  it("tell of a notice's end, and let no overtaken fact bring it back", () => {
    link.tell("news_changed", changed({ notices: [notice] }));
    link.tell("news_changed", changed({ at: TEN }));
    expect(listener.tell).toHaveBeenCalledWith("This notice has ended: “Mail is down.”");
    link.tell("news_changed", changed({ notices: [notice] }));
    expect(news.notices).toEqual([]);
  });

  it("are of the technician's organizations only, and asked for anew after each loss of the link", async () => {
    link.tell("news_changed", changed({ organization_id: "o2", surges: [surge] }));
    expect(news.surges).toEqual([]);
    await link.cut();
    await link.connect();
    await link.next().answer({ ok: true, rooms: [room({ surges: [surge] })], topics: [] });
    expect(news.surges).toHaveLength(1);
  });

  it("publish with the surge, once for a double click, and say why that was refused", async () => {
    const publishing = news.publish("o1", { text: "Mail is down.", topics: ["faq/email_not_syncing"], lastsS: 3600 }, "s1");
    void news.publish("o1", { text: "Mail is down.", topics: [], lastsS: 3600 }, "s1");
    expect(link.asked).toHaveLength(1);
    const asked = link.next();
    expect([asked.name, asked.payload]).toEqual([
      "publish_notice",
      { organization_id: "o1", surge_id: "s1", text: "Mail is down.", topics: ["faq/email_not_syncing"], lasts_s: 3600 },
    ]);
    await asked.refuse("invalid_input", "topics: no");
    await publishing;
    expect(listener.tell).toHaveBeenCalledWith("topics: no");
  });

  it("change a notice at the revision that was seen", async () => {
    void news.change(notice, { text: "Back.", topics: [], lastsS: 1800 });
    await settled();
    expect(link.next().payload).toEqual({ notice_id: "n1", revision: 1, text: "Back.", topics: [], lasts_s: 1800 });
  });
});

describe("the words around notices", () => {
  it("say how many in how long", () => {
    expect(surgeSentence({ ...surge, visitors: 12, window_s: 3600 })).toBe("12 people in 1 hour with e-mail");
    expect([1200, 5400, 7200, 86_400, 259_200].map(lengthText)).toEqual(["20 minutes", "90 minutes", "2 hours", "1 day", "3 days"]);
  });

  it("offer the usual length among those that fit", () => {
    expect(lengthChoices(5400, 14_400)).toEqual([1800, 3600, 5400, 7200, 14_400]);
  });

  it("name the day of an end that is not today", () => {
    const now = new Date(2026, 10, 26, 9);
    expect(endText(new Date(2026, 10, 26, 11, 5), now)).toBe("11:05");
    expect(endText(new Date(2026, 10, 27, 11, 5), now)).toMatch(/^Fri,? 27 Nov, 11:05$/);
  });
});
