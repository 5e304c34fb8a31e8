import { html, nothing, type TemplateResult } from "lit";
import type { CannedReplyView, MentionTarget } from "../../shared/protocol";
import type { Voice } from "../desk/outgoing";
import type { Lookups } from "../replies/lookups";
import type { PickItem } from "./matching";
import "./picker";
import type { Picked } from "./picker";

/** The field that a list is opened from. */
export interface PickingField {
  readonly conversationId: string;
  readonly lookups: Lookups;
  /** Puts text in the place of a part of what is written, and the caret behind it. */
  replace(start: number, end: number, text: string, takesFocus: boolean): void;
  requestUpdate(): void;
}

interface OpenList {
  sign: "/" | "@";
  /** Where the sign stands. */
  at: number;
  items: readonly PickItem[] | null;
  /** What is said when there are none. */
  empty: string;
}

const UNREACHABLE = "The service does not answer, so this cannot be looked up now. Esc goes on writing.";
const LABELS = { "/": "Canned replies", "@": "Colleagues to mention" };
const EMPTY = {
  "/": "There are no canned replies here; they are kept in data/canned/. Esc goes on writing.",
  "@": "Nobody else works for this organization. Esc goes on writing.",
};

/** Which list is open: `/` at the start of a reply, `@` before a word of a note. */
export class Picking {
  private open: OpenList | null = null;
  private readonly texts = new Map<string, string>();
  private readonly picked = new Map<string, string>();

  constructor(private readonly field: PickingField) {}

  /** Opens a list if what was just typed asks for one. */
  onInput(field: HTMLTextAreaElement, inputType: string, voice: Voice): void {
    // Only a sign that was typed: what is pasted or undone is text.
    if (inputType !== "insertText") return;
    const at = field.selectionStart - 1;
    const before = field.value.slice(0, at);
    const sign = field.value[at];
    if (voice === "reply" && sign === "/" && at === 0 && field.value === "/") void this.show("/", at);
    if (voice === "note" && sign === "@" && /(^|\s)$/.test(before)) void this.show("@", at);
  }

  close(): void {
    this.open = null;
  }

  render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    const { sign, items, empty } = this.open;
    return html`<wd-picker
      .label=${LABELS[sign]}
      .sign=${sign}
      .items=${items}
      .empty=${empty}
      @picked=${(event: CustomEvent<Picked>) => this.onPicked(event.detail)}
    ></wd-picker>`;
  }

  /** Whom a note still names of those that were picked; the service finds the others by their names. */
  mentionedIn(text: string): string[] {
    return [...this.picked].filter(([, name]) => text.includes(`@${name}`)).map(([id]) => id);
  }

  private async show(sign: "/" | "@", at: number): Promise<void> {
    const open: OpenList = { sign, at, items: null, empty: EMPTY[sign] };
    this.open = open;
    this.field.requestUpdate();
    const items = await this.itemsOf(sign);
    if (this.open !== open) return;
    this.open = { ...open, items: items ?? [], empty: items ? open.empty : UNREACHABLE };
    this.field.requestUpdate();
  }

  /** Null when they cannot be looked up. */
  private async itemsOf(sign: OpenList["sign"]): Promise<PickItem[] | null> {
    const { conversationId, lookups } = this.field;
    if (sign === "@") return (await lookups.colleagues(conversationId))?.map(colleagueItem) ?? null;
    return (await lookups.canned(conversationId))?.map((reply) => this.replyItem(reply)) ?? null;
  }

  private onPicked(picked: Picked): void {
    if (!this.open) return;
    const { sign, at } = this.open;
    this.open = null;
    if (picked.kind === "words") this.field.replace(at + 1, at + 1, picked.words, picked.byKey);
    else this.field.replace(at, at + 1, picked.kind === "item" ? this.textOf(sign, picked.item) : "", true);
  }

  private textOf(sign: "/" | "@", item: PickItem): string {
    if (sign === "/") return this.texts.get(item.id) ?? "";
    this.picked.set(item.id, item.title);
    return `@${item.title} `;
  }

  private replyItem(reply: CannedReplyView): PickItem {
    this.texts.set(reply.id, reply.text);
    const { id, title, shortcut } = reply;
    const detail = reply.text.replaceAll(/[*`]/g, "").replaceAll(/\s+/g, " ");
    return { id, title, shortcut, detail, badge: reply.languages.join(", ") };
  }
}

function colleagueItem(person: MentionTarget): PickItem {
  return { id: person.technician_id, title: person.name, shortcut: "", detail: "", badge: "" };
}
