import type { NoticeView, SurgeView } from "../../shared/protocol";
import type { Stage } from "../stage";
import type { NoticeDraft } from "./news";

/** What a person did with surges and notices. */
export type NewsAct =
  | { does: "ask_publish"; organizationId: string | null; surge: SurgeView | null }
  | { does: "publish"; organizationId: string; draft: NoticeDraft; surgeId: string | null }
  | { does: "ask_change"; notice: NoticeView; organizationId: string }
  | { does: "change"; notice: NoticeView; draft: NoticeDraft }
  | { does: "end"; notice: NoticeView }
  | { does: "ask_dismiss"; surge: SurgeView }
  | { does: "dismiss"; surge: SurgeView; reason: string };

/** Carries it out. */
export function performNews(stage: Stage, action: NewsAct): void {
  const { news, desk } = stage.session;
  switch (action.does) {
    case "ask_publish":
      return void stage.child("wd-notice-dialog").publish(news, action.organizationId ?? desk.openRow?.organization_id ?? null, action.surge);
    case "publish":
      return void news.publish(action.organizationId, action.draft, action.surgeId);
    case "ask_change":
      return void stage.child("wd-notice-dialog").change(news, action.organizationId, action.notice);
    case "change":
      return void news.change(action.notice, action.draft);
    case "end":
      return void news.end(action.notice.notice_id);
    case "ask_dismiss":
      return void stage.child("wd-dismiss-dialog").ask(action.surge);
    case "dismiss":
      return void news.dismiss(action.surge.surge_id, action.reason);
  }
}
