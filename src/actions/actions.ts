/** All actions bound to what they need: what conversations, the bot and timers call. */
import type { Deps } from "../deps.js";
import { answered, keepReach, noteFacts } from "./add-answers.js";
import { answerFollowUp, askedLately, hearWorse, keepRefusal } from "./answer-follow-up.js";
import { askAgain } from "./ask-again.js";
import { callLobby } from "./call-staff.js";
import { addToCase, eraseCase, moveCase, openCase, openedCase } from "./case.js";
import { claimTicket } from "./claim-ticket.js";
import { clearChat, sweepChat } from "./clear-chat.js";
import { closeTicket, dropHeld, leaveTicket, recentlyClosed, reopenTicket } from "./close-ticket.js";
import { deskActions } from "./desk/desk-actions.js";
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
  askFollowUp,
  declineFollowUp,
  dropAskedKeys,
  offerFollowUp,
  openOffer,
  planFollowUp,
  stopFollowUps,
} from "./follow-ups.js";
import { giveCode, planCode, planMissingCode } from "./give-code.js";
import { hide, keepTrace, liftGuard, markTraces, setKeepChat, setSilent } from "./hide.js";
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
import { hearSecond, sayToSecond } from "./requests/second-words.js";
import { hintNews, newsRead } from "./requests/show-news.js";
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

import { noteCrisisAnswer, teamPresence, whoIsThere } from "./watch-ticket.js";
import { beginDuty, breakPromise, climb } from "./while-waiting.js";

const all = {
  ...deskActions,
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
  askedLately,
  hearWorse,
  askFollowUp,
  declineFollowUp,
  keepRefusal,
  offerFollowUp,
  openOffer,
  planFollowUp,
  dropAskedKeys,
  stopFollowUps,
  clearChat,
  eraseCase,
  giveCode,
  hide,
  liftGuard,
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
  hearSecond,
  sayToSecond,
  hintNews,
  newsRead,
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
  noteFacts,
  claimTicket,
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
