import type { Connection } from "../../shared/connection";
import type { ConsoleAcks, ConsoleCommands, ConsoleFacts } from "../../shared/protocol";

/** The console's line to the service. */
export type ConsoleConnection = Connection<ConsoleCommands, ConsoleAcks, ConsoleFacts>;

/** What the desk needs of it, so that a test can stand in for the service. */
export type DeskLink = Pick<ConsoleConnection, "state" | "command" | "on" | "onChange">;
