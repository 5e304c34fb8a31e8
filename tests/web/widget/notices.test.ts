import { beforeEach, describe, expect, it, vi } from "vitest";
import type { NoticeShown } from "../../../web/shared/protocol";
import type { Saying } from "../../../web/widget/saying";
import { Notices } from "../../../web/widget/notices/notices";
import { VisitorStore } from "../../../web/widget/visitor-store";
import { FakeLink } from "../fake-link";

const NINE = "2026-11-26T09:00:00Z";
const TEN = "2026-11-26T10:00:00Z";
const changed = vi.fn();
let link: FakeLink;

beforeEach(() => {
  localStorage.clear();
  changed.mockClear();
});

function notice(id: string, change: Partial<NoticeShown> = {}): NoticeShown {
  return { notice_id: id, revision: 1, text: `${id} is down`, published_at: NINE, ends_at: TEN, ...change };
}

/** What the page knows after it was opened, as often as it is. */
function page(...inForce: NoticeShown[]): Notices {
  link = new FakeLink();
  const notices = new Notices(link.link, new VisitorStore<Saying>("site"), changed);
  notices.adopt(inForce, NINE);
  return notices;
}

const ids = (notices: readonly NoticeShown[]): string[] => notices.map(({ notice_id }) => notice_id);

describe("notices", () => {
  it("come with the conversation and live, and go the same way", () => {
    const notices = page(notice("mail"));
    link.tell("notices_changed", { notices: [notice("vpn"), notice("mail")], at: TEN });
    expect(ids(notices.shown)).toEqual(["vpn", "mail"]);
    expect(changed).toHaveBeenCalledOnce();
    link.tell("notices_changed", { notices: [notice("vpn")], at: TEN });
    expect([ids(notices.shown), ids(notices.over)]).toEqual([["vpn"], ["mail"]]);
    expect(notices.news).toEqual({ kind: "over", text: "mail is down" });
  });

  it("are not brought back by a fact that was overtaken", () => {
    const notices = page(notice("mail"));
    link.tell("notices_changed", { notices: [], at: TEN });
    link.tell("notices_changed", { notices: [notice("mail")], at: "2026-11-26T09:59:59.5Z" });
    expect(ids(notices.shown)).toEqual([]);
  });

  it("are announced once, also over a reload, and again only when they say something else", () => {
    const notices = page(notice("mail"));
    expect(ids(notices.unheard)).toEqual(["mail"]);
    notices.hear();
    expect(notices.news).toEqual({ kind: "new", text: "mail is down" });
    const reloaded = page(notice("mail"));
    reloaded.hear();
    expect(reloaded.news).toBeNull();
    link.tell("notices_changed", { notices: [notice("mail", { revision: 2, text: "mail is slow" })], at: TEN });
    reloaded.hear();
    expect(reloaded.news).toEqual({ kind: "new", text: "mail is slow" });
  });

  it("that are put away stay so over a reload, can be shown again, and end without a word", () => {
    page(notice("mail")).putAway(notice("mail"));
    const reloaded = page(notice("mail"));
    expect([ids(reloaded.shown), ids(reloaded.away)]).toEqual([[], ["mail"]]);
    reloaded.showAgain();
    expect(ids(reloaded.shown)).toEqual(["mail"]);
    reloaded.putAway(notice("mail"));
    link.tell("notices_changed", { notices: [], at: TEN });
    expect([ids(reloaded.over), ids(reloaded.away)]).toEqual([[], []]);
  });

  it("show a changed one also to who had put the old one away", () => {
    const notices = page(notice("mail"));
    notices.putAway(notice("mail"));
    link.tell("notices_changed", { notices: [notice("mail", { revision: 2 })], at: TEN });
    expect(ids(notices.shown)).toEqual(["mail"]);
  });

  it("that are over go when they are put away", () => {
    const notices = page(notice("mail"));
    link.tell("notices_changed", { notices: [], at: TEN });
    notices.putAway(notice("mail"));
    expect(notices.over).toEqual([]);
  });
});
