import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import up from "lucide-static/icons/chevron-up.svg?raw";
import down from "lucide-static/icons/chevron-down.svg?raw";
import search from "lucide-static/icons/search.svg?raw";
import x from "lucide-static/icons/x.svg?raw";
import { icon } from "../../shared/icon";
import type { StaffMessageCreated } from "../../shared/protocol";
import { findMatches } from "./matches";

export interface SearchedThread extends ReactiveControllerHost {
  readonly renderRoot: ParentNode;
  /** Everything of the conversation in front, drawn or not. */
  readonly messages: readonly StaffMessageCreated[];
  /** Puts the message into view. */
  show(seq: number): void;
}

/** Searches one conversation: the field above it, which match is meant, and the way from one to the next. */
export class ThreadSearch {
  query = "";
  private isOpen = false;
  private current: number | null = null;
  private cameFrom: HTMLElement | null = null;

  constructor(private readonly thread: SearchedThread) {}

  /** The message that is shown as the present match. */
  get currentSeq(): number | null {
    return this.isOpen ? this.current : null;
  }

  async open(): Promise<void> {
    if (!this.isOpen) this.cameFrom = focused();
    this.isOpen = true;
    this.thread.requestUpdate();
    await this.thread.updateComplete;
    this.thread.renderRoot.querySelector<HTMLInputElement>("#search")?.select();
  }

  /** Ends the search; the focus goes back to where it came from, or to the messages if that is gone. */
  close(): void {
    if (!this.isOpen) return;
    this.reset();
    if (this.cameFrom?.isConnected && this.cameFrom !== document.body) this.cameFrom.focus();
    else this.thread.renderRoot.querySelector<HTMLElement>("[role=log]")?.focus();
  }

  /** Ends it without a word, because another conversation is in front. */
  reset(): void {
    this.isOpen = false;
    this.query = "";
    this.current = null;
    this.thread.requestUpdate();
  }

  view(): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    const seqs = this.matches;
    const isIdle = seqs.length === 0;
    return html`<search class="finder">
      <label>
        ${icon(search)} <span class="unseen">Search in this conversation</span>
        <input
          id="search"
          type="search"
          autocomplete="off"
          placeholder="Search in this conversation"
          .value=${this.query}
          @input=${(event: InputEvent) => this.ask((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => this.onKey(event)}
        />
      </label>
      <span class="count numbers" role="status">${this.countWords(seqs)}</span>
      ${this.button("Earlier match (Enter)", up, isIdle, () => this.step(-1))}
      ${this.button("Later match (Shift+Enter)", down, isIdle, () => this.step(1))}
      ${this.button("End the search (Esc)", x, false, () => this.close())}
    </search>`;
  }

  private button(words: string, drawing: string, disabled: boolean, act: () => void): TemplateResult {
    return html`<button class="button bare square" aria-label=${words} title=${words} ?disabled=${disabled} @click=${act}>
      ${icon(drawing)}
    </button>`;
  }

  private countWords(seqs: readonly number[]): string {
    if (this.query.trim() === "") return "";
    return seqs.length === 0 ? "None" : `${seqs.indexOf(this.current ?? -1) + 1} of ${seqs.length}`;
  }

  private get matches(): number[] {
    return findMatches(this.thread.messages, this.query);
  }

  /** Begins at the newest, where somebody who reads a chat usually is. */
  private ask(query: string): void {
    this.query = query;
    this.go(this.matches.at(-1) ?? null);
  }

  private step(by: 1 | -1): void {
    const seqs = this.matches;
    const at = seqs.indexOf(this.current ?? -1);
    this.go(seqs[(at + by + seqs.length) % seqs.length] ?? null);
  }

  private go(seq: number | null): void {
    this.current = seq;
    this.thread.requestUpdate();
    if (seq !== null) this.thread.show(seq);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") this.close();
    else this.step(event.shiftKey ? 1 : -1);
  }
}

function focused(): HTMLElement | null {
  let inner = document.activeElement;
  while (inner?.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
  return inner as HTMLElement | null;
}
