/**
 * Changes of cards on their way into the directory, and who may do what with them: a small table in which everything
 * that is not named is refused. Stores and tells nothing.
 */
import type { Staff, StaffRole } from "../teams.js";
import type { Instant } from "../time.js";
import type { Change } from "./card-fields.js";

/** Who does something: a member of staff, or somebody of the institution whose card it is. */
export type Actor =
  | { kind: "staff"; id: number; role: StaffRole }
  | { kind: "keeper"; id: number; card: string };

export const proposalStates = ["waiting", "published", "refused", "withdrawn", "undone"] as const;
export type ProposalState = (typeof proposalStates)[number];

export type Proposal = {
  id: number;
  card: string;
  /** As `signed` writes it. */
  author: string;
  changes: Change[];
  state: ProposalState;
  createdAt: Instant;
  decidedBy: string | undefined;
  decidedAt: Instant | undefined;
};

/** How somebody is written down beside what they did; never leaves the directory. */
export const signed = ({ kind, id }: Pick<Actor, "kind" | "id">): string => `${kind}:${id}`;
/** What happened because its time had come, or because people said so. */
export const byTime = "time";
export const byReports = "reports";

/** Who keeps the directory; all others of the staff read it as everybody does. */
const editors: readonly StaffRole[] = ["coordinator", "supervisor", "head"];
export const keepsDirectory = ({ role }: Pick<Staff, "role">): boolean => editors.includes(role);

/** What is done to whose card. `colleagues`: how many others could approve it. */
export type Case = {
  actor: Actor;
  card: string;
  proposal?: Pick<Proposal, "author" | "state"> | undefined;
  colleagues?: number;
};
type Rule = (one: Case) => boolean;

const isEditor: Rule = ({ actor }) => actor.kind === "staff" && editors.includes(actor.role);
const isOfTheInstitution: Rule = ({ actor, card }) => actor.kind === "keeper" && actor.card === card;
const isAuthor: Rule = ({ actor, proposal }) => proposal?.author === signed(actor);
const isAnothers: Rule = (one) => one.proposal !== undefined && !isAuthor(one);
/** Where there is nobody else, one's own second look has to do: it is asked for by itself. */
const isAlone: Rule = ({ colleagues }) => colleagues === 0;
const isWaiting: Rule = ({ proposal }) => proposal?.state === "waiting";
const isPublished: Rule = ({ proposal }) => proposal?.state === "published";

/** Any row suffices; all rules of a row must hold. */
const table = {
  read: [[isEditor], [isOfTheInstitution]],
  propose: [[isEditor], [isOfTheInstitution]],
  approve: [
    [isEditor, isWaiting, isAnothers],
    [isEditor, isWaiting, isAlone],
  ],
  refuse: [[isEditor, isWaiting, isAnothers]],
  withdraw: [[isAuthor, isWaiting]],
  undo: [[isEditor, isPublished]],
  /** «All of it is true.» */
  assure: [[isEditor], [isOfTheInstitution]],
  /** For a while, or for good. */
  closeForNow: [[isEditor], [isOfTheInstitution]],
  close: [[isEditor]],
  tellPlaces: [[isEditor], [isOfTheInstitution]],
  invite: [[isEditor]],
  add: [[isEditor]],
} satisfies Record<string, Rule[][]>;
export type Deed = keyof typeof table;

/** Whether somebody may do this to that card. */
export const mayDo = (deed: Deed, one: Case): boolean =>
  table[deed].some((rules) => rules.every((rule) => rule(one)));
