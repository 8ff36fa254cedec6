/** What a person reads of hours, in three languages. */
import { describe, expect, test } from "vitest";
import { createDirectory } from "../../../../src/domain/directory/directory.js";
import type { Rule } from "../../../../src/domain/directory/hours/rule.js";
import type { OpenState } from "../../../../src/domain/directory/opening.js";
import { languages } from "../../../../src/domain/people.js";
import { createI18n } from "../../../../src/i18n/i18n.js";
import { loadRegions } from "../../../../src/regions.js";
import { awakeText, doorsOf, hoursText, openingText, rowsText } from "../../../../src/views/hours.js";

const i18n = createI18n();
const regions = loadRegions();
const { opening, lines } = createDirectory(regions, [], regions.lines);
const office: Rule[] = [{ byday: "MO,TU,WE,TH,FR", opens_at: "09:00", closes_at: "18:00" }];
const of = (weekly: Rule[], now: string, region: "tatarstan" | "primorye" = "tatarstan", readerOffset = 3) =>
  doorsOf({ opening, card: { hours: { text: "", weekly }, region }, now, readerOffset });
const said = (doors: ReturnType<typeof of>) =>
  languages.map((language) => openingText(i18n.translator(language, false), doors, language));

describe("open and closed", () => {
  test.each([
    [
      "2026-11-20T12:00:00.000Z",
      "Сейчас открыто, до 18:00.",
      "Хәзер ачык, ябылу вакыты: 18:00.",
      "Open now, until 18:00.",
    ],
    [
      "2026-11-20T05:00:00.000Z",
      "Сейчас закрыто, откроется сегодня в 9:00.",
      "Хәзер ябык, ачылу вакыты: бүген 9:00.",
      "Closed now, opens today at 9:00.",
    ],
    [
      "2026-11-19T16:00:00.000Z",
      "Сейчас закрыто, откроется завтра в 9:00.",
      "Хәзер ябык, ачылу вакыты: иртәгә 9:00.",
      "Closed now, opens tomorrow at 9:00.",
    ],
    [
      "2026-11-20T16:00:00.000Z",
      "Сейчас закрыто, откроется в понедельник в 9:00.",
      "Хәзер ябык, ачылу вакыты: дүшәмбе, 9:00.",
      "Closed now, opens on Monday at 9:00.",
    ],
    [
      "2026-12-31T10:00:00.000Z",
      "Сейчас закрыто, откроется после праздников, 11 января в 9:00.",
      "Хәзер ябык, бәйрәмнәрдән соң ачыла: 11 гыйнвар, 9:00.",
      "Closed now, opens after the holidays, on January 11 at 9:00.",
    ],
  ])("%s", (now, ...expected) => {
    expect(said(of(office, now))).toEqual(expected);
  });

  test("a day on which it may be otherwise says so", () => {
    expect(said(of(office, "2025-11-01T09:00:00.000Z"))[0]).toBe(
      "Сейчас открыто, до 18:00. В этот день часы могут отличаться, лучше позвонить.",
    );
  });

  test("a clock other than the reader's is named, and days are the reader's own", () => {
    // In Vladivostok it is Saturday, 5 in the morning; in Kazan Friday evening.
    const saturday: Rule[] = [{ byday: "SA", opens_at: "09:00", closes_at: "24:00" }];
    expect(said(of(saturday, "2026-11-20T19:00:00.000Z", "primorye"))[0]).toBe(
      "Сейчас закрыто, откроется завтра в 9:00 по времени Владивостока.",
    );
    expect(said(of(saturday, "2026-11-20T19:00:00.000Z", "primorye", 10))[0]).toBe(
      "Сейчас закрыто, откроется сегодня в 9:00.",
    );
    expect(said(of(saturday, "2026-11-21T05:00:00.000Z", "primorye"))).toEqual([
      "Сейчас открыто, до полуночи по времени Владивостока.",
      "Хәзер ачык, ябылу вакыты: төн уртасы Владивосток вакыты белән.",
      "Open now, until midnight Vladivostok time.",
    ]);
  });

  test("nothing is said of what is not known", () => {
    expect(said(of([], "2026-11-20T12:00:00.000Z"))).toEqual(["", "", ""]);
  });

  test.each(languages)("every state has its words in %s", (language) => {
    const t = i18n.translator(language, false);
    const far = { day: "2027-06-01", minute: 540 };
    const states: OpenState[] = [
      { is: "always" },
      { is: "open", until: far, sure: true },
      { is: "closed", opens: far, afterHolidays: false, sure: false },
      { is: "closed", opens: null, afterHolidays: false, sure: true },
    ];
    const texts = states.map((state) => openingText(t, { state, today: "2026-11-20", zone: null }, language));
    expect(new Set(texts).size).toBe(states.length);
    for (const text of texts) expect(text).toMatch(/^\S.*\.$/);
  });
});

describe("a closed door", () => {
  const t = i18n.translator("ru", false);
  const night = "2026-11-20T20:00:00.000Z";
  test("has a line beside it that answers now", () => {
    const known = lines({ topic: "child", region: "tatarstan", now: night });
    expect(awakeText(t, of(office, night), known)).toMatch(/^А сейчас ответят здесь: 8-800-2000-122/);
    expect(awakeText(t, of(office, "2026-11-20T12:00:00.000Z"), known)).toBe("");
  });

  test("has 112 beside it where no children's line is known to answer at night", () => {
    expect(awakeText(t, of(office, night), lines({ topic: "child", region: "komi", now: night }))).toContain(
      "112",
    );
  });
});

describe("the week", () => {
  test.each<[Rule[], string, string]>([
    [office, "пн–пт 9:00–18:00", "Mon–Fri 9:00–18:00"],
    [
      [
        { byday: "MO,TU,WE,TH,FR", opens_at: "09:00", closes_at: "13:00" },
        { byday: "MO,TU,WE,TH,FR", opens_at: "14:00", closes_at: "18:00" },
        { byday: "SA", opens_at: "10:00", closes_at: "14:00" },
      ],
      "пн–пт 9:00–13:00, 14:00–18:00; сб 10:00–14:00",
      "Mon–Fri 9:00–13:00, 14:00–18:00; Sat 10:00–14:00",
    ],
    [
      [{ byday: "TU,TH,FR", opens_at: "20:00", closes_at: "08:00" }],
      "вт, чт, пт 20:00–8:00",
      "Tue, Thu, Fri 20:00–8:00",
    ],
    [
      [...office, { valid_from: "2026-12-31", valid_to: "2026-12-31" }],
      "пн–пт 9:00–18:00; 31 декабря: закрыто",
      "Mon–Fri 9:00–18:00; December 31: closed",
    ],
    [
      [
        {
          byday: "MO,TU,WE,TH,FR,SA,SU",
          opens_at: "09:00",
          closes_at: "21:00",
          valid_from: "2026-06-01",
          valid_to: "2026-08-31",
        },
      ],
      "1 июня – 31 августа: ежедневно 9:00–21:00",
      "June 1 – August 31: every day 9:00–21:00",
    ],
    [
      [{ byday: "MO,TU,WE,TH,FR,SA,SU", opens_at: "00:00", closes_at: "24:00" }],
      "круглосуточно",
      "day and night",
    ],
    [[{ byday: "1MO", freq: "MONTHLY", opens_at: "09:00", closes_at: "21:00" }], "", ""],
  ])("%j", (rules, ru, en) => {
    expect(rowsText(i18n.translator("ru", false), rules, "ru")).toBe(ru);
    expect(rowsText(i18n.translator("en", false), rules, "en")).toBe(en);
  });

  test("the source's words go before rows in Russian, and are not shown to who reads another language", () => {
    const hours = { text: "будни с девяти", weekly: office };
    expect(hoursText(i18n.translator("ru", false), hours, "ru")).toBe("будни с девяти");
    expect(hoursText(i18n.translator("tt", false), hours, "tt")).toBe("дш–җм 9:00–18:00");
    expect(hoursText(i18n.translator("en", false), { text: "по записи", weekly: [] }, "en")).toBe("");
    expect(hoursText(i18n.translator("en", false), { text: "круглосуточно", weekly: [] }, "en")).toBe(
      "day and night",
    );
  });
});
