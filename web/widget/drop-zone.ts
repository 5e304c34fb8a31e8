/** Where files may be dropped: it says so while they are held above it. */
import { css, html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { carriesFiles } from "../shared/attachments/from-hand";
import { texts } from "./texts";

export interface DropTarget {
  isShut(): boolean;
  take(files: FileList): void;
}

export class DropZone {
  private isOver = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly target: DropTarget,
  ) {}

  readonly onDragOver = (event: DragEvent): void => {
    if (!this.takes(event)) return;
    event.preventDefault();
    this.show(true);
  };

  readonly onDragLeave = (event: DragEvent): void => {
    if (!(event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null)) this.show(false);
  };

  readonly onDrop = (event: DragEvent): void => {
    this.show(false);
    if (!this.takes(event)) return;
    event.preventDefault();
    this.target.take(event.dataTransfer!.files);
  };

  view(): TemplateResult | typeof nothing {
    return this.isOver ? html`<div class="drop" aria-hidden="true">${texts.files.dropHere}</div>` : nothing;
  }

  private takes(event: DragEvent): boolean {
    return !this.target.isShut() && carriesFiles(event);
  }

  private show(isOver: boolean): void {
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.host.requestUpdate();
  }
}

export const dropZoneStyle = css`
  .drop {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    border: 2px dashed var(--accent-text);
    border-radius: var(--radius-large);
    background: var(--surface);
    color: var(--accent-text);
    font-weight: var(--weight-medium);
    opacity: 0.95;
    pointer-events: none;
  }
`;
