/**
 * The directory in the private chat of whoever keeps it, and of an institution its own card: which commands, keys and
 * words mean what. To everybody else none of it is there.
 */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { openDialogue } from "../conversations/conversations.js";
import { sayNow } from "../conversations/endings.js";
import { isAlert, type Triage } from "../domain/crisis/triage.js";
import { editedFields } from "../domain/directory/card-fields.js";
import type { CardRecord } from "../domain/directory/card-record.js";
import type { Actor } from "../domain/directory/proposals.js";
import type { Draft } from "../store/proposals.js";
import { type Fields, parsePressed } from "../views/buttons.js";
import { fieldLabel } from "../views/card-values.js";
import { linesText } from "../views/lines.js";
import { lines } from "./alarm.js";
import { isCryAtWork } from "./asked-of-staff.js";
import { decide, openProposal, pressCard, typeAvailable, typeUntil } from "./card-acts.js";
import { beginEdit, beginField, draftHere, dropDraft, pick, send, typeField } from "./card-drafts.js";
import { cardLinks } from "./card-links.js";
import { coverage } from "./coverage.js";
import { dialling } from "./dialling.js";
import { beginCard, openDesk, showFound, typeNowhere } from "./directory-desk.js";
import { actorOf, editorHere, explain, isKnown, showCard, withCard } from "./directory-here.js";
import type { Words } from "./words.js";

/** `/edit_card KEY FIELD words`: as much of it as was typed is done. */
const editTyped = (ctx: PrivateContext, typed: string) => {
  const [key = "", name = "", ...rest] = typed.split(/\s+/);
  const { t } = scope();
  const said = name.toLowerCase();
  const field = editedFields.find((one) => one === said || fieldLabel(t, one).toLowerCase() === said);
  return withCard(ctx, key, async (actor, record) => {
    if (field === undefined) await beginEdit(ctx, actor, record);
    else if (rest.length === 0) await beginField(ctx, { actor, record, field });
    else await typeField(actor, record, { field, text: rest.join(" ") });
  });
};

const commands = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  const known: Record<string, (ctx: PrivateContext, actor: Actor, words: string) => Promise<unknown>> = {
    directory: (ctx, actor) => openDesk(ctx, actor, "home"),
    find_card: (_ctx, actor, words) => showFound(actor, words),
    calls: (ctx, actor) => openDesk(ctx, actor, "calls"),
    proposals: (ctx, actor) => openDesk(ctx, actor, "waiting"),
    new_card: (ctx, actor) => openDesk(ctx, actor, "add"),
    card: (ctx, _actor, key) => (key === "" ? explain("key") : withCard(ctx, key, showCard)),
    history: (ctx, _actor, key) =>
      withCard(ctx, key, (actor, record) => pressCard(ctx, actor, { act: "history", record })),
    edit_card: (ctx, _actor, words) => (words === "" ? explain("key") : editTyped(ctx, words)),
  };
  composer.command("start", async (ctx, next) => {
    await next();
    const actor = ctx.match.startsWith("staff_") ? await editorHere(ctx) : undefined;
    if (actor !== undefined) await openDesk(ctx, actor, "home");
  });
  for (const [name, work] of Object.entries(known))
    composer.command(name, async (ctx, next) => {
      const actor = await editorHere(ctx);
      const words = ctx.match.trim();
      // Without a card's key it is the history of a talk, and that stands in its topic.
      if (actor === undefined || (name === "history" && words === "")) return next();
      return work(ctx, actor, words);
    });
  return composer;
};

/** What a key below something that is being typed means. */
const pressDraft = async (
  ctx: PrivateContext,
  draft: Draft,
  act: Fields<"draft">["act"],
): Promise<unknown> => {
  const { t, say } = scope();
  if (act === "drop") {
    await dropDraft();
    await ctx.editMessageReplyMarkup();
    return say({ text: t("coordinator:staff.dropped") });
  }
  return withCard(ctx, draft.card, async (actor, record) => {
    const field = editedFields.find((one) => one === draft.field);
    const last = draft.changes.at(-1)?.field;
    const again = editedFields.find((one) => one === last);
    if (act === "send") await send(actor, record, draft);
    else if (act === "empty" && field !== undefined) await typeField(actor, record, { field, text: "-" });
    else if (act === "again" && again !== undefined) await beginField(ctx, { actor, record, field: again });
    else await beginEdit(ctx, actor, record);
  });
};

const keys = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    switch (pressed?.kind) {
      case "desk":
      case "newCard": {
        const actor = await editorHere(ctx);
        if (actor === undefined) return next();
        await ctx.answerCallbackQuery();
        return pressed.kind === "desk" ? openDesk(ctx, actor, pressed.act) : beginCard(ctx, pressed.of);
      }
      case "card":
        await ctx.answerCallbackQuery();
        return withCard(ctx, pressed.card, (actor, record) =>
          pressCard(ctx, actor, { act: pressed.act, record }),
        );
      case "field":
        await ctx.answerCallbackQuery();
        return withCard(ctx, pressed.card, (actor, record) =>
          beginField(ctx, { actor, record, field: pressed.field }),
        );
      case "proposal": {
        const actor = await actorOf(ctx, pressed.proposal);
        if (actor === undefined) return next();
        await ctx.answerCallbackQuery();
        return pressed.act === "open"
          ? openProposal(actor, pressed.proposal)
          : decide(ctx, actor, { proposal: pressed.proposal, act: pressed.act });
      }
      case "draft":
      case "pick": {
        const draft = await draftHere();
        if (draft === undefined && !(await isKnown(ctx))) return next();
        await ctx.answerCallbackQuery();
        if (draft === undefined) return explain("gone");
        if (pressed.kind === "draft") return pressDraft(ctx, draft, pressed.act);
        return withCard(ctx, draft.card, (actor, record) =>
          pick(ctx, actor, { record, draft, option: pressed.option }),
        );
      }
      default:
        return next();
    }
  });
  return composer;
};

/** What was typed for a card that is open. */
const typeFor = async (actor: Actor, record: CardRecord, draft: Draft, text: string): Promise<unknown> => {
  const field = editedFields.find((one) => one === draft.field);
  if (draft.field === "until") return typeUntil(actor, record, text);
  if (draft.field === "available") return typeAvailable(actor, record, text);
  return field === undefined ? undefined : typeField(actor, record, { field, text });
};

/**
 * Words that are awaited for a card. What a card says may sound grave without being told of anybody: then the numbers
 * are shown and the card goes on; what cannot be about a card is left to the alarm.
 */
const awaited = ({
  words,
  triage,
}: {
  words: Words;
  triage: (text: string) => Triage;
}): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.on("message:text", async (ctx, next) => {
    const { text } = ctx.message;
    if (text.startsWith("/") || words.isOurs(text) || openDialogue(ctx) !== undefined) return next();
    const draft = await draftHere();
    if (draft?.field === undefined) return next();
    const heard = triage(text);
    if (isCryAtWork(heard)) return next();
    if (isAlert(heard.level)) {
      const { t } = scope();
      await sayNow({ text: [t("coordinator:staff.grave"), linesText(t, await lines(), 3)].join("\n") });
    }
    const editor = await editorHere(ctx);
    if (editor !== undefined && (await typeNowhere(ctx, editor, draft, text))) return;
    return withCard(ctx, draft.card, (actor, record) => typeFor(actor, record, draft, text));
  });
  return composer;
};

/** To be installed before crisis words are heard: names of institutions are full of them. */
export const directoryKeeping = (deps: {
  words: Words;
  triage: (text: string) => Triage;
}): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.use(cardLinks(), coverage(), dialling(), commands(), keys(), awaited(deps));
  return composer;
};
