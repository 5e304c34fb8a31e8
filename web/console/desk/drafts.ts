import type { Voice } from "./outgoing";

const PREFIX = "warmdesk.draft.";

/**
 * Unsent text by conversation. Replies and notes have drafts of their own, because a note that ends up in the reply
 * field is one key press away from the visitor.
 */
export class Drafts {
  constructor(private readonly storage: Storage) {}

  of(conversationId: string, voice: Voice): string {
    return this.storage.getItem(key(conversationId, voice)) ?? "";
  }

  keep(conversationId: string, voice: Voice, text: string): void {
    if (text) this.storage.setItem(key(conversationId, voice), text);
    else this.storage.removeItem(key(conversationId, voice));
  }
}

function key(conversationId: string, voice: Voice): string {
  return `${PREFIX}${voice}.${conversationId}`;
}
