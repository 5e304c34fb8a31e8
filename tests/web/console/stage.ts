/** A console whose service and screen are the test: a real desk with rows, and a note of what would be done. */
import type { Act } from "../../../web/console/act";
import { Desk } from "../../../web/console/desk/desk";
import type { DeskLink } from "../../../web/console/desk/link";
import type { Stage } from "../../../web/console/stage";
import type { Colleague, ConversationChanged } from "../../../web/shared/protocol";
import { FakeLink } from "../fake-link";
import { colleague, me } from "./rows";

export interface Rehearsal {
  stage: Stage;
  desk: Desk;
  link: FakeLink;
  done: Act[];
}

export async function rehearse(rows: ConversationChanged[], presence: Colleague[] = [colleague()]): Promise<Rehearsal> {
  const link = new FakeLink();
  const listener = { onHandoff: () => {}, onOffer: () => {}, onReply: () => {}, onMessage: () => {}, onOpened: () => {} };
  const desk = new Desk(link as unknown as DeskLink, listener);
  await link.connect();
  await link.next().answer({ ok: true, me, conversations: rows, presence, views: [], read: [] });
  const done: Act[] = [];
  const stage = { session: { desk, commands: { undos: { current: null } }, mentions: { unseen: [] } }, perform: (act: Act) => void done.push(act), write: () => {} } as unknown as Stage;
  return { stage, desk, link, done };
}
