import type { Act } from "./act";
import { actOnRow } from "./acts-on-row";
import { performNews } from "./notices/news-act";
import { canTakeOver } from "./routing/offers";
import { performSecurity } from "./security/security-act";
import type { Stage } from "./stage";

/** Carries out what was done on the screen; what concerns the conversation in front goes on to `actOnRow`. */
export function performAct(stage: Stage, action: Act): void {
  const { desk, connection, mail, commands, alerts, chime } = stage.session;
  if (action.kind === "accept" && action.id !== desk.openId) stage.go({ conversationId: action.id, showsContext: false });
  const row = desk.openRow;
  switch (action.kind) {
    case "open":
      return stage.go({ conversationId: action.id, showsContext: false });
    case "back":
      return stage.go({ conversationId: stage.route.showsContext ? desk.openId : null, showsContext: false });
    case "show_context":
      return stage.go({ conversationId: desk.openId, showsContext: true });
    case "reconnect":
      return connection.hurry();
    case "reload_chat":
      return void (desk.openId && desk.refresh(desk.openId));
    case "set_sound":
      alerts.settings.silence(!action.on);
      return action.on ? void chime.tryOut() : undefined;
    case "set_alert":
      return alerts.settings.mute(action.alert, !action.on);
    case "allow_notifications":
      return void Notification.requestPermission().then(() => stage.requestUpdate());
    case "show_shortcuts":
      return stage.child("wd-shortcut-sheet").show();
    case "show_palette":
      return void stage.child("wd-palette").show(stage);
    case "show_picture":
      return void stage.child("wd-picture-dialog").show(action.file);
    case "save_view":
      return void commands.saveView(action.name, action.filter);
    case "delete_view":
      return void commands.deleteView(action.id);
    case "more_earlier":
      return void stage.session.earlier.more();
    case "read_earlier":
      if (!row) return;
      return void stage.child("wd-earlier-dialog").show(action.earlier, row.visitor_name, commands.readEarlier(row.conversation_id, action.earlier.conversation_id));
    case "set_presence":
      return void commands.setPresence(action.state);
    case "ask_transfer":
      return row ? void stage.child("wd-transfer-dialog").ask(commands.transferTargets(row.conversation_id)) : undefined;
    case "ask_take_over":
      if (!row || !canTakeOver(row, desk.me)) return;
      return void stage.child("wd-take-over-dialog").ask(row.owner.name ?? "a colleague");
    case "ask_return":
      return stage.child("wd-return-dialog").ask();
    case "ask_resolve":
      return void stage.child("wd-resolve-dialog").ask(desk.openChat?.card !== null);
    case "undo":
      return void commands.undo();
    case "dismiss_undo":
      return commands.undos.drop();
    case "news":
      return performNews(stage, action.does);
    case "security":
      return performSecurity(stage, action.does);
    case "discard":
      return mail.settle(action.item.id);
  }
  if (row) actOnRow(stage.session, row, action, () => stage.write("reply"));
}
