/** What both screens must say about files; each has its own sentences. */
export interface AttachmentWords {
  attach: string;
  dropHere: string;
  list: string;
  remove: (name: string) => string;
  retry: string;
  uploading: (percent: number) => string;
  waiting: string;
  failed: string;
  tooLarge: (limitBytes: number) => string;
  tooMany: (limit: number) => string;
  picture: (name: string) => string;
  download: (name: string, size: string) => string;
  locale: string;
}

// As the service takes them (rules/attachment_kinds.py), for the dialog that offers files.
export const ACCEPTED = ".png,.jpg,.jpeg,.gif,.webp,.heic,.heif,.pdf,.txt,.log,.docx,.xlsx,.pptx";

/** A size for people, in the unit that keeps it short. */
export function sizeWords(bytes: number, locale: string): string {
  const [unit, amount] = bytes < 1e6 ? ["kilobyte", Math.max(1, bytes / 1e3)] : ["megabyte", bytes / 1e6];
  const maximumFractionDigits = unit === "megabyte" ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits }).format(amount);
}
