/** The bot's commands: who has which, and what each does in a few words. Those of a person are neutral: others may see them. */
import type { Key, T } from "../i18n/i18n.js";

/** Everybody's, in their own chat with the bot. */
export const personCommands = [
  "menu",
  "find",
  "talk",
  "sos",
  "lines",
  "log",
  "plan",
  "saved",
  "requests",
  "case",
  "hide",
  "stop",
  "cancel",
  "language",
  "about",
  "help",
] as const;

/** Beside those, a member of staff's in their own chat. */
export const staffCommands = [
  "next",
  "claim",
  "handover",
  "transfer",
  "accept",
  "decline",
  "snooze",
  "release",
  "keep",
  "team",
  "invite",
  "invites",
  "revoke",
  "roster",
  "board",
  "break",
  "back",
  "debrief",
  "reveals",
  "watch",
  "unwatch",
  "whisper",
  "stepin",
  "signal",
  "signals",
  "library",
  "drill",
  "directory",
  "coverage",
  "replies",
  "partner",
] as const;

/** Beside those of a person, what somebody of another agency has. */
export const partnerCommands = ["signal", "signals", "tasks", "library"] as const;

/** In a group of staff. */
export const groupCommands = [
  "card",
  "history",
  "uncover",
  "r",
  "replies",
  "find",
  "referral",
  "appointment",
  "followup",
  "task",
  "next",
  "claim",
  "handover",
  "transfer",
  "accept",
  "decline",
  "snooze",
  "release",
  "close",
  "report",
  "reveal",
  "watch",
  "unwatch",
  "stepin",
  "prank",
  "roster",
  "board",
  "break",
  "back",
  "queue",
  "do",
  "stock",
  "step",
  "link",
  "second",
  "level",
  "drill",
  "team",
  "invite",
  "invites",
  "revoke",
  "help",
] as const;

/** What staff have nowhere but in a group. */
export const inGroupOnly = groupCommands.filter(
  (name) =>
    ![...personCommands, ...staffCommands, "queue", "reveal", "do", "link"].some((one) => one === name),
);

type Scope = "person" | "staff" | "partner" | "group";

const namesOf: Record<Scope, readonly string[]> = {
  person: personCommands,
  staff: [...personCommands, ...staffCommands],
  partner: [...personCommands, ...partnerCommands],
  group: groupCommands,
};

const wordsOf = (t: T, name: string, scope: Scope): string => {
  const isPersonal = scope !== "group" && personCommands.some((one) => one === name);
  return t((isPersonal ? `profile:commands.${name}` : `profile:staff.${name}`) as Key);
};

/** As Telegram lists them. */
export const commandList = (t: T, scope: Scope): { command: string; description: string }[] =>
  namesOf[scope].map((command) => ({ command, description: wordsOf(t, command, scope) }));

/** By how many letters two words differ: left out, put in, or another. */
const apart = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [above, letter] of [...a].entries()) {
    const next = [above + 1];
    for (const [at, other] of [...b].entries())
      next.push(
        Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, (row[at] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** The one or two commands that a mistyped one is nearest to, a line each; none when it is like none. */
export const nearestLines = (t: T, scope: Scope, typed: string): string[] =>
  namesOf[scope]
    .map((name) => ({ name, far: apart(typed, name) }))
    .filter(({ name, far }) => far <= 2 && far < name.length)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 2)
    .map(({ name }) => `/${name} — ${wordsOf(t, name, scope)}`);

/** As `/help` tells them, a line each. @param beside those of a person are known already */
export const commandLines = (t: T, scope: Scope, beside = false): string =>
  namesOf[scope]
    .filter((name) => !beside || !personCommands.some((one) => one === name))
    .map((name) => `/${name} — ${wordsOf(t, name, scope)}`)
    .join("\n");
