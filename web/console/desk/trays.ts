import { Tray } from "../../shared/attachments/tray";
import { upload } from "../../shared/attachments/upload";
import { LinkLost } from "../../shared/connection";
import { fileWords } from "../file-words";
import { Changes } from "./changes";
import type { DeskLink } from "./link";
import type { Voice } from "./outgoing";

/**
 * Files of the next message, by conversation. Replies and notes have trays of their own, as they have drafts: what was
 * meant for colleagues must not be one key press away from the visitor.
 */
export class Trays {
  readonly changes = new Changes();
  private readonly trays = new Map<string, Tray>();
  private limitBytes = Infinity;

  constructor(private readonly link: Pick<DeskLink, "state">) {}

  of(conversationId: string, voice: Voice): Tray {
    const key = `${voice}.${conversationId}`;
    const tray = this.trays.get(key) ?? this.newTray(conversationId);
    tray.limitBytes = this.limitBytes;
    this.trays.set(key, tray);
    return tray;
  }

  limit(bytes: number): void {
    this.limitBytes = bytes;
  }

  /** Uploads what waited for the connection. */
  flush(): void {
    for (const tray of this.trays.values()) void tray.flush();
  }

  private newTray(conversationId: string): Tray {
    const isOnline = (): boolean => this.link.state === "online";
    const target = { url: `/console/attachments/${conversationId}`, token: null };
    return new Tray({
      words: fileWords,
      isOnline,
      changed: () => this.changes.announce(),
      upload: (item, onProgress, signal) =>
        isOnline() ? upload(target, item.file, item.id, onProgress, signal) : Promise.reject(new LinkLost()),
    });
  }
}
