/** The store: everything ryadom remembers, in one place per subject, on the database or on one transaction of it. */
import { createAppointmentStore } from "./appointments.js";
import { createBoardStore } from "./boards.js";
import { createCardEditStore } from "./card-edits.js";
import { createCardStore } from "./cards.js";
import { createCaseStore } from "./cases.js";
import { createCourseMarkStore } from "./course-marks.js";
import type { Database, Db } from "./database.js";
import { createDeskCareStore } from "./desk-care.js";
import { createDeskFormStore } from "./desk-forms.js";
import { createDialogueStore } from "./dialogues.js";
import { createDirectoryStore } from "./directory.js";
import { createEpisodeStore } from "./episodes.js";
import { createFactStore } from "./facts.js";
import { createFollowUpStore } from "./follow-ups.js";
import { createGroupStore } from "./groups.js";
import { createInboxStore } from "./inbox.js";
import { createKeeperStore } from "./keepers.js";
import { createMemberStore } from "./members.js";
import { createMissStore } from "./misses.js";
import { createNextWordStore } from "./next-words.js";
import { createNoteStore } from "./notes.js";
import { createOutboxStore } from "./outbox.js";
import { createPeopleStore } from "./people.js";
import { nothingPrefetched } from "./prefetched.js";
import { createProposalStore } from "./proposals.js";
import { createReferralStore } from "./referrals.js";
import { createReplyStore } from "./replies.js";
import { createReportStore } from "./reports.js";
import { createRequestStore } from "./requests.js";
import { createResourceStore } from "./resources.js";
import { createRevealStore } from "./reveals.js";
import { createRosterStore } from "./rosters.js";
import { createScanStore } from "./scans.js";
import type { Seal } from "./seal.js";
import type { Sql } from "./sql.js";
import { createTaskStore } from "./tasks.js";
import { createTeamStore } from "./teams.js";
import { createTicketStore } from "./tickets.js";
import { createTimerStore } from "./timers.js";
import { createTopicCardStore } from "./topic-cards.js";
import { createTraceStore } from "./traces.js";
import { createTransferStore } from "./transfers.js";
import { createWatchStore } from "./watches.js";
import { createWordStore } from "./words.js";

const slices = (db: Db, sql: Sql, seal: Seal, prefetched = nothingPrefetched()) => ({
  people: createPeopleStore(db, sql, seal),
  dialogues: createDialogueStore(db, sql, seal, prefetched),
  outbox: createOutboxStore(db, sql, seal, prefetched),
  tickets: createTicketStore(db, sql, seal, prefetched),
  teams: createTeamStore(db, sql, seal),
  groups: createGroupStore(db, seal),
  care: createDeskCareStore(db, sql, seal),
  rosters: createRosterStore(db),
  boards: createBoardStore(db, seal),
  forms: createDeskFormStore(db, seal),
  reveals: createRevealStore(db, seal),
  timers: createTimerStore(db, sql),
  traces: createTraceStore(db, sql),
  transfers: createTransferStore(db, sql, seal),
  words: createWordStore(db, sql),
  nextWords: createNextWordStore(sql),
  watches: createWatchStore(db, sql),
  cases: createCaseStore(db, seal),
  directory: createDirectoryStore(db, sql),
  cards: createCardStore(db, sql),
  cardEdits: createCardEditStore(db),
  keepers: createKeeperStore(db, seal),
  proposals: createProposalStore(db, sql),
  reports: createReportStore(db, seal),
  courseMarks: createCourseMarkStore(db),
  episodes: createEpisodeStore(db, seal),
  misses: createMissStore(db),
  facts: createFactStore(db, sql, seal),
  followUps: createFollowUpStore(db),
  requests: createRequestStore(db, sql, seal),
  resources: createResourceStore(db, sql),
  tasks: createTaskStore(db, seal),
  notes: createNoteStore(db, seal),
  topicCards: createTopicCardStore(db, seal),
  replies: createReplyStore(db),
  referrals: createReferralStore(db, seal),
  appointments: createAppointmentStore(db, seal),
  members: createMemberStore(db),
  scans: createScanStore(db, sql),
  inbox: createInboxStore(db, sql, seal, prefetched),
});

/** The slices of the store, as one transaction or the plain database sees them. */
export type Slices = ReturnType<typeof slices>;

export type Store = Slices & {
  /** Runs work as one transaction: all of it is kept, or, when it throws, nothing. */
  transaction<T>(work: (slices: Slices) => Promise<T>): Promise<T>;
};

export const createStore = (database: Database, seal: Seal): Store => ({
  ...slices(database.client, database.sql, seal),
  transaction: (work) => database.transaction((db, sql) => work(slices(db, sql, seal))),
});
