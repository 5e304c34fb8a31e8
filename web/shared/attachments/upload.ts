/** Sends one file to the service; `fetch` cannot tell how far an upload is, so this is the older way. */
import { LinkLost, Refusal, refusalOf } from "../connection";
import type { AttachmentRenewed, AttachmentView } from "../protocol";

export interface UploadTarget {
  url: string;
  /** What authorises it, where no cookie does. */
  token: string | null;
}

/** Rejects with `Refusal` when the service says no, and with `LinkLost` when nobody answers or `signal` is aborted. */
export function upload(
  target: UploadTarget,
  file: File,
  clientId: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<AttachmentView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const lose = (): void => reject(new LinkLost());
    request.open("POST", target.url);
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("warmdesk-client-id", clientId);
    request.setRequestHeader("warmdesk-file-name", encodeURIComponent(file.name.toWellFormed()));
    if (target.token) request.setRequestHeader("authorization", `Bearer ${target.token}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const refusal = refusalOf(request.response);
      if (request.status === 201) resolve((request.response as AttachmentRenewed).attachment);
      else if (refusal) reject(new Refusal(refusal));
      else lose();
    };
    request.onerror = lose;
    request.onabort = lose;
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
