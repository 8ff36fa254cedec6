/** All actions bound to what they need: what conversations, the bot and timers call. */
import type { Deps } from "../deps.js";
import { answered, keepReach } from "./add-answers.js";
import { askAgain } from "./ask-again.js";
import { callLobby } from "./call-staff.js";
import { addToCase, eraseCase, moveCase, openCase, openedCase } from "./case.js";
import { claimTicket } from "./claim-ticket.js";
import { clearChat, sweepChat } from "./clear-chat.js";
import { closeTicket, dropHeld, leaveTicket, recentlyClosed, reopenTicket } from "./close-ticket.js";
import { answerAfterTalk } from "./desk/after-talk.js";
import {
  acceptTransfer,
  answerTransfer,
  askedOfPerson,
  bounceTransfers,
  declineTransfer,
  lapseTransfer,
} from "./desk/answer-transfer.js";
import {
  answerAppointment,
  awaitedAppointment,
  cancelAppointment,
  draftAppointment,
  remindOfAppointment,
  sendAppointment,
  standingOf,
} from "./desk/appoint.js";
import { avoidAgency } from "./desk/avoid-agency.js";
import { dropBoard, postBoard, refreshBoard, showBoard } from "./desk/board.js";
import { changeRoster, replaceOnDay, undoRoster, whoCanReplace } from "./desk/change-roster.js";
import { answerDebrief, debriefOf } from "./desk/debrief.js";
import { answerForm, openForm } from "./desk/fill-form.js";
import { hearSilence } from "./desk/hear-silence.js";
import { limitPerson, unlimitPerson } from "./desk/limit-person.js";
import { remindOfWord } from "./desk/next-word.js";
import { heedReferral, moveReferral, refer } from "./desk/refer.js";
import { dropReminder, reminderDue, remindLater } from "./desk/remind-later.js";
import { moveTopic } from "./desk/renew-topic.js";
import { comeBack, endBreak, takeBreak } from "./desk/rest.js";
import { releaseTicket } from "./desk/return-ticket.js";
import { askReveal, decideReveal, escalateReveal, hideReveal, sendReveal } from "./desk/reveal.js";
import {
  askForFile,
  confirmRoster,
  dropRosterFile,
  hearRosterFile,
  sendRosterFile,
} from "./desk/roster-file.js";
import { dropReply, repliesOf, saveReply, sendReply } from "./desk/send-reply.js";
import { handoverDigest, keepTicket, watchShifts } from "./desk/shifts.js";
import { askWhoIsAbsent, showRosterLog, showWeek } from "./desk/show-roster.js";
import { blockedUntil, releaseSlowed } from "./desk/slow-words.js";
import { snoozeTicket, wakeTicket } from "./desk/snooze.js";
import { stepIn } from "./desk/step-in.js";
import { takeNext, takeTicket } from "./desk/take-ticket.js";
import {
  agencyIn,
  answerTicketTask,
  endTicketTask,
  giveTicketTask,
  ownTasks,
  partnersOf,
  remindOfTicketTask,
  tasksOf,
} from "./desk/tasks.js";
import { postTopicCard, refreshTopic, refreshTopics } from "./desk/topic-card.js";
import {
  beginTransfer,
  correctSummary,
  draftedTransfer,
  sendTransfer,
  transferOptions,
  withdrawTransfer,
} from "./desk/transfer.js";
import { coverAgain, uncover } from "./desk/uncover.js";
import { askGroups, askWhoIsThere, hearWhoIsThere, judgeGroup, noteInGroup } from "./desk/watch-group.js";
import { clearMirror, endWatch, unwatchTalk, watchTalk } from "./desk/watch-talk.js";
import { whisper } from "./desk/whisper.js";
import { addCard } from "./directory/add-card.js";
import { decideChange, proposeChange } from "./directory/change-card.js";
import { checkCard, noteChanged } from "./directory/check-card.js";
import { closeForNow, reopenCard } from "./directory/close-for-now.js";
import { colleaguesOf, nameOf } from "./directory/coordinators.js";
import { acceptKeeper, inviteKeeper, tellPlaces } from "./directory/keep-card.js";
import { remindOfReport, reportCard } from "./directory/report-card.js";
import { showCoverage } from "./directory/show-coverage.js";
import { askToCall, nextCall } from "./directory/weekly-calls.js";
import { findHelp, noteMiss } from "./find-help.js";
import {
  answerFollowUp,
  askFollowUp,
  declineFollowUp,
  keepRefusal,
  offerFollowUp,
  openOffer,
  planFollowUp,
  stopFollowUps,
} from "./follow-ups.js";
import { giveCode, planCode, planMissingCode } from "./give-code.js";
import { hide, keepTrace, markTraces, setKeepChat, setSilent } from "./hide.js";
import { askToDial, eraseTicket, sweep } from "./keep-house.js";
import { changeEpisode, keepEpisode, sendLetter } from "./log.js";
import { loseTeam, reportNoTopic } from "./lose-team.js";
import { openTicket, setLevel } from "./open-ticket.js";
import { askToConnect, dropPlace, placesOf, savePlace } from "./places.js";
import { sendPlan } from "./plan.js";
import { refuseImage } from "./refuse-image.js";
import { relayEditToPerson, relayEditToStaff, relayReaction, relayToPerson, relayToStaff } from "./relay.js";
import { reportBlocked, reportUndelivered } from "./report-undelivered.js";
import { actOn } from "./requests/act-on.js";
import { remindOfStep } from "./requests/await-step.js";
import { askToTakeOver, declineToTakeOver, mayBeHanded, takeOver } from "./requests/hand-over.js";
import { addResource, freeFor, retireResource } from "./requests/keep-stock.js";
import { openRequest } from "./requests/open-request.js";
import { remindOfRequest, requestDue } from "./requests/request-clocks.js";
import { joinRequest } from "./requests/second-side.js";
import {
  callMember,
  confirmReceipt,
  finishTask,
  giveTask,
  leadSignal,
  mayLead,
  missReceipt,
  remindOfTask,
  sendSignal,
} from "./requests/signals.js";
import { addStep, finishStep, moveStep, stepDue, stepsOf } from "./requests/steps.js";
import { stockAdded } from "./requests/tell-next.js";
import { requestFacts } from "./requests/tell-of-request.js";
import { reachable, signalFacts } from "./requests/tell-signal.js";
import { acceptInvite, addTeam, bindTeam, inviteStaff, revokeInvite } from "./staff-access.js";
import { beginDrill, endDrill, sayInDrill } from "./training/drill.js";
import { askForPaper, completeCourse, markRead } from "./training/library.js";

import {
  beginDuty,
  breakPromise,
  climb,
  noteCrisisAnswer,
  teamPresence,
  whoIsThere,
} from "./watch-ticket.js";

const all = {
  addCard,
  decideChange,
  proposeChange,
  checkCard,
  noteChanged,
  closeForNow,
  reopenCard,
  colleaguesOf,
  nameOf,
  acceptKeeper,
  inviteKeeper,
  tellPlaces,
  remindOfReport,
  reportCard,
  showCoverage,
  askToCall,
  nextCall,
  askToConnect,
  dropPlace,
  placesOf,
  savePlace,
  changeEpisode,
  keepEpisode,
  sendLetter,
  sendPlan,
  askAgain,
  addToCase,
  answerFollowUp,
  askFollowUp,
  declineFollowUp,
  keepRefusal,
  offerFollowUp,
  openOffer,
  planFollowUp,
  stopFollowUps,
  clearChat,
  eraseCase,
  giveCode,
  hide,
  keepTrace,
  markTraces,
  moveCase,
  openCase,
  openedCase,
  planCode,
  planMissingCode,
  setKeepChat,
  setSilent,
  sweepChat,
  addStep,
  finishStep,
  moveStep,
  stepDue,
  stepsOf,
  actOn,
  joinRequest,
  addResource,
  stockAdded,
  freeFor,
  keepReach,
  openRequest,
  askToTakeOver,
  declineToTakeOver,
  mayBeHanded,
  takeOver,
  remindOfStep,
  remindOfRequest,
  requestDue,
  requestFacts,
  callMember,
  confirmReceipt,
  finishTask,
  giveTask,
  leadSignal,
  mayLead,
  missReceipt,
  reachable,
  remindOfTask,
  sendSignal,
  signalFacts,
  retireResource,
  askToDial,
  beginDuty,
  breakPromise,
  callLobby,
  climb,
  noteCrisisAnswer,
  teamPresence,
  whoIsThere,
  acceptInvite,
  addTeam,
  revokeInvite,
  inviteStaff,
  bindTeam,
  beginDrill,
  endDrill,
  sayInDrill,
  askForPaper,
  completeCourse,
  markRead,
  answered,
  claimTicket,
  coverAgain,
  uncover,
  dropReply,
  repliesOf,
  saveReply,
  sendReply,
  answerAppointment,
  awaitedAppointment,
  cancelAppointment,
  draftAppointment,
  remindOfAppointment,
  sendAppointment,
  standingOf,
  dropReminder,
  remindLater,
  reminderDue,
  agencyIn,
  answerTicketTask,
  endTicketTask,
  giveTicketTask,
  ownTasks,
  partnersOf,
  remindOfTicketTask,
  tasksOf,
  heedReferral,
  moveReferral,
  refer,
  clearMirror,
  endWatch,
  unwatchTalk,
  watchTalk,
  whisper,
  stepIn,
  remindOfWord,
  postTopicCard,
  refreshTopic,
  refreshTopics,
  answerAfterTalk,
  dropBoard,
  postBoard,
  refreshBoard,
  showBoard,
  changeRoster,
  replaceOnDay,
  undoRoster,
  whoCanReplace,
  askForFile,
  confirmRoster,
  dropRosterFile,
  hearRosterFile,
  sendRosterFile,
  askWhoIsAbsent,
  showRosterLog,
  showWeek,
  answerDebrief,
  debriefOf,
  answerForm,
  openForm,
  limitPerson,
  unlimitPerson,
  comeBack,
  endBreak,
  takeBreak,
  askReveal,
  decideReveal,
  escalateReveal,
  hideReveal,
  sendReveal,
  blockedUntil,
  releaseSlowed,
  hearSilence,
  moveTopic,
  acceptTransfer,
  answerTransfer,
  askedOfPerson,
  bounceTransfers,
  declineTransfer,
  lapseTransfer,
  releaseTicket,
  handoverDigest,
  keepTicket,
  watchShifts,
  snoozeTicket,
  wakeTicket,
  beginTransfer,
  correctSummary,
  draftedTransfer,
  sendTransfer,
  transferOptions,
  withdrawTransfer,
  avoidAgency,
  askGroups,
  askWhoIsThere,
  hearWhoIsThere,
  judgeGroup,
  noteInGroup,
  takeNext,
  takeTicket,
  closeTicket,
  dropHeld,
  eraseTicket,
  findHelp,
  noteMiss,
  leaveTicket,
  loseTeam,
  openTicket,
  recentlyClosed,
  refuseImage,
  relayEditToPerson,
  relayEditToStaff,
  relayReaction,
  relayToPerson,
  relayToStaff,
  reopenTicket,
  reportBlocked,
  reportNoTopic,
  reportUndelivered,
  setLevel,
  sweep,
} as const;

type All = typeof all;
type Input<P> = P extends [unknown, ...infer Rest] ? Rest : never;
export type Actions = {
  [A in keyof All]: (...input: Input<Parameters<All[A]>>) => ReturnType<All[A]>;
};

export const bindActions = (deps: Deps): Actions =>
  Object.fromEntries(
    Object.entries(all).map(([name, action]) => [
      name,
      (input: unknown) => (action as (deps: Deps, input: unknown) => unknown)(deps, input),
    ]),
  ) as Actions;
