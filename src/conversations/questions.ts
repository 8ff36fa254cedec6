/** The questions of all dialogues. Their words stand in `locales` under the key in `words`. */
import { doers, forms, frequencies, places } from "../domain/bullying.js";
import { NEEDS } from "../domain/needs.js";

const ask = <const O extends readonly string[]>(id: string, options: O) => ({
  id,
  words: id.replace(".", ":"),
  options,
});
const tell = (id: string) => ({ id, words: id.replace(".", ":") });

export const bullyingQuestions = {
  safeNow: { ...ask("bullying.safeNow", ["no", "yes", "unsure"]), spoken: true },
  forms: ask("bullying.forms", forms),
  by: ask("bullying.by", doers),
  images: ask("bullying.images", ["yes", "no", "unsure"]),
  where: ask("bullying.where", places),
  howOften: ask("bullying.howOften", frequencies),
  whoKnows: ask("bullying.whoKnows", ["nobody", "friend", "parents", "teacher", "psychologist"]),
  wish: ask("bullying.wish", ["stop", "advice", "talk", "school", "nothing"]),
  wishDoing: ask("bullying.wishDoing", ["stop", "talk", "nothing"]),
  place: tell("find.place"),
};

export const findQuestions = {
  need: ask("find.need", NEEDS),
  place: tell("find.place"),
  age: ask("find.age", ["0-3", "4-6", "7-10", "11-14", "15-17", "18"]),
  topic: ask("find.topic", ["mood", "family", "peers", "school", "loss", "love"]),
  hard: ask("find.hard", ["bearable", "hard", "unbearable"]),
  format: ask("find.format", ["visit", "phone", "online"]),
  urgent: ask("find.urgent", ["today", "week", "later"]),
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

export const talkQuestions = { about: tell("talk.about"), place: tell("talk.place") };
