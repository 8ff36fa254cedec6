/** Keys below places of the directory, and the list of those somebody has saved. */
import { Composer } from "grammy";
import { withoutPeace, withoutPlans } from "../actions/find-help.js";
import { type PrivateContext, scope } from "../context.js";
import { begin, leaveDialogue } from "../conversations/conversations.js";
import { doorsNow } from "../conversations/doors.js";
import { handOver, offerToAsk } from "../conversations/endings.js";
import { chosenService, findQuestions } from "../conversations/questions.js";
import { aboutPlace } from "../conversations/wrong.js";
import type { ServiceCard } from "../domain/directory/card.js";
import { freshnessOf, trusted } from "../domain/directory/freshness.js";
import { parseNeed } from "../domain/needs.js";
import { factsOf } from "../domain/place-facts.js";
import type { AnswerValue } from "../store/dialogues.js";
import { parsePressed } from "../views/buttons.js";
import { placeDetails, placeTitle, savedPlaces } from "../views/places.js";
import { lookThrough } from "./sent.js";

const tell = (key: Parameters<ReturnType<typeof scope>["t"]>[0]) => scope().say({ text: scope().t(key) });

const savedKeys = async () => {
  const { actions, person } = scope();
  return (await actions.placesOf({ person })).map(({ key }) => key);
};

const open = async (whole: ServiceCard) => {
  const { deps, person, t, language, say } = scope();
  const { directory, clock } = deps;
  const now = clock.now();
  const card = trusted(whole, now);
  const here = {
    doors: doorsNow(card),
    lines: directory.lines({ topic: "child", region: card.region, now }),
    isSaved: (await savedKeys()).includes(card.key),
    freshness: freshnessOf(card, now),
  };
  const rows = await deps.store.dialogues.answers(person.id, "find");
  const wanted = rows.find(({ question }) => question === findQuestions.need.id)?.value;
  // Making peace is named only to whoever looked for it: others may have been hurt.
  const isPeace = wanted !== undefined && "choice" in wanted && wanted.choice === "mediation";
  const need = wanted !== undefined && "choice" in wanted ? parseNeed(wanted.choice) : null;
  const known = withoutPlans(card, need);
  const shown = isPeace ? known : withoutPeace(known);
  await say(placeDetails(t, language, shown, factsOf(shown, directory.programmes), here));
};

/** What is asked on the way to a place. */
const onTheWay = [
  findQuestions.need,
  findQuestions.age,
  findQuestions.urgent,
  findQuestions.topic,
  findQuestions.hard,
  findQuestions.format,
  findQuestions.place,
];

/** A place that a human is to connect with; what was answered in the search goes with it, once it was looked through. */
const connect = async (ctx: PrivateContext, card: ServiceCard) => {
  const { actions, deps, person, t } = scope();
  const { dialogues, tickets } = deps.store;
  const ticket = await tickets.activeOf(person.id);
  if (ticket !== undefined) {
    // What is written from now on is for a human, not an answer to a question.
    await leaveDialogue(ctx);
    await handOver("find", "standard");
    await actions.askToConnect({ ticket, card });
    await tell("find:connecting");
    return offerToAsk(card.key);
  }
  const save = (question: string, value: AnswerValue) =>
    dialogues.saveAnswer(person.id, "find", question, value, deps.clock.now());
  const given = await dialogues.answers(person.id, "find");
  // The place is found: whatever was not answered on the way to it is not asked any more.
  for (const { id } of onTheWay)
    if (!given.some(({ question }) => question === id)) await save(id, { skipped: true });
  await save("~once.help", { skipped: true });
  await save("find.service", { words: placeTitle(t, card) });
  await save(chosenService, { choice: card.key });
  await lookThrough(ctx, "find");
};

/** To be installed before the menu's buttons. */
export const places = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("saved", async () => {
    const { actions, person, t, say } = scope();
    await say(savedPlaces(t, await actions.placesOf({ person })));
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "place") return next();
    await ctx.answerCallbackQuery();
    const { actions, deps, person } = scope();
    const card = deps.directory.services.byKey(pressed.place);
    if (card === undefined) return void (await tell("find:placeGone"));
    switch (pressed.act) {
      case "open":
        return open(card);
      case "connect":
        await connect(ctx, card);
        return scope().begun === undefined ? undefined : next();
      case "save":
        await actions.savePlace({ person, key: card.key });
        await tell("find:saved");
        return offerToAsk(card.key);
      case "drop":
        await actions.dropPlace({ person, key: card.key });
        return void (await tell("find:dropped"));
      case "wrong":
        await begin(ctx, "wrong");
        await aboutPlace(card.key);
        return next();
      default:
        return pressed satisfies never;
    }
  });
  return composer;
};
