/** Files as they come by hand: dropped, or pasted as a screenshot is. */

/** Whether what is dragged are files, and not a word or a link. */
export function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Files in what was pasted; none where it is text too, as office programs put a picture beside the words. */
export function pastedFiles({ clipboardData }: ClipboardEvent): File[] {
  if (!clipboardData || clipboardData.types.includes("text/plain")) return [];
  return [...clipboardData.files];
}
