import type { SecurityRoom } from "../../shared/protocol";
import type { Stage } from "../stage";

/** What a person did in the security review. */
export type SecurityAct =
  | { does: "open"; id: string | null }
  | { does: "leave" }
  | { does: "approve" }
  | { does: "refuse" }
  | { does: "ask_phishing"; rooms: readonly SecurityRoom[] }
  | { does: "begin_phishing"; organizationId: string; lastsS: number; why: string }
  | { does: "end_phishing"; organizationId: string };

/** Carries it out. */
export function performSecurity(stage: Stage, action: SecurityAct): void {
  const { security } = stage.session;
  switch (action.does) {
    case "open":
      return stage.go({ conversationId: null, showsContext: false, security: { requestId: action.id } });
    case "leave":
      return stage.go({ conversationId: null, showsContext: false });
    case "approve":
      return void security.approve();
    case "refuse":
      return void security.refuse();
    case "ask_phishing":
      return void stage.child("wd-phishing-dialog").ask(action.rooms);
    case "begin_phishing":
      return void security.beginPhishing(action.organizationId, action.lastsS, action.why);
    case "end_phishing":
      return void security.endPhishing(action.organizationId);
  }
}
