/** A visitor's files: those of the next message, and links to those that were sent. */
import { Tray } from "../shared/attachments/tray";
import { upload } from "../shared/attachments/upload";
import { LinkLost, Refusal } from "../shared/connection";
import type { AttachmentView, SessionOpened } from "../shared/protocol";
import type { VisitorLink } from "./link";
import { texts } from "./texts";

// A link that ends while it is followed is no link.
const SPARE_MS = 10_000;

export class VisitorFiles {
  readonly tray: Tray;

  private conversationId: string | undefined;
  private readonly renewed = new Map<string, AttachmentView>();

  constructor(
    private readonly link: VisitorLink,
    private readonly origin: string,
    /** What authorises an upload; null while there is no session. */
    token: () => string | null,
    private readonly changed: () => void,
  ) {
    this.tray = new Tray({
      words: texts.files,
      changed,
      isOnline: () => token() !== null,
      upload: (item, onProgress, signal) => {
        if (token() === null) return Promise.reject(new LinkLost());
        return upload({ url: this.address("/attachments"), token: token() }, item.file, item.id, onProgress, signal);
      },
    });
  }

  /** Uploads what waits, and what was uploaded for another conversation once more: it may be another visitor's. */
  opened({ conversation_id, attachment_limit_bytes }: SessionOpened): void {
    this.tray.limitBytes = attachment_limit_bytes;
    const before = this.conversationId;
    this.conversationId = conversation_id;
    if (before && before !== conversation_id) this.tray.startOver();
    else void this.tray.flush();
  }

  readonly address = (path: string): string => new URL(path, this.origin).href;

  /** The file with the newest links that are known. */
  latest(file: AttachmentView): AttachmentView {
    return this.renewed.get(file.id) ?? file;
  }

  hasEnded(file: AttachmentView, now: number): boolean {
    return file.links_end_at !== null && Date.parse(file.links_end_at) - SPARE_MS < now;
  }

  /** Asks for new links; null when there are none to be had now. */
  async renew(file: AttachmentView): Promise<AttachmentView | null> {
    try {
      const { attachment } = await this.link.command("renew_attachment", { attachment_id: file.id });
      this.renewed.set(file.id, attachment);
      this.changed();
      return attachment;
    } catch (error) {
      if (error instanceof LinkLost || error instanceof Refusal) return null;
      throw error;
    }
  }

  /** Follows a link that has run out by way of a new one; any other is followed by the browser. */
  follow(file: AttachmentView, event: Event): void {
    if (!this.hasEnded(file, Date.now())) return;
    event.preventDefault();
    void this.renew(file).then((fresh) => fresh && download(this.address(fresh.url), fresh.name));
  }

  /** A picture did not come: once its link has run out a new one brings it. */
  lost(file: AttachmentView): void {
    if (this.hasEnded(file, Date.now())) void this.renew(file);
  }
}

function download(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.target = "_blank";
  link.click();
}
