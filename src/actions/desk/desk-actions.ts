/** The actions of the specialists' desk, as the bot and timers call them. Does nothing itself. */
import { answerAfterTalk } from "./after-talk.js";
import {
  acceptTransfer,
  answerTransfer,
  askedOfPerson,
  bounceTransfers,
  declineTransfer,
  lapseTransfer,
} from "./answer-transfer.js";
import {
  answerAppointment,
  awaitedAppointment,
  cancelAppointment,
  draftAppointment,
  remindOfAppointment,
  sendAppointment,
  standingOf,
} from "./appoint.js";
import { avoidAgency, heedTold } from "./avoid-agency.js";
import { dropBoard, postBoard, refreshBoard, showBoard } from "./board.js";
import { changeRoster, replaceOnDay, undoRoster, whoCanReplace } from "./change-roster.js";
import { answerDebrief, debriefOf } from "./debrief.js";
import { answerForm, openForm } from "./fill-form.js";
import { askForGroupLinks, giveGroupLink } from "./group-link.js";
import { hearRights } from "./group-rights.js";
import { hearSilence } from "./hear-silence.js";
import { limitPerson, unlimitPerson } from "./limit-person.js";
import { remindOfWord } from "./next-word.js";
import { heedReferral, moveReferral, refer } from "./refer.js";
import { releaseTicket } from "./release-ticket.js";
import { dropReminder, reminderDue, remindLater } from "./remind-later.js";
import { moveTopic } from "./renew-topic.js";
import { comeBack, endBreak, takeBreak } from "./rest.js";
import { askReveal, decideReveal, escalateReveal, hideReveal, sendReveal } from "./reveal.js";
import { askForFile, confirmRoster, dropRosterFile, hearRosterFile, sendRosterFile } from "./roster-file.js";
import { dropReply, repliesOf, saveReply, sendReply } from "./send-reply.js";
import { handoverDigest, keepTicket, watchShifts } from "./shifts.js";
import { askWhoIsAbsent, showRosterLog, showWeek } from "./show-roster.js";
import { blockedUntil, releaseSlowed } from "./slow-words.js";
import { snoozeTicket, wakeTicket } from "./snooze.js";
import { stepIn } from "./step-in.js";
import { takeNext, takeTicket } from "./take-ticket.js";
import {
  agencyIn,
  answerTicketTask,
  endTicketTask,
  giveTicketTask,
  ownTasks,
  partnersOf,
  remindOfTicketTask,
  tasksOf,
} from "./tasks.js";
import { postTopicCard, refreshTopic, refreshTopics } from "./topic-card.js";
import { tellWhere } from "./topic-link.js";
import {
  beginTransfer,
  correctSummary,
  draftedTransfer,
  sayDoubted,
  sendTransfer,
  transferOptions,
  withdrawTransfer,
} from "./transfer.js";
import { coverAgain, uncover } from "./uncover.js";
import { askGroups, askWhoIsThere, hearWhoIsThere, judgeGroup, noteInGroup } from "./watch-group.js";
import { clearMirror, endWatch, unwatchTalk, watchTalk } from "./watch-talk.js";
import { whisper } from "./whisper.js";

export const deskActions = {
  acceptTransfer,
  agencyIn,
  answerAfterTalk,
  answerAppointment,
  answerDebrief,
  answerForm,
  answerTicketTask,
  answerTransfer,
  askForFile,
  askForGroupLinks,
  askGroups,
  askReveal,
  askWhoIsAbsent,
  askWhoIsThere,
  askedOfPerson,
  avoidAgency,
  heedTold,
  awaitedAppointment,
  beginTransfer,
  blockedUntil,
  bounceTransfers,
  cancelAppointment,
  changeRoster,
  clearMirror,
  comeBack,
  confirmRoster,
  correctSummary,
  coverAgain,
  debriefOf,
  decideReveal,
  declineTransfer,
  draftAppointment,
  draftedTransfer,
  dropBoard,
  dropReminder,
  dropReply,
  dropRosterFile,
  endBreak,
  endTicketTask,
  endWatch,
  escalateReveal,
  giveGroupLink,
  giveTicketTask,
  handoverDigest,
  hearRosterFile,
  hearRights,
  hearSilence,
  hearWhoIsThere,
  heedReferral,
  hideReveal,
  judgeGroup,
  keepTicket,
  lapseTransfer,
  limitPerson,
  moveReferral,
  moveTopic,
  noteInGroup,
  openForm,
  ownTasks,
  partnersOf,
  postBoard,
  postTopicCard,
  refer,
  refreshBoard,
  refreshTopic,
  refreshTopics,
  releaseSlowed,
  releaseTicket,
  remindLater,
  remindOfAppointment,
  remindOfTicketTask,
  remindOfWord,
  reminderDue,
  replaceOnDay,
  repliesOf,
  saveReply,
  sendAppointment,
  sendReply,
  sendReveal,
  sendRosterFile,
  sayDoubted,
  sendTransfer,
  showBoard,
  showRosterLog,
  showWeek,
  snoozeTicket,
  standingOf,
  stepIn,
  takeBreak,
  takeNext,
  takeTicket,
  tellWhere,
  tasksOf,
  transferOptions,
  uncover,
  undoRoster,
  unlimitPerson,
  unwatchTalk,
  wakeTicket,
  watchShifts,
  watchTalk,
  whisper,
  whoCanReplace,
  withdrawTransfer,
} as const;
