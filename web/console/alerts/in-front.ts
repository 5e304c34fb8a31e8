/**
 * Which conversation somebody looks at in this tab, told to the other tabs: as a shared lock, because a lock ends with
 * its tab, however that goes. Locks exist on https and localhost only; elsewhere each tab knows of itself alone.
 */
export class InFront {
  private id: string | null = null;
  private release = (): void => {};

  look(conversationId: string | null): void {
    if (conversationId === this.id) return;
    this.id = conversationId;
    this.release();
    if (!conversationId || !navigator.locks) return;
    const looking = new Promise<void>((end) => (this.release = end));
    void navigator.locks.request(nameOf(conversationId), { mode: "shared" }, () => looking);
  }

  /** Whether somebody looks at the conversation in this browser, in whichever tab. */
  async isAnywhere(conversationId: string): Promise<boolean> {
    if (conversationId === this.id || !navigator.locks) return conversationId === this.id;
    const { held } = await navigator.locks.query();
    return held?.some(({ name }) => name === nameOf(conversationId)) ?? false;
  }
}

function nameOf(conversationId: string): string {
  return `warmdesk.front.${conversationId}`;
}
