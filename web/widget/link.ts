/** What the widget needs of a connection. */
import type { Connection } from "../shared/connection";
import type { VisitorAcks, VisitorCommands, VisitorFacts } from "../shared/protocol";

export type VisitorLink = Pick<
  Connection<VisitorCommands, VisitorAcks, VisitorFacts>,
  "state" | "refusal" | "open" | "onChange" | "on" | "command" | "hurry" | "reconnect"
>;
