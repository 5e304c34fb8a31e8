import { beforeEach, describe, expect, it } from "vitest";
import { OutgoingMail } from "../../../web/console/desk/outgoing";
import { LinkLost, Refusal } from "../../../web/shared/connection";
import { settled } from "../fake-link";
import { CONVERSATION } from "../wire";
import { row, staffMessage } from "./rows";

beforeEach(() => sessionStorage.clear());

function mailThat(deliver: ConstructorParameters<typeof OutgoingMail>[1]): OutgoingMail {
  return new OutgoingMail(sessionStorage, deliver, () => {}, () => {});
}

describe("what the technician writes", () => {
  it("waits through a lost link and goes out with the same id", async () => {
    const ids: string[] = [];
    const mail = mailThat(async (item) => {
      ids.push(item.id);
      if (ids.length === 1) throw new LinkLost();
      return staffMessage(1);
    });
    mail.write(row(), "reply", "hello");
    await settled();
    expect(mail.of(CONVERSATION)).toHaveLength(1);
    mail.flush();
    await settled();
    expect(mail.of(CONVERSATION)).toHaveLength(0);
    expect(new Set(ids).size).toBe(1);
  });

  it("keeps the epoch it was written in, and takes the present one only when sent again by hand", async () => {
    const epochs: number[] = [];
    const mail = mailThat(async (item) => {
      epochs.push(item.payload.epoch);
      if (epochs.length === 1) throw new Refusal({ code: "stale_epoch", message: "It has changed hands." });
      return staffMessage(1);
    });
    mail.write(row({ epoch: 2 }), "reply", "hello");
    await settled();
    const [failed] = mail.of(CONVERSATION);
    expect(failed).toMatchObject({ state: "failed", error: "It has changed hands." });
    mail.retry(failed!, 4);
    await settled();
    expect(epochs).toEqual([2, 4]);
  });

  it("survives a reload", async () => {
    mailThat(() => Promise.reject(new LinkLost())).write(row(), "note", "for the night shift");
    await settled();
    expect(mailThat(async () => staffMessage(1)).of(CONVERSATION)[0]?.payload.text).toBe("for the night shift");
  });
});
