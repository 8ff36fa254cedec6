/** Words that answer no question: led to the dialogue they are about, with one tap to correct it, or to the menu. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { toldRow } from "../conversations/answers.js";
import { joinedKinds } from "../conversations/application.js";
import { bullyingTold, sideSaid } from "../conversations/bullying-told.js";
import {
  askOpenAgain,
  begin,
  type DialogueName,
  leaveDialogue,
  openDialogue,
} from "../conversations/conversations.js";
import { keepWords, keptWords } from "../conversations/kept-words.js";
import { plain } from "../conversations/listen.js";
import { optionsTold } from "../conversations/options-said.js";
import {
  applicationQuestions,
  bullyingQuestions,
  findQuestions,
  responseQuestions,
  talkQuestions,
  violenceQuestions,
} from "../conversations/questions.js";
import { ageSaid, tellsOnlyFacts } from "../conversations/said.js";
import type { Told } from "../conversations/told.js";
import { elsewhere } from "../conversations/ways.js";
import { addToWrong } from "../conversations/wrong.js";
import { bandOf } from "../domain/ages-said.js";
import type { Triage } from "../domain/crisis/triage.js";
import { type Goal, goalOf, goals, othersThan, tells, toldGoals, wayTo } from "../domain/goals.js";
import { languages } from "../domain/people.js";
import { happenings, type TeamKind } from "../domain/programmes/response.js";
import { optionNamed } from "../domain/spoken.js";
import type { Key } from "../i18n/i18n.js";
import type { AnswerValue } from "../store/dialogues.js";
import { parsePressed } from "../views/buttons.js";
import { placeLabel } from "../views/find.js";
import { nextGoal, noGoal, notAlone, understood, whichGoal } from "../views/goals.js";
import { named } from "../views/loan.js";
import { optionLabel, type Question } from "../views/question.js";
import { menu, whoAreYou } from "../views/start.js";
import { isGuessed } from "./heard-speaker.js";
import { sayToStaff } from "./staff-here.js";

/** The phrases of a key, in all languages at once. */
const phrasesOf = (key: Key) =>
  languages.flatMap((language) => scope().deps.i18n.translator(language, false)(key).split("|").map(plain));

const tellingWords = () =>
  toldGoals.flatMap((goal) => phrasesOf(`find:goalWords.${goal}`).map((phrase) => [phrase, goal] as const));

/** The goal of words by what is read of them: who sees somebody hurt, or does it, need say nothing else. */
const goalBy = (text: string, intent: Triage["intent"]): Goal | undefined => {
  const said = plain(text);
  const told = goalOf(said, "other", tellingWords());
  const side = told === undefined ? sideSaid(text) : undefined;
  // Who is hit may be hit at home; who hits others says so themselves.
  const isSide = side === "doing" || (side !== undefined && intent !== "violence");
  return isSide ? "bullying" : goalOf(said, intent, tellingWords());
};

/** The goal that words tell by themselves, however they sound. */
const goalTold = (text: string): Goal | undefined => goalBy(text, "other");

const isAsked = (goal: Goal | undefined): goal is Goal =>
  goal !== undefined && ["find", "application"].includes(wayTo(goal).dialogue);

/** Whether words ask by themselves where to go for something, however they sound. */
export const asksForHelp = (text: string): boolean => isAsked(goalTold(text));

/** Whether somebody says how bad it is, though not what it is. */
const isDistressed = (said: string) => phrasesOf("find:distressWords").some((phrase) => tells(said, phrase));

/** Where a dialogue asks for a place and an age. */
const asked: Partial<Record<DialogueName, { place: { id: string }; age?: Question }>> = {
  accompaniment: responseQuestions,
  application: applicationQuestions,
  bullying: bullyingQuestions,
  crisisTeam: responseQuestions,
  find: findQuestions,
  violence: violenceQuestions,
};

const factsIn = (dialogue: DialogueName, words: string): Told[] => {
  const { deps, t, language } = scope();
  const { directory } = deps;
  const questions = asked[dialogue];
  const found = questions === undefined ? undefined : directory.places.find(words);
  const age = questions?.age === undefined ? undefined : ageSaid(words);
  const band = age === undefined ? undefined : bandOf(age, questions?.age?.options ?? []);
  return [
    ...(questions?.age === undefined || band === undefined
      ? []
      : [
          {
            question: questions.age.id,
            value: { choice: band },
            shown: t("said:age", { age: optionLabel(t, questions.age, band) }),
          },
        ]),
    ...(questions === undefined || found?.kind !== "one"
      ? []
      : [
          {
            question: questions.place.id,
            value: { choice: directory.keyOf(found.place) },
            shown: placeLabel(found.place, language),
          },
        ]),
  ];
};

/** What somebody wants to join in, when their words name one thing and no other. */
const joinedIn = (dialogue: DialogueName, words: string): Told[] => {
  if (dialogue !== "application") return [];
  const programmes = scope().deps.directory.programmes.filter(({ kind }) => joinedKinds.includes(kind));
  const key = optionNamed(
    words,
    programmes.flatMap((one) => languages.map((language) => [named(one.names, language), one.key] as const)),
  );
  const programme = programmes.find((one) => one.key === key);
  // «Волонтёр» is the word for all of it.
  if (programme === undefined || programme.kind === "volunteers") return [];
  const { language } = scope();
  return [
    {
      question: applicationQuestions.which.id,
      value: { choice: programme.key },
      shown: named(programme.names, language),
    },
  ];
};

/** Which team is called in which dialogue. */
const teams: Partial<Record<DialogueName, TeamKind>> = {
  accompaniment: "emergency-accompaniment",
  crisisTeam: "school-crisis-team",
};

/** What has happened, when the words in which a team is called tell it; they stay for whoever comes. */
const happenedIn = (dialogue: DialogueName, words: string): Told[] => {
  const kind = teams[dialogue];
  if (kind === undefined) return [];
  const question = { ...responseQuestions.what, options: happenings[kind] };
  const [choice, ...more] = optionsTold(question, words);
  if (choice === undefined || more.length > 0) return [];
  return [
    { question: question.id, value: { choice }, shown: optionLabel(scope().t, question, choice) },
    { question: toldRow(question.id), value: { words } },
  ];
};

/** What else the words tell: shown, taken as answered, and corrected with one tap. */
const toldIn = (dialogue: DialogueName, words: string): Told[] => [
  ...factsIn(dialogue, words),
  ...(dialogue === "bullying" ? bullyingTold(words) : []),
  ...joinedIn(dialogue, words),
  ...happenedIn(dialogue, words),
];

/** What is said first shows what was understood, and the keys that correct it. */
const introduce = (goal: Goal, facts: readonly string[], side: string | undefined) => {
  const here = scope();
  const { say, t } = here;
  let isIntroduced = false;
  here.say = async (view) => {
    here.say = say;
    // Whoever says two things in a row may have taken hold of this before the first.
    if (isIntroduced) return say(view);
    isIntroduced = true;
    const [above, below] = understood(t, goal, facts, view, side);
    const said = above === undefined ? 0 : await say(above);
    return below === undefined ? said : say(below);
  };
};

/** Begins the dialogue of a goal with what the words have answered already. To be followed by entering it. */
const lead = async (ctx: PrivateContext, goal: Goal, words: string) => {
  const { deps, person, identity, t } = scope();
  const { dialogue: way, need } = wayTo(goal);
  // Only who is on the staff sends a signal; whoever else reports something talks with a human.
  const signals =
    goal === "signal" && (await deps.store.teams.staffByUser(identity.telegramId)) !== undefined;
  const dialogue = signals ? "signal" : way;
  await leaveDialogue(ctx);
  if (dialogue !== "bullying") await deps.store.dialogues.eraseAnswers(person.id, dialogue);
  await begin(ctx, dialogue);
  const save = (question: string, value: AnswerValue) =>
    deps.store.dialogues.saveAnswer(person.id, dialogue, question, value, deps.clock.now());
  if (need !== undefined) await save(findQuestions.need.id, { choice: need });
  const told = toldIn(dialogue, words);
  for (const { question, value } of told) await save(question, value);
  if (dialogue === "talk" && words !== "") await save(talkQuestions.about.id, { words });
  const role = (await isGuessed()) ? scope().person.role : undefined;
  const side = told.find(({ question }) => question === "bullying.who");
  const facts = told.flatMap((one) => (one.shown === undefined || one === side ? [] : [one.shown]));
  introduce(goal, [...(role === undefined ? [] : [t(`said:role.${role}`)]), ...facts], side?.shown);
  return dialogue;
};

/**
 * What somebody asked for in the words about which they were asked first whether there is danger. To be followed by
 * entering it. @param inEarnest the words were meant: what they tell of is gone into, and not only what they ask for
 */
export const takeUp = async (ctx: PrivateContext, words: string, inEarnest: boolean): Promise<boolean> => {
  const goal = goalTold(words);
  if (goal === undefined || !(inEarnest || isAsked(goal))) return false;
  await keepWords(words, goal);
  await lead(ctx, goal, words);
  return true;
};

/** Takes back what was understood beside the goal, and asks for it. To be followed by `next()`. */
const correct = async (ctx: PrivateContext) => {
  const { deps, person, t, say } = scope();
  const open = openDialogue(ctx);
  if (open === undefined) return void (await say(menu(t)));
  const { place, age } = asked[open] ?? {};
  const told = toldIn(open, (await keptWords())?.words ?? "").map(({ question }) => question);
  for (const question of new Set([place?.id, age?.id, ...told]))
    if (question !== undefined) await deps.store.dialogues.dropAnswer(person.id, open, question);
  // Which questions follow may depend on who asks: that first, then the open question anew.
  if (await isGuessed()) await say(whoAreYou(t));
  else await askOpenAgain(ctx, open);
};

/** The keys below what was understood. To be installed before the menu's buttons. */
export const corrections = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "goal") return next();
    await ctx.answerCallbackQuery();
    await ctx.editMessageReplyMarkup();
    if (pressed.to === "facts") {
      await correct(ctx);
      return scope().begun === undefined ? undefined : next();
    }
    const kept = await keptWords();
    if (pressed.to !== "wrong") {
      await lead(ctx, pressed.to, kept?.words ?? "");
      return next();
    }
    const { deps, person, t, say } = scope();
    const open = openDialogue(ctx);
    await leaveDialogue(ctx);
    // What was misunderstood is not to be gone on with.
    if (open !== undefined) await deps.store.dialogues.eraseAnswers(person.id, open);
    await say(whichGoal(t, othersThan(goals.find((goal) => goal === kept?.goal) ?? "find")));
  });
  return composer;
};

export const freeWords = ({ triage }: { triage: (text: string) => Triage }): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("message:location", async (ctx) => {
    const { deps, person, t, language, say } = scope();
    const { latitude: lat, longitude: lon } = ctx.message.location;
    const place = deps.directory.nearestPlace({ lat, lon });
    if (place === undefined) return void (await say({ ...elsewhere(), keyboard: nextGoal(t) }));
    const { dialogues } = deps.store;
    await dialogues.eraseAnswers(person.id, "find");
    await begin(ctx, "find");
    const choice = deps.directory.keyOf(place);
    await dialogues.saveAnswer(person.id, "find", findQuestions.place.id, { choice }, deps.clock.now());
    await say({ text: t("find:placeUnderstood", { place: placeLabel(place, language) }) });
    await ctx.conversation.enter("find");
  });
  composer.on("message:text", async (ctx) => {
    const { deps, t, say } = scope();
    const { text } = ctx.message;
    const { intent } = triage(text);
    const said = plain(text);
    const distressed = isDistressed(said);
    const isFacts = tellsOnlyFacts(text);
    const found = deps.directory.places.find(text);
    const isPlace = !distressed && intent === "other" && found.kind === "one";
    const wished = isFacts ? undefined : goalBy(text, intent);
    const goal = wished ?? (isFacts || isPlace ? "find" : undefined);
    // What is not plainly a wish of its own goes with what was said a moment ago of a place.
    if (!isFacts && goalTold(text) === undefined && (await addToWrong(text)))
      return distressed ? void (await say(notAlone(t))) : undefined;
    await keepWords(text, goal);
    if (found.kind === "elsewhere" && (isFacts || goal !== undefined)) {
      const view = elsewhere(found.name);
      // Where to go is all that is asked for, and of that nothing is known.
      if (goal === undefined || wayTo(goal).dialogue === "find")
        return void (await say({ ...view, keyboard: nextGoal(t) }));
      await say(view);
    }
    if (goal === undefined && !distressed && (await sayToStaff())) return;
    if (goal === undefined) return void (await say(distressed ? notAlone(t) : noGoal(t)));
    await ctx.conversation.enter(await lead(ctx, goal, text));
  });
  return composer;
};
