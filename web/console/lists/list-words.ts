import type { GroupName } from "./list-groups";

export const GROUP_WORDS: Record<GroupName, string> = {
  waiting: "Waiting",
  tickets: "Tickets",
  mine: "Mine",
  bot: "With the bot",
  colleagues: "Colleagues",
  resolved: "Resolved today",
};

/** What an empty list says: what will appear in it. */
export const EMPTY_WORDS: Record<GroupName, string> = {
  waiting: "Nobody is waiting. New handovers appear here with a sound.",
  tickets: "What came in while nobody was there appears here, to be answered by e-mail.",
  mine: "What is offered to you and what you claim stays here until you resolve it or pass it on.",
  bot: "Conversations the bot is holding appear here, to read along.",
  colleagues: "Conversations your colleagues hold appear here.",
  resolved: "What is resolved today appears here.",
};
