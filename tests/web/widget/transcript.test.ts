import { afterEach, expect, it } from "vitest";
import type { MessageCreated } from "../../../web/shared/protocol";
import { transcriptText } from "../../../web/widget/header/transcript";
import { EMPTY_THREAD, type Thread } from "../../../web/widget/thread";
import { speakAs } from "../languages";
import { attachment, message } from "../wire";

afterEach(() => speakAs());

const MESSAGES = [
  message(1, { text: "My printer\ndoes not print" }),
  message(2, { author: "bot", text: "Is it on?" }),
  message(3, { author: "system", text: "Priya has joined." }),
  message(4, { author: "technician", author_name: "Priya", text: "Hello" }),
];

const saved = (messages: MessageCreated[]): Thread => ({ ...EMPTY_THREAD, reference: "WD-ABCDEFGH", messages });

it("is the whole conversation with who said what and when, as text", () => {
  const text = transcriptText(saved(MESSAGES), "Brightwater", new Date("2025-03-03T12:00:00Z"));
  const [head, ...entries] = text.split("\n\n");
  expect(head).toMatch(/^Conversation WD-ABCDEFGH with the service desk of Brightwater, saved on 3 Mar 2025/);
  expect(entries.map((entry) => entry.replace(/^3 Mar 2025, \d\d:\d\d/, "")).join("|")).toBe(
    " — You\nMy printer\ndoes not print| — Automated assistant\nIs it on?|\nPriya has joined.| — Priya from the service desk\nHello\n",
  );
});

it("names the files, which it does not hold", () => {
  const attachments = ["shot.png", "printer.log"].map((name) => attachment({ name }));
  const text = transcriptText(saved([message(1, { text: "", attachments })]), "Brightwater", new Date());
  expect(text).toMatch(/ — You\nAttached files: shot\.png, printer\.log\n$/);
});

it("is written in the visitor's language", async () => {
  await speakAs("de");
  expect(transcriptText(saved(MESSAGES), "Brightwater", new Date())).toContain("— Automatischer Assistent\nIs it on?");
});
