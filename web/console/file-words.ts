import type { AttachmentWords } from "../shared/attachments/words";

export const fileWords: AttachmentWords = {
  attach: "Attach a file",
  dropHere: "Drop files to attach them",
  list: "Attached files",
  remove: (name) => `Remove ${name}`,
  retry: "Retry",
  uploading: (percent) => `Uploading… ${percent} %`,
  waiting: "Waiting for the connection",
  failed: "Could not be uploaded.",
  tooLarge: (limitBytes) => `Too large: files may have up to ${Math.floor(limitBytes / 1024 / 1024)} MB.`,
  tooMany: (limit) => `Only ${limit} files fit into one message. Send the others with the next one.`,
  picture: (name) => `Picture: ${name}`,
  download: (name, size) => `Download ${name}, ${size}`,
  locale: "en-GB",
};
