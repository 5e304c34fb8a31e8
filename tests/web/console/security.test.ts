import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DeskLink } from "../../../web/console/desk/link";
import { readRoute, writeRoute } from "../../../web/console/route";
import { numbersOnFile } from "../../../web/console/security/check";
import { Security } from "../../../web/console/security/security";
import { missingWords, noNumberWords, problemWords } from "../../../web/console/security/security-words";
import type { ResetRow, ResetView, SecurityRoom } from "../../../web/shared/protocol";
import { FakeLink, settled } from "../fake-link";
import { AT, CONVERSATION } from "../wire";

const ID = "dddddddd-dddd-4ddd-8ddd-dddddddddddd";
const LATER = "2030-01-01T10:00:00Z";
const listener = { changed: vi.fn(), tell: vi.fn(), alert: vi.fn() };
let link: FakeLink;
let security: Security;

function request(change: Partial<ResetRow> = {}): ResetRow {
  return {
    id: ID,
    version: 3,
    conversation_id: CONVERSATION,
    reference: "WD-1001",
    visitor_name: "Omar",
    kind: "reset_password",
    account: "omar.h",
    status: "needs_person",
    outcome: "security_review",
    score: 60,
    is_privileged: true,
    approved: 0,
    approvals_needed: 2,
    requested_at: AT,
    expires_at: LATER,
    ended_at: null,
    ...change,
  };
}

function view(change: Partial<ResetView> = {}): ResetView {
  return {
    row: request(),
    organization_name: "Northwind",
    verification: "unverified",
    visitor_email: null,
    requested_by: null,
    policy_version: "1",
    problem: null,
    directory: null,
    directory_problem: null,
    signals: [],
    approvals: [],
    others_of_account: [],
    others_of_organization: [],
    history: [{ action: "reset_assessed", by: null, at: AT }],
    obstacle: null,
    ...change,
  };
}

function room(change: Partial<SecurityRoom> = {}): SecurityRoom {
  return { organization_id: "o1", organization_name: "Northwind", phishing: null, automations_overdue: null, requests: [request()], ...change };
}

const approvedByTom = view({
  row: request({ version: 4, approved: 1 }),
  history: [...view().history, { action: "reset_approved", by: "Tom Okafor", at: LATER }],
});
const changed = (at = LATER) => ({ organization_id: "o1", request_id: ID, conversation_id: CONVERSATION, at });

async function shown(): Promise<void> {
  security.follow(ID);
  await link.next().answer({ ok: true, request: view() });
}

async function later(): Promise<void> {
  await vi.advanceTimersByTimeAsync(200);
}

beforeEach(async () => {
  vi.clearAllMocks();
  link = new FakeLink();
  security = new Security(link as unknown as DeskLink, listener);
  await link.connect();
  await link.next().answer({ ok: true, rooms: [room()] });
});

describe("the security review", () => {
  it("lists what waits by when it runs out, and what was decided apart from it", async () => {
    await link.cut();
    await link.connect();
    const soon = request({ id: "e", expires_at: "2029-01-01T10:00:00Z" });
    const refused = request({ id: "f", status: "refused" });
    await link.next().answer({ ok: true, rooms: [room({ requests: [request(), soon, refused] })] });
    expect(security.waiting.map(({ id }) => id)).toEqual(["e", ID]);
    expect(security.decided.map(({ id }) => id)).toEqual(["f"]);
  });

  it("says what a colleague did meanwhile, keeps what was written, and approves the version that is shown", async () => {
    await shown();
    security.write(ID, { called: " Omar ", number: "•••00", said: "It is me." });
    vi.useFakeTimers();
    link.tell("security_changed", changed());
    await later();
    vi.useRealTimers();
    await link.next().answer({ ok: true, rooms: [room()] });
    await link.next().answer({ ok: true, request: approvedByTom });
    expect(security.open?.meanwhile).toBe("Changed while you were looking: Tom Okafor approved it. What you have written is still here.");
    expect(security.draftOf(ID).said).toBe("It is me.");
    void security.approve();
    expect(link.next().payload).toEqual({ request_id: ID, version: 4, called: "Omar", number: "•••00", said: "It is me." });
  });

  it("that was decided on too late shows why, reads anew and keeps what was written", async () => {
    await shown();
    security.write(ID, { reason: "Did not call back." });
    void security.refuse();
    await link.next().refuse("request_changed", "This request has changed meanwhile.");
    await link.next().answer({ ok: true, request: approvedByTom });
    expect(security.open).toMatchObject({ failure: "This request has changed meanwhile.", isBusy: false });
    expect(security.open?.meanwhile).toContain("Tom Okafor approved it");
    expect(security.draftOf(ID).reason).toBe("Did not call back.");
  });

  it("sends a decision once for a double click, and forgets what was written when it is taken", async () => {
    await shown();
    security.write(ID, { reason: "No." });
    void security.refuse();
    void security.refuse();
    expect(link.asked).toHaveLength(1);
    await link.next().answer({ ok: true, request: view({ row: request({ status: "refused" }) }) });
    expect(security.draftOf(ID).reason).toBe("");
    expect(security.open?.view?.row.status).toBe("refused");
  });

  it("does not look again at what it has read, as every look is recorded", async () => {
    await shown();
    vi.useFakeTimers();
    link.tell("security_changed", changed(AT));
    link.tell("security_changed", { ...changed(), request_id: "another" });
    await later();
    vi.useRealTimers();
    expect(link.asked.map(({ name }) => name)).toEqual(["open_security"]);
  });

  it("leaves an answer about a request that was left", async () => {
    security.follow(ID);
    const asked = link.next();
    security.follow("another");
    await asked.answer({ ok: true, request: view() });
    expect(security.open).toMatchObject({ id: "another", view: null });
  });

  it("looks again when phishing mode ends by itself", async () => {
    await link.cut();
    vi.useFakeTimers({ now: Date.parse(AT) });
    link.state = "online";
    link.tellChange();
    const end = new Date(Date.parse(AT) + 60_000).toISOString();
    void link.next().answer({ ok: true, rooms: [room({ phishing: { why: "Mails", by: "Lena", started_at: AT, ends_at: end } })] });
    await vi.advanceTimersByTimeAsync(59_000);
    expect(link.asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    expect(link.asked.map(({ name }) => name)).toEqual(["open_security"]);
  });

  it("tells and rings for a lead who is alerted", async () => {
    link.tell("security_alerted", { request_id: ID, reference: "WD-1001", organization_name: "Northwind", at: AT });
    await settled();
    expect(listener.tell.mock.calls[0]![0]).toContain("A reset at Northwind was refused for its risk");
    expect(listener.alert).toHaveBeenCalledOnce();
  });
});

describe("the numbers on file", () => {
  const directory = { name: "omar.h", display_name: "Omar", is_locked: false, is_enabled: true, groups: [], contacts: [] };

  it("are telephones alone, each once", () => {
    const contacts = [
      { kind: "email" as const, masked: "o•••@h•••.example" },
      { kind: "phone" as const, masked: "•••00" },
      { kind: "phone" as const, masked: "•••00" },
    ];
    expect(numbersOnFile(view({ directory: { ...directory, contacts } }))).toEqual(["•••00"]);
    expect(numbersOnFile(view())).toEqual([]);
  });

  it.each([
    [{ directory }, "No number is on file"],
    [{}, "There is no such account"],
    [{ directory_problem: "directory_unavailable" }, "could not be asked"],
    [{ directory_problem: "no_directory" }, "Without a directory"],
  ])("that are missing say why: %o", (change, words) => {
    expect(noNumberWords(view(change))).toContain(words);
  });
});

describe("the words of the review", () => {
  it.each([
    [{}, "Nobody has approved it yet. It is an administrator's account, so that two different people have to."],
    [{ approved: 1 }, "1 of 2 have approved it; one more person must. It is an administrator's account, so that two different people have to."],
    [{ approvals_needed: 1, is_privileged: false }, "One person has to approve it."],
    [{ approved: 2 }, "Nobody else has to approve it."],
  ])("say who is missing: %o", (change, words) => {
    expect(missingWords(request(change))).toBe(words);
  });

  it("leave a person's reason as it was written", () => {
    expect(problemWords("Did not call back.")).toBe("Did not call back.");
    expect(problemWords("directory_unavailable")).toBe("The directory could not be asked.");
  });

  it("are found again by their address", () => {
    for (const security of [{ requestId: ID }, { requestId: null }]) {
      const route = { conversationId: null, showsContext: false, security };
      expect(readRoute(writeRoute(route))).toEqual(route);
    }
  });
});
