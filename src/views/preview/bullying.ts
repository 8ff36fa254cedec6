/** The screens about bullying, of the one-page plan and of a person's own log, for reviewers. */
import { assess, type Form, forms, formsCode, frequencies, ownForms, places } from "../../domain/bullying.js";
import type { KeptEpisode } from "../../domain/log.js";
import type { Paper } from "../../domain/paper.js";
import type { Key } from "../../i18n/i18n.js";
import { advice, imagesAdvice, intro, plan, planOffer, planPaper, taken } from "../bullying.js";
import * as log from "../log.js";
import { question } from "../question.js";
import type { View } from "../view.js";
import { type AnyQuestion, type Asks, at, type Examples, type Screen, says } from "./screen.js";

/** What stands on a paper, as one reads it. */
const paperText = ({ title, address = [], blocks, foot }: Paper): View => ({
  text: [
    ...address,
    title,
    ...blocks.map((block) => {
      if (block.kind === "list") return block.items.map((item, index) => `${index + 1}. ${item}`).join("\n");
      if (block.kind === "record")
        return [block.title, ...block.rows.map(([label, words]) => `${label}: ${words}`)].join("\n");
      return block.kind === "blank" ? `${block.label}: ______` : block.text;
    }),
    foot,
  ].join("\n\n"),
});

type Frequency = (typeof frequencies)[number];

/** In the order in which they are met; what is asked of others stands beside it. */
export const bullying = (
  asked: Readonly<Record<string, AnyQuestion>>,
  ask: Asks,
  { danger, now }: Examples,
): Screen[] => {
  const asks = (...names: string[]) =>
    names.flatMap((name) => {
      const one = asked[name];
      return one === undefined ? [] : ask("bullying", one);
    });
  const told = (
    id: string,
    title: string,
    given: readonly Form[],
    howOften: Frequency | undefined,
    side: "me" | "other" | "doing" = "me",
  ) => {
    const answers = { side, forms: given, by: [], howOften, images: false, unsure: false };
    return at(`bullying-${id}`, title, ({ t }) => advice(t, assess(answers)));
  };
  const { safeNow, forms: deeds } = asked;
  return [
    at("bullying-intro", "Начало", ({ t }) => intro(t, false)),
    ...(["me", "other", "doing"] as const).map((side) =>
      at(
        `bullying-taken-${side}`,
        `Сказали, о ком речь: ${{ me: "обо мне", other: "обижают другого", doing: "это делаю я" }[side]}`,
        ({ t }) => taken(t, side),
      ),
    ),
    ...asks("safeNow"),
    ...(safeNow === undefined
      ? []
      : ask("bullying", { ...safeNow, about: "other" }, "Опасно ли сейчас другому")),
    ...asks("forms"),
    ...(deeds === undefined
      ? []
      : [
          at("ask-bullying-bullying-forms-doing", "Что делаю я", ({ t }) =>
            question(t, {
              ...deeds,
              about: "doing",
              options: ownForms,
              labels: Object.fromEntries(
                ownForms.map((form) => [form, t(`bullying:forms.doing.options.${form}` as Key)]),
              ),
            }),
          ),
        ]),
    ...asks("by", "images"),
    at("bullying-images", "Снимками угрожают: что делать", ({ t }) => imagesAdvice(t, "me")),
    at("bullying-images-called", "То же, а человека уже позвали", ({ t }) => imagesAdvice(t, "me", true)),
    at("bullying-images-other", "Снимками угрожают другому", ({ t }) => imagesAdvice(t, "other")),
    at("bullying-images-other-called", "То же, а человека уже позвали", ({ t }) =>
      imagesAdvice(t, "other", true),
    ),
    ...asks("where", "howOften", "whoKnows", "wish", "wishDoing", "place"),
    told("grave", "Совет: бьют, угрожают", ["hit", "threats", "online"], "once"),
    told("sexual", "Совет: пристают, снимают", ["sexual", "filming"], "once"),
    told("repeated", "Совет: повторяется", ["names", "boycott"], "weekly"),
    told("single", "Совет: было однажды", ["names"], "once"),
    told("unclear", "Совет: непонятно, как часто", ["names"], undefined),
    told("witness", "Совет тому, кто видит", ["names", "online"], "weekly", "other"),
    told("doing", "Совет тому, кто обижает", ["names"], undefined, "doing"),
    told("doing-grave", "Совет тому, кто бьёт", ["hit"], undefined, "doing"),
    at("bullying-plan-offer", "После всего: план и дневник", ({ t }) =>
      planOffer(t, { side: "me", forms: ["names"], where: "class", howOften: "weekly" }),
    ),
    ...(["me", "other"] as const).flatMap((side) => {
      const fields = (given: readonly string[], where: string, often: string) =>
        ({ act: "show", side, forms: formsCode(given), where, often }) as const;
      const who = side === "me" ? "для меня" : "для другого";
      return [
        at(`bullying-plan-${side}-bare`, `План, ${who}: рассказали мало`, ({ t }) =>
          plan(t, fields([], "-", "-")),
        ),
        ...places.map((where, index) =>
          at(`bullying-plan-${side}-${where}`, `План, ${who}`, ({ t }) =>
            plan(
              t,
              fields(
                forms.filter((_, of) => of % places.length === index),
                where,
                frequencies[index] ?? "-",
              ),
            ),
          ),
        ),
        at(`bullying-plan-${side}-file`, `План файлом, ${who}`, ({ t }) => [
          { text: t("bullying:plan.sent") },
          paperText(planPaper(t, fields(["names"], "class", "weekly"), danger, now).paper),
        ]),
      ];
    }),
  ];
};

const episode = (id: number, more: Partial<KeptEpisode>): KeptEpisode => ({
  id,
  what: "Забрали рюкзак и кидали его по классу.",
  when: { day: `2026-11-${String(id).padStart(2, "0")}` },
  where: { choice: "class" },
  saw: { choice: "kids" },
  recordedAt: `2026-11-${String(id).padStart(2, "0")}T15:00:00.000Z`,
  ...more,
});

export const ownLog = ({ danger, now, utcOffset }: Examples): Screen[] => {
  const unsure = episode(20, { when: {}, where: undefined, saw: undefined });
  const all = [...Array.from({ length: 19 }, (_, index) => episode(index + 1, {})), unsure];
  const today = now.slice(0, 10);
  return [
    says("log-nothing", "Ничего не рассказали", "log:nothing"),
    at("log-saved", "Записали", ({ t, language }) =>
      log.episodeScreen(t, language, episode(17, {}), { utcOffset, saved: true }),
    ),
    at("log-grave", "Рассказали тяжёлое: номера и человек рядом", ({ t }) => log.graveNote(t, danger)),
    at("log-empty", "Дневник пуст", ({ t, language }) => log.logScreen(t, language, [], 0)),
    at("log-one", "В дневнике один случай", ({ t, language }) =>
      log.logScreen(t, language, [episode(17, {})], 0),
    ),
    ...([0, 1, 2] as const).map((page) =>
      at(`log-page-${page + 1}`, `Дневник, страница ${page + 1} из 3`, ({ t, language }) =>
        log.logScreen(t, language, all, page),
      ),
    ),
    at("log-open", "Одна запись", ({ t, language }) =>
      log.episodeScreen(t, language, episode(17, {}), { utcOffset }),
    ),
    at("log-open-unsure", "Запись, где сказано мало", ({ t, language }) =>
      log.episodeScreen(t, language, unsure, { utcOffset }),
    ),
    at("log-edit", "Исправить запись", ({ t }) => log.whatToChange(t, 17)),
    says("log-dropped", "Запись стёрли", "log:dropped"),
    says("log-gone", "Такой записи уже нет", "log:gone"),
    at("log-letter", "Письмо: кому", ({ t, language }) =>
      log.askLetter(t, language === "ru" ? ["ru"] : [language, "ru"]),
    ),
    ...log.letterTo.map((to) =>
      at(`log-letter-${to}`, to === "school" ? "Письмо в школу" : "Письмо в комиссию", ({ t, language }) => [
        { text: t("log:letter.sent") },
        paperText(log.letter(t, language, { episodes: all.slice(0, 2), to, today, now, utcOffset }).paper),
      ]),
    ),
    at("log-erase", "Стереть весь дневник?", ({ t }) => log.askEraseLog(t)),
    says("log-erased", "Дневник стёрли", "log:erased"),
  ];
};
