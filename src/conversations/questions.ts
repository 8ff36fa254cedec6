/** The questions of all dialogues. Their words stand in `locales` under the key in `words`. */
import { doers, forms, frequencies, places } from "../domain/bullying.js";
import { fears, harms, opponents, repeats, voices } from "../domain/mediation.js";
import { NEEDS } from "../domain/needs.js";
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
/** Where the way usually goes on. */
const usually = <Q extends { options: readonly string[] }>(asked: Q, ...usual: Q["options"][number][]) => ({
  ...asked,
  usual,
});
const tell = (id: string) => ({ id, words: id.replace(".", ":") });

export const bullyingQuestions = {
  safeNow: { ...ask("bullying.safeNow", ["no", "yes", "unsure"]), spoken: true },
  forms: usually(hear("bullying.forms", forms), "threats"),
  by: hear("bullying.by", doers),
  images: hear("bullying.images", ["yes", "no", "unsure"]),
  where: hear("bullying.where", places),
  howOften: hear("bullying.howOften", frequencies),
  whoKnows: hear("bullying.whoKnows", ["nobody", "friend", "parents", "teacher", "psychologist"]),
  wish: hear("bullying.wish", ["stop", "advice", "talk", "school", "nothing"]),
  wishDoing: hear("bullying.wishDoing", ["stop", "talk", "nothing"]),
  place: tell("find.place"),
};

export const findQuestions = {
  need: hear("find.need", NEEDS),
  place: tell("find.place"),
  age: hear("find.age", ["0-3", "4-6", "7-10", "11-14", "15-17", "18"]),
  topic: hear("find.topic", ["mood", "family", "peers", "school", "loss", "love"]),
  hard: hear("find.hard", ["bearable", "hard", "unbearable"]),
  format: hear("find.format", ["visit", "phone", "online"]),
  urgent: hear("find.urgent", ["today", "week", "later"]),
  wrong: ask("find.wrong", ["closed", "phone", "address", "refused", "paid"]),
};

export const logQuestions = {
  what: tell("log.what"),
  when: ask("log.when", ["today", "yesterday"]),
  where: ask("log.where", ["class", "school", "road", "online", "club"]),
  saw: ask("log.saw", ["nobody", "kids", "teacher", "adult"]),
};

/** Beside these: which thing, from the region's file. */
export const loanQuestions = {
  place: tell("find.place"),
  from: tell("loan.from"),
  term: ask("loan.term", ["14", "30", "90", "180"]),
};

/** Whom it may be about, and who does it, depends on who is asked. */
export const violenceQuestions = {
  now: { ...ask("violence.now", ["no", "yes", "unsure"]), spoken: true },
  near: ask("violence.near", ["yes", "no"]),
  whom: ask("violence.whom", [...new Set(Object.values(hurtOnes).flat())]),
  who: ask("violence.who", [...new Set(Object.values(doersAtHome).flat())]),
  forms: ask("violence.forms", harmsAtHome),
  injured: ask("violence.injured", ["yes", "no", "unsure"]),
  children: ask("violence.children", ["small", "older", "none"]),
  shelter: ask("violence.shelter", ["yes", "maybe", "no"]),
  trusted: ask("violence.trusted", ["relative", "friends", "teacher", "neighbour", "nobody"]),
  wish: ask("violence.wish", ["advice", "talk", "leave", "protect", "nothing"]),
  place: tell("find.place"),
};

export const stayQuestions = {
  danger: violenceQuestions.now,
  place: tell("find.place"),
  children: ask("stay.children", ["pregnant", "0-1", "1-3", "4-6", "7-11", "12-17", "none"]),
  tonight: ask("stay.tonight", ["nowhere", "unsafe", "one-night", "safe"]),
  documents: ask("stay.documents", ["all", "some", "none"]),
  needs: ask("stay.needs", ["ill", "medicine", "disability", "pet", "school"]),
  wish: ask("stay.wish", ["days", "month", "quarter", "unsure"]),
  from: tell("stay.from"),
  reach: ask("stay.reach", ["any", "careful"]),
};

/** Whom it is for and what has happened are answered by kind of team. */
export const responseQuestions = {
  danger: { ...bullyingQuestions.safeNow, id: "response.danger" },
  place: tell("find.place"),
  who: { id: "response.who", words: "response:who" },
  what: { id: "response.what", words: "response:what" },
  where: tell("response.where"),
};

export const mediationQuestions = {
  with: ask("mediation.with", opponents),
  harm: usually({ ...ask("mediation.harm", harms), spoken: true }, "no"),
  fear: usually({ ...ask("mediation.fear", fears), spoken: true }, "no"),
  repeat: usually({ ...ask("mediation.repeat", repeats), spoken: true }, "quarrel"),
  voice: usually({ ...ask("mediation.voice", voices), spoken: true }, "both"),
  human: { ...ask("mediation.human", ["yes", "no"]), spoken: true },
  place: tell("find.place"),
  about: tell("mediation.about"),
  pass: ask("mediation.pass", ["self", "specialist"]),
  when: ask("mediation.when", ["day", "evening", "weekend"]),
};

/** Asked of the second side. */
export const invitedQuestions = {
  safe: usually({ ...ask("mediation.safe", ["yes", "no", "unsure"]), spoken: true }, "yes"),
  will: { ...ask("mediation.will", ["yes", "no", "ask"]), spoken: true },
  instead: ask("mediation.instead", ["decline", "talk"]),
};

export const enrolmentQuestions = {
  kind: ask("enrolment.kind", ["play-therapy", "rehabilitation", "training"]),
  place: tell("find.place"),
  whom: ask("enrolment.whom", ["child", "both", "me"]),
  age: ask("enrolment.age", ["0-3", "4-6", "7-10", "11-14", "15-17", "18"]),
  referral: ask("enrolment.referral", ["yes", "no", "unsure"]),
  about: tell("enrolment.about"),
  when: ask("enrolment.when", ["morning", "day", "evening", "weekend"]),
};

/** Beside these: what was noticed, by groups. All of them are asked of staff. */
const askStaff = <const O extends readonly string[]>(name: string, options: O) => ({
  id: `signal.${name}`,
  words: `signal:staff.${name}`,
  options,
});
export const signalQuestions = {
  place: tell("find.place"),
  basis: usually(askStaff("basis", bases), "consent"),
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
  age: ask("application.age", applicantAges),
  place: { id: "find.place", words: "application:place" },
  which: tell("application.which"),
  about: tell("application.about"),
  when: ask("application.when", ["weekdays", "weekends", "holidays"]),
  consent: ask("application.consent", ["link", "paper"]),
};

/** Asked of a parent. */
export const consentQuestions = { agree: ask("application.agree", ["yes", "no"]) };

export const talkQuestions = { about: tell("talk.about"), place: tell("talk.place") };
