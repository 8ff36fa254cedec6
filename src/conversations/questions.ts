/** The questions of all dialogues. Their words stand in `locales` under the key in `words`. */
import { doers, forms, frequencies, places } from "../domain/bullying.js";
import { fears, harms, opponents, repeats, voices } from "../domain/mediation.js";
import { NEEDS } from "../domain/needs.js";
import type { PersonRole } from "../domain/people.js";
import { agencies, bases, gravities, indicatorGroups } from "../domain/programmes/signal.js";
import { applicantAges } from "../domain/programmes/volunteer-rules.js";
import { doers as doersAtHome, harms as harmsAtHome, hurtOnes } from "../domain/violence.js";

const ask = <const O extends readonly string[]>(id: string, options: O) => ({
  id,
  words: id.replace(".", ":"),
  options,
});
/** Heard in a sentence as well. */
const hear = <const O extends readonly string[]>(id: string, options: O) => ({
  ...ask(id, options),
  told: true,
});
/** Heard when it is said alone; all that says more stays as it was said. */
const hearAlone = <const O extends readonly string[]>(id: string, options: O) => ({
  ...ask(id, options),
  named: true,
});
/** Heard when it is said alone, and asked once more when it is not clear. */
const sayClearly = <const O extends readonly string[]>(id: string, options: O) => ({
  ...ask(id, options),
  spoken: true,
});
/** Where the way usually goes on. */
const usually = <Q extends { options: readonly string[] }>(asked: Q, ...usual: Q["options"][number][]) => ({
  ...asked,
  usual,
});
const tell = (id: string) => ({ id, words: id.replace(".", ":") });

export const bullyingQuestions = {
  safeNow: sayClearly("bullying.safeNow", ["no", "yes", "unsure"]),
  forms: usually(hear("bullying.forms", forms), "threats"),
  by: hear("bullying.by", doers),
  images: { ...hear("bullying.images", ["yes", "no", "unsure"]), spoken: true },
  where: hear("bullying.where", places),
  howOften: hear("bullying.howOften", frequencies),
  whoKnows: hear("bullying.whoKnows", ["nobody", "friend", "parents", "teacher", "psychologist"]),
  wish: hear("bullying.wish", ["stop", "advice", "talk", "school", "nothing"]),
  wishDoing: hear("bullying.wishDoing", ["stop", "talk", "nothing"]),
  place: tell("find.place"),
};

export const findQuestions = {
  // What is named first is asked for; what follows mostly says why.
  need: { ...hear("find.need", NEEDS), first: true },
  place: tell("find.place"),
  age: hear("find.age", ["0-3", "4-6", "7-10", "11-14", "15-17", "18"]),
  topic: hear("find.topic", ["mood", "family", "peers", "school", "loss", "love"]),
  hard: hear("find.hard", ["bearable", "hard", "unbearable"]),
  format: hear("find.format", ["visit", "phone", "online"]),
  urgent: hear("find.urgent", ["today", "week", "later"]),
  wrong: ask("find.wrong", ["closed", "phone", "address", "refused", "paid"]),
};

/** With which place of the directory a human is to connect somebody. */
export const chosenService = "~service";
/** Whoever may be seen reading, and has told the alarm enough, is asked where and nothing else. */
export const onlyWhere = "~onlyWhere";

/** Of a question about age, what is put to somebody who is asked about themselves. */
export const ownAge = <Q extends { options: readonly string[] }>(asked: Q, role: PersonRole | undefined) =>
  role === "teen" ? { ...asked, offered: asked.options.slice(asked.options.indexOf("11-14")) } : asked;

export const logQuestions = {
  what: tell("log.what"),
  when: { ...sayClearly("log.when", ["today", "yesterday"]), dated: true },
  where: hearAlone("log.where", ["class", "school", "road", "online", "club"]),
  saw: hearAlone("log.saw", ["nobody", "kids", "teacher", "adult"]),
};

/** Beside these: which thing, from the region's file. */
export const loanQuestions = {
  place: tell("find.place"),
  from: tell("loan.from"),
  term: hearAlone("loan.term", ["14", "30", "90", "180"]),
};

/** Whom it may be about, and who does it, depends on who is asked. */
export const violenceQuestions = {
  now: sayClearly("violence.now", ["no", "yes", "unsure"]),
  near: sayClearly("violence.near", ["yes", "no"]),
  whom: hear("violence.whom", [...new Set(Object.values(hurtOnes).flat())]),
  who: hear("violence.who", [...new Set(Object.values(doersAtHome).flat())]),
  forms: hear("violence.forms", harmsAtHome),
  injured: hear("violence.injured", ["yes", "no", "unsure"]),
  children: hear("violence.children", ["small", "older", "none"]),
  shelter: hear("violence.shelter", ["yes", "maybe", "no"]),
  trusted: hear("violence.trusted", ["relative", "friends", "teacher", "neighbour", "nobody"]),
  wish: hear("violence.wish", ["advice", "talk", "leave", "protect", "nothing"]),
  place: tell("find.place"),
};

export const stayQuestions = {
  danger: violenceQuestions.now,
  place: tell("find.place"),
  children: hear("stay.children", ["pregnant", "0-1", "1-3", "4-6", "7-11", "12-17", "none"]),
  tonight: hear("stay.tonight", ["nowhere", "unsafe", "one-night", "safe"]),
  documents: hear("stay.documents", ["all", "some", "none"]),
  needs: hear("stay.needs", ["ill", "medicine", "disability", "pet", "school"]),
  wish: hear("stay.wish", ["days", "month", "quarter", "unsure"]),
  from: tell("stay.from"),
  reach: hear("stay.reach", ["any", "careful"]),
};

/** Whom it is for and what has happened are answered by kind of team. */
export const responseQuestions = {
  danger: { ...bullyingQuestions.safeNow, id: "response.danger" },
  place: tell("find.place"),
  who: { ...tell("response.who"), told: true },
  what: { ...tell("response.what"), told: true },
  where: tell("response.where"),
  reach: { ...stayQuestions.reach, id: "response.reach" },
};

export const mediationQuestions = {
  with: hear("mediation.with", opponents),
  harm: usually(sayClearly("mediation.harm", harms), "no"),
  fear: usually(sayClearly("mediation.fear", fears), "no"),
  repeat: usually(sayClearly("mediation.repeat", repeats), "quarrel"),
  voice: usually(sayClearly("mediation.voice", voices), "both"),
  human: sayClearly("mediation.human", ["yes", "no"]),
  place: tell("find.place"),
  about: tell("mediation.about"),
  pass: hear("mediation.pass", ["self", "specialist"]),
  when: hear("mediation.when", ["day", "evening", "weekend"]),
};

/** Asked of the second side. */
export const invitedQuestions = {
  safe: usually(sayClearly("mediation.safe", ["yes", "no", "unsure"]), "yes"),
  will: sayClearly("mediation.will", ["yes", "no", "ask"]),
  instead: hear("mediation.instead", ["decline", "talk"]),
};

export const enrolmentQuestions = {
  kind: hear("enrolment.kind", ["play-therapy", "rehabilitation", "training"]),
  place: tell("find.place"),
  whom: hear("enrolment.whom", ["child", "both", "me"]),
  age: hear("enrolment.age", ["0-3", "4-6", "7-10", "11-14", "15-17", "18"]),
  referral: hear("enrolment.referral", ["yes", "no", "unsure"]),
  about: tell("enrolment.about"),
  when: hear("enrolment.when", ["morning", "day", "evening", "weekend"]),
};

/** Beside these: what was noticed, by groups. All of them are asked of staff. */
const askStaff = <const O extends readonly string[]>(name: string, options: O) => ({
  id: `signal.${name}`,
  words: `signal:staff.${name}`,
  options,
  told: true,
});
export const signalQuestions = {
  place: { id: "find.place", words: "signal:staff.place" },
  basis: usually(askStaff("basis", bases), "consent"),
  basisOf: askStaff("basisOf", bases),
  agency: askStaff("agency", agencies),
  gravity: askStaff("gravity", gravities),
  age: askStaff("age", ["0-3", "4-6", "7-10", "11-14", "15-17"]),
  groups: usually(askStaff("groups", indicatorGroups), ...indicatorGroups),
  facts: { id: "signal.facts", words: "signal:staff.facts" },
  source: askStaff("source", ["seen", "child-told", "adult-told", "papers"]),
  protects: { id: "signal.protects", words: "signal:staff.protects" },
};

/** Beside these: what to join in, from the region's file, and the rules. */
export const applicationQuestions = {
  age: hear("application.age", applicantAges),
  place: { id: "find.place", words: "application:place" },
  which: { ...tell("application.which"), listed: true, spoken: true },
  about: tell("application.about"),
  when: hear("application.when", ["weekdays", "weekends", "holidays"]),
  consent: hear("application.consent", ["link", "paper"]),
};

/** Asked of a parent. */
export const consentQuestions = { agree: sayClearly("application.agree", ["yes", "no"]) };

export const talkQuestions = {
  about: tell("talk.about"),
  place: tell("talk.place"),
  name: tell("talk.name"),
  write: hear("talk.write", ["any", "morning", "day", "evening", "self"]),
};
