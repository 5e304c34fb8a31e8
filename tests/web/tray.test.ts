import { render } from "lit";
import { beforeEach, describe, expect, it } from "vitest";
import { MAX_FILES, Tray, type TrayItem } from "../../web/shared/attachments/tray";
import { trayView } from "../../web/shared/attachments/tray-view";
import { LinkLost, Refusal } from "../../web/shared/connection";
import type { AttachmentView } from "../../web/shared/protocol";
import { fileWords } from "../../web/console/file-words";
import { settled } from "./fake-link";

interface Running {
  item: TrayItem;
  progress: (share: number) => void;
  signal: AbortSignal;
  succeed: () => Promise<void>;
  fail: (error: Error) => Promise<void>;
}

let tray: Tray;
let running: Running[];
let online: boolean;

beforeEach(() => {
  running = [];
  online = true;
  tray = new Tray({
    words: fileWords,
    isOnline: () => online,
    changed: () => {},
    upload: (item, progress, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(new LinkLost()));
        const succeed = (): Promise<void> => (resolve(view(item)), settled());
        const fail = (error: Error): Promise<void> => (reject(error), settled());
        running.push({ item, progress, signal, succeed, fail });
      }),
  });
});

function view({ id, file }: TrayItem): AttachmentView {
  const { name, size } = file;
  return { id: `stored-${id}`, name, size, media_type: "image/png", url: "/f", preview: null, links_end_at: null };
}

const file = (name: string, size = 3): File => new File(["x".repeat(size)], name);
const states = (): string[] => tray.items.map(({ state }) => state);

describe("the tray", () => {
  it("uploads one file after the other and gives them out in the order in which they were chosen", async () => {
    tray.add([file("a.png"), file("b.png")]);
    expect([states(), running.length, tray.isReady]).toEqual([["uploading", "waiting"], 1, false]);
    running[0]!.progress(0.5);
    expect(tray.items[0]!.progress).toBe(0.5);
    await running[0]!.succeed();
    await running[1]!.succeed();
    expect([states(), tray.isReady]).toEqual([["ready", "ready"], true]);
    expect(tray.take().map(({ name }) => name)).toEqual(["a.png", "b.png"]);
    expect(tray.items).toEqual([]);
  });

  it("keeps what the connection lost until it is back, under the same id", async () => {
    tray.add([file("a.png"), file("b.png")]);
    online = false;
    await running[0]!.fail(new LinkLost());
    expect([states(), running.length]).toEqual([["waiting", "waiting"], 1]);
    online = true;
    void tray.flush();
    expect(running[1]!.item.id).toBe(running[0]!.item.id);
  });

  it("says in the service's words why a file was refused, and goes on with the next", async () => {
    tray.add([file("a.png"), file("b.png")]);
    await running[0]!.fail(new Refusal({ code: "attachment_refused", message: "Not what its name says." }));
    expect([tray.items[0]!.refusal, states()]).toEqual(["Not what its name says.", ["failed", "uploading"]]);
    expect(tray.items[0]!.canRetry).toBe(false);
    const place = document.createElement("div");
    render(trayView(tray, fileWords, (path) => path), place);
    expect(place.querySelector(".chip-state [lang=en]")!.textContent).toBe("Not what its name says.");
  });

  it("is tried again after a refusal that passes", async () => {
    tray.add([file("a.png"), file("b.png")]);
    await running[0]!.fail(new Refusal({ code: "too_fast", message: "Wait a moment." }));
    expect(tray.items[0]!.canRetry).toBe(true);
    tray.retry(tray.items[0]!.id);
    await running[1]!.succeed();
    expect(running[2]!.item.file.name).toBe("a.png");
  });

  it("offers a retry when an upload fails though the link is up", async () => {
    tray.add([file("a.png")]);
    await running[0]!.fail(new LinkLost());
    expect([states(), tray.items[0]!.canRetry]).toEqual([["failed"], true]);
  });

  it("uploads nothing that is larger than the service takes", () => {
    tray.limitBytes = 2;
    tray.add([file("large.png")]);
    expect([states(), tray.items[0]!.canRetry, running.length]).toEqual([["failed"], false, 0]);
    expect(tray.items[0]!.error).toContain("Too large");
  });

  it("takes as many as fit and says that there were more", () => {
    tray.add(Array.from({ length: MAX_FILES + 2 }, (_, number) => file(`${number}.png`)));
    expect([tray.items.length, tray.problem]).toEqual([MAX_FILES, fileWords.tooMany(MAX_FILES)]);
  });

  it("can be uploaded once more from the start, as new files", async () => {
    tray.add([file("a.png"), file("b.png")]);
    await running[0]!.succeed();
    tray.startOver();
    await settled();
    expect([running[1]!.signal.aborted, states()]).toEqual([true, ["uploading", "waiting"]]);
    expect([running[2]!.item.file.name, running[2]!.item.id === running[0]!.item.id]).toEqual(["a.png", false]);
  });

  it("stops the upload of what is taken out, and goes on with the next", async () => {
    tray.add([file("a.png"), file("b.png")]);
    tray.remove(tray.items[0]!.id);
    await settled();
    expect([running[0]!.signal.aborted, states(), running[1]!.item.file.name]).toEqual([true, ["uploading"], "b.png"]);
  });
});
