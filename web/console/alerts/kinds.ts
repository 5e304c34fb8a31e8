/** What a technician is alerted of. */
export type AlertKind = "handover" | "offer" | "reply" | "mention" | "sla" | "security";

/** As the menu names them, in its order. */
export const ALERT_WORDS: Record<AlertKind, string> = {
  handover: "New handover in a queue",
  offer: "Offered or passed to you",
  reply: "Reply in a conversation of yours",
  mention: "Mention in a note",
  sla: "Time to answer runs out",
  security: "Reset refused for its risk (leads)",
};
