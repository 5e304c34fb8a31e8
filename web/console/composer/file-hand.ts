import { carriesFiles, pastedFiles } from "../../shared/attachments/from-hand";
import type { Tray } from "../../shared/attachments/tray";

/** The field that files are given to. */
export interface FileField {
  readonly tray: Tray;
  readonly canWrite: boolean;
  isDropping: boolean;
}

/** Files from a person's hand: dragged, pasted or chosen. */
export class FileHand {
  constructor(private readonly field: FileField) {}

  readonly onPaste = (event: ClipboardEvent): void => {
    const files = pastedFiles(event);
    if (files.length === 0) return;
    event.preventDefault();
    this.field.tray.add(files);
  };

  readonly onDrag = (event: DragEvent): void => {
    if (!carriesFiles(event) || !this.field.canWrite) return;
    event.preventDefault();
    this.field.isDropping = true;
  };

  readonly onLeave = (): void => {
    this.field.isDropping = false;
  };

  readonly onDrop = (event: DragEvent): void => {
    this.field.isDropping = false;
    if (!carriesFiles(event) || !this.field.canWrite) return;
    event.preventDefault();
    this.field.tray.add(event.dataTransfer!.files);
  };

  readonly onChosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.field.tray.add(input.files ?? []);
    // The same file may be chosen again after it was taken out.
    input.value = "";
  };
}
