/** The screens of a search for help, for reviewers: which place is meant, an answer, narrowed by a tap and explained. */
import { hasContact } from "../../domain/directory/card.js";
import type { Found } from "../../domain/directory/order.js";
import { type Place } from "../../domain/directory/region-data.js";
import { WISHES } from "../../domain/directory/wishes.js";
import { PROGRAMME_KINDS } from "../../domain/programmes/kinds.js";
import { moreKeys, placeCard, placeLabel, results } from "../find.js";
import * as lines from "../lines.js";
import { narrowedResults, reasons } from "../narrow.js";
import { placeQuestion, whichPlace } from "../question.js";
import { menu } from "../start.js";
import { homeKeyboard, withHomeKeys } from "../view.js";
import { at, type Examples, type Screen, says } from "./screen.js";

export const placing = ({ places, danger }: Examples): Screen[] => [
  at("place-many", "Мест с таким именем несколько", ({ t, language }) =>
    whichPlace(
      t,
      "find.place",
      places.map((place) => placeLabel(place, language)),
    ),
  ),
  at("place-unknown", "Такого места не знаем", ({ t }) => ({
    ...placeQuestion(t, { id: "find.place", words: "find:place" }),
    text: t("find:placeUnknown"),
  })),
  at("place-elsewhere", "Не наш регион", ({ t }) => ({
    text: [t("find:placeElsewhere", { name: "Москва" }), lines.linesText(t, danger, 3)].join("\n"),
  })),
  at("place-left", "Вместо места ушли в меню: внизу снова обычные кнопки", ({ t }) =>
    withHomeKeys(menu(t), homeKeyboard(t), "", t("find:placeLeft")),
  ),
  at("place-far", "Прислали точку не из наших регионов", ({ t }) => ({
    text: [t("find:placeFar"), lines.linesText(t, danger, 3)].join("\n"),
  })),
];

export const finding = (its: Examples): Screen[] => {
  const { near, far, place, support, doors } = its;
  const answered = (
    id: string,
    title: string,
    found: Found[],
    more: { place?: Place | undefined; linesFirst?: boolean; talking?: boolean } = { place },
  ) =>
    at(id, title, ({ t, language }) =>
      results(
        t,
        language,
        { found, lines: [...support], place, doors, narrowing: { wishes: [], language: "tt" }, ...more },
        more.talking === true,
      ),
    );
  const less = (found: Found[]) => found.map((one) => ({ ...one, suitability: 0.3 }));
  const offering = (id: string, title: string, found: Found[], offers: typeof PROGRAMME_KINDS) =>
    at(id, title, ({ t, language }) =>
      results(t, language, { found, lines: [...support], place, offers, doors }, false),
    );
  return [
    answered("find-near", "Нашлось рядом", near),
    answered("find-near-district", "Нашлось рядом, а место известно только по району", near, {
      place: { ...place, approximate: true },
    }),
    answered("find-near-call", "Хотели позвонить: сначала номера", near, { linesFirst: true }),
    answered(
      "find-far",
      "Нашлось далеко (всё, что бывает на карточке; места для примера)",
      far.map((one) => ({ ...one, scope: "region" })),
    ),
    answered(
      "find-farthest",
      "Нашлось очень далеко",
      near.map((one) => ({ ...one, scope: "region", distanceKm: 180 })),
    ),
    answered("find-ask", "Рядом подскажут, к кому идти, а кто этим занимается, далеко", [
      ...less(near).slice(0, 1),
      ...far.slice(0, 1),
    ]),
    answered("find-talking", "Нашлось, а разговор с человеком уже открыт", far, { talking: true }),
    answered("find-general", "Нашлись те, кто подскажет", less(near)),
    offering(
      "find-offer",
      "Попросить можно прямо здесь, рядом только подскажут",
      less(near),
      PROGRAMME_KINDS,
    ),
    offering("find-offer-only", "Попросить можно только здесь", [], ["baby-goods-rental"]),
    answered("find-nothing", "Ничего не нашлось", []),
    answered("find-nowhere", "Место не названо", [], { place: undefined }),
    at("find-more", "«Ещё»: сузить, искать снова, спросить потом; и когда сужать нечего", ({ t }) => [
      moreKeys(t, { wishes: [], language: "tt" }),
      moreKeys(t, undefined),
    ]),
    ...[...near, ...far]
      .filter(({ card }) => !hasContact(card) && !card.viaSpecialist)
      .slice(0, 1)
      .map((bare) =>
        at("find-sent", "Место без телефона и адреса прислал специалист", ({ t, language }) => ({
          text: t("topic:place", { card: placeCard(t, language, { ...bare, talking: true }) }),
        })),
      ),
    says("find-human", "Сказали, что терпеть нельзя", "find:humanToo"),
  ];
};

/** One tap below an answer: fewer places, or why they are these. */
export const narrowing = ({ near, doors }: Examples): Screen[] => {
  const narrowed = (id: string, title: string, found: Found[], wishes: readonly (typeof WISHES)[number][]) =>
    at(id, title, ({ t, language }) =>
      narrowedResults(t, language, found, { wishes, language: "tt" }, doors),
    );
  const unsure = near.map((one) => ({
    ...one,
    unsure: ["free", "openNow", "format", "language"] as Found["unsure"],
  }));
  const [one] = near;
  const ranked: Found[] =
    one === undefined
      ? []
      : [
          { ...one, open: true, scope: "municipality", freshness: "fresh" },
          { ...one, open: false, scope: "neighbours", distanceKm: 12, freshness: "ageing", suitability: 0.3 },
          {
            ...one,
            open: null,
            scope: "region",
            distanceKm: 80,
            planned: true,
            suitability: 0.3,
            freshness: "stale",
          },
          { ...one, card: { ...one.card, viaSpecialist: true } },
          { ...one, distanceKm: null, freshness: "source" },
          {
            ...one,
            card: { ...one.card, point: { lat: 0, lon: 0, exact: true } },
            scope: "municipality",
            distanceKm: 3,
          },
        ];
  return [
    narrowed("narrow-free", "«Только бесплатно»", near, ["free"]),
    narrowed("narrow-again", "Условие убрали", near, []),
    narrowed("narrow-unsure", "Выбрали всё, а ничего из этого не указано", unsure, WISHES),
    narrowed("narrow-none", "С такими условиями ничего нет", [], ["open", "online"]),
    ...(["en", "kv"] as const).map((spoken) =>
      at(`narrow-${spoken}`, "Условие о языке, другой язык", ({ t, language }) =>
        narrowedResults(t, language, near, { wishes: ["language"], language: spoken }, doors),
      ),
    ),
    says("narrow-gone", "Поиск уже стёрт", "find:wish.gone"),
    at("narrow-why", "«Почему это?»", ({ t }) => reasons(t, ranked)),
    at("narrow-why-unsure", "«Почему это?», когда не всё указано", ({ t }) => reasons(t, unsure)),
    at("narrow-why-none", "«Почему это?», когда ничего нет", ({ t }) => reasons(t, [])),
  ];
};
