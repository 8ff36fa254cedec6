/** Supervisors who see a talk in their own chat: for how long, and which talk is meant by what they type. */
import { nameOf, type Ticket } from "../tickets.js";
import { hourMs } from "../time.js";

export const watchMs = 12 * hourMs;
/** What was shown goes from the watcher's chat so long after the end: a bot cannot remove what is older than two days. */
export const keptMs = 12 * hourMs;

/** Words as they are compared: without the dot between alias and code, and with one letter for two. */
const plain = (text: string): string[] =>
  text.toLowerCase().replaceAll("ё", "е").replaceAll("·", " ").trim().split(/\s+/u);

type Named = Pick<Ticket, "alias" | "code">;

/**
 * The talk that is named at the beginning of what was typed, by its code, its alias or both, and what follows. The text
 * alone where none is.
 */
export const namedIn = <T extends Named>(
  typed: string,
  known: readonly T[],
): { ticket: T | undefined; rest: string } => {
  const words = typed.trim().split(/\s+/u);
  for (const ticket of known) {
    for (const name of [nameOf(ticket), ticket.alias, ticket.code]) {
      const parts = plain(name);
      const said = words.slice(0, parts.length + (name.includes("·") ? 1 : 0));
      const lengths = [said.length, parts.length];
      const length = lengths.find(
        (one) => plain(words.slice(0, one).join(" ")).join(" ") === parts.join(" "),
      );
      if (length !== undefined && length > 0) return { ticket, rest: words.slice(length).join(" ") };
    }
  }
  return { ticket: undefined, rest: typed.trim() };
};
