/** The words of the product in all languages: complete, short, kind, and never one of what must not be said. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createWords } from "../src/bot/words.js";
import { optionSaid } from "../src/conversations/listen.js";
import {
  bullyingQuestions,
  enrolmentQuestions,
  findQuestions,
  invitedQuestions,
  logQuestions,
  mediationQuestions,
  stayQuestions,
  talkQuestions,
  violenceQuestions,
} from "../src/conversations/questions.js";
import { isShowable } from "../src/domain/directory/card.js";
import { cardContext, toCards } from "../src/domain/directory/cards.js";
import { toRows } from "../src/domain/directory/hsds.js";
import { linesFor } from "../src/domain/directory/lines.js";
import { REGIONS } from "../src/domain/directory/region-data.js";
import { languages } from "../src/domain/people.js";
import { createI18n, type Key } from "../src/i18n/i18n.js";
import { textsOf } from "../src/i18n/review.js";
import { loadRegions, stableId } from "../src/regions.js";
import { emergency, type Human, sos } from "../src/views/crisis.js";
import { placeCard, results } from "../src/views/find.js";
import { brokenBy, forbidden } from "./support/forbidden-phrases.js";

const texts = new Map(languages.map((language) => [language, textsOf(language)]));
const all = languages.flatMap((language) =>
  [...(texts.get(language) ?? [])].map(([key, text]) => ({ language, key, text })),
);
const base = (key: string) => key.replace(/_adult$/, "");
const forAdults = (key: string) => key.endsWith("_adult");
/** Words that are understood, not said. */
const isHeard = (key: string) => /(:spoken|:softSpoken|:words|Words)(\.|$)/.test(key);
const toStaff = (key: string) => /^(staff|lobby|workbook):|:staff\./.test(key);
const said = all.filter(({ key }) => !isHeard(key));
/** What a teen may read. */
const toTeens = said.filter(({ key }) => !forAdults(key) && !toStaff(key));
const named = ({ language, key }: { language: string; key: string }) => `${language} ${key}`;
const inDanger = (key: string) => /^(sos|crisis):/.test(key);
const values = (text = "") => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name);
const sameValues = (one: string, other = "") =>
  values(one).length === values(other).length && values(one).every((name) => values(other).includes(name));
/** Written for a teen to say or to send to an adult. */
const toOthers = (key: string) => /^bullying:plan\.(say|forward)\.|^log:letter\.asksOf\./.test(key);
/** What an adult is to say to a child stands in quotes. */
const unquoted = (text: string) => text.replaceAll(/«[^»]*»|“[^”]*”/g, "");
const sentences = (text: string) => text.split(/(?<=[.!?…])\s+|\n/u);
const words = (text: string) => text.match(/[\p{L}\p{N}@{/][\p{L}\p{N}'’}@/.-]*/gu) ?? [];

const i18n = createI18n();
const voices = languages.flatMap((language) =>
  [false, true].map((adult) => ({ language, adult, t: i18n.translator(language, adult) })),
);

/** Words that fix whether a boy or a girl reads: said of the reader, or next to what the reader is told to do. */
const gendered = new RegExp(
  [
    "(?<!\\p{L})(?:ты|тебе|тебя)(?: \\p{L}+){0,3} (?:сама?|один|одна|долж(?:ен|на)|готова?|рада?|уверена?|виновата?|права?|соглас(?:ен|на))",
    "(?<!\\p{L})(?:сама?|один|одна) (?:не )?\\p{L}+(?:ай|яй|уй|ой|ись|йся|ь)",
    "(?:ешь|ишь)(?: \\p{L}+){0,2} (?:сама?|один|одна)",
    "(?<!\\p{L})ты (?:(?:не|уже|это|тоже|сегодня|сейчас) )*\\p{L}{2,}(?:л|ла|лся|лась)",
  ]
    .map((one) => `${one}(?!\\p{L})`)
    .join("|"),
  "iu",
);

test("nobody who reads is taken for a boy or a girl", () => {
  for (const bad of [
    "Ты имеешь право сам пойти",
    "В драку один не лезь",
    "Если ты написал",
    "ты не виновата",
  ])
    expect(bad).toMatch(gendered);
  for (const fine of [
    "У тебя есть право",
    "Один взрослый рядом",
    "Напиши одним сообщением",
    "ты не в ответе",
  ])
    expect(fine).not.toMatch(gendered);
  const found = toTeens.filter(
    ({ language, text }) => language === "ru" && gendered.test(unquoted(text).replaceAll(/\s+/gu, " ")),
  );
  expect(found.map(named)).toEqual([]);
});

describe("completeness", () => {
  test.each(languages)("%s has every text, and variants for adults only of what exists", (language) => {
    const keys = new Set(texts.get("ru")?.keys());
    const own = texts.get(language) ?? new Map<string, string>();
    expect([...keys].filter((key) => !forAdults(key) && !own.has(key))).toEqual([]);
    // Russian has every variant: one that was dropped there is not left behind elsewhere with old words.
    expect([...own.keys()].filter((key) => !keys.has(key) || !own.has(base(key)))).toEqual([]);
    expect(own.size).toBeGreaterThan(200);
  });

  test("no text is empty, cut by spaces, or left in another language", () => {
    expect(said.filter(({ text }) => text.trim() === "" || text !== text.trim()).map(named)).toEqual([]);
    const trilingual = ["start:chooseLanguage", "profile:commands.language"];
    const stray = said.filter(
      ({ language, key, text }) =>
        !trilingual.includes(key) &&
        (language === "en"
          ? /\p{Script=Cyrillic}/u.test(text)
          : language === "ru"
            ? /[әөүҗңһ]/iu.test(text)
            : false),
    );
    expect(stray.map(named)).toEqual([]);
  });

  test("the same values stand in a text in all languages and to everybody", () => {
    const different = all.filter(({ key, text }) => !sameValues(text, texts.get("ru")?.get(base(key))));
    expect(different.map(named)).toEqual([]);
  });

  test("there are no plural forms: Tatar has none, and one way is enough", () => {
    expect(all.filter(({ key }) => /_(zero|one|two|few|many|other)$/.test(key)).map(named)).toEqual([]);
  });

  const questions: { id: string; words: string; options?: readonly string[] }[] = [
    bullyingQuestions,
    enrolmentQuestions,
    findQuestions,
    invitedQuestions,
    logQuestions,
    mediationQuestions,
    stayQuestions,
    talkQuestions,
    violenceQuestions,
  ].flatMap((some) => Object.values(some));
  test("every question has a label for specialists", () => {
    expect(
      questions.filter(({ id }) => texts.get("ru")?.has(`staff:asked.${id}`) !== true).map(({ id }) => id),
    ).toEqual([]);
  });

  test.each(voices)("questions and answers have words: $language, adult $adult", ({ language, adult, t }) => {
    const own = (key: string) =>
      (adult ? texts.get(language)?.get(`${key}_adult`) : undefined) ?? texts.get(language)?.get(key);
    for (const question of questions) {
      const options = question.options ?? [];
      expect(t(`${question.words}.text` as Key)).toBe(own(`${question.words}.text`));
      const labels = Object.fromEntries(
        options.map((option) => [option, t(`${question.words}.options.${option}` as Key)]),
      );
      for (const option of options) {
        expect(labels[option]).toBe(own(`${question.words}.options.${option}`));
        const [head = ""] = (labels[option] ?? "").split(",");
        expect([labels[option] ?? "", head].map((typed) => optionSaid(typed, labels))).toEqual([
          option,
          option,
        ]);
      }
    }
  });
});

describe("form of address", () => {
  const address: Record<string, { toTeen: RegExp; toAdult: RegExp }> = {
    ru: {
      toTeen: /(?<!\p{L})(ты|тебя|тебе|тобой|тво(й|я|ё|и|ей|его|ему|им|их|ю))(?!\p{L})/iu,
      toAdult: /(?<!\p{L})(вы|вас|вам|вами|ваш\p{L}*)(?!\p{L})|\p{L}(йте|ите|ьте)(сь)?(?!\p{L})/iu,
    },
    tt: {
      toTeen: /(?<!\p{L})(син|сиңа|сине|синең|синнән|синдә)(?!\p{L})/iu,
      toAdult: /(?<!\p{L})(сез|сезгә|сезне|сезнең|сездән|сездә)(?!\p{L})|\p{L}(?<!ял)(гыз|гез)(?!\p{L})/iu,
    },
  };
  test.each(["ru", "tt"] as const)("%s: a teen is never «вы», an adult never «ты»", (language) => {
    const { toTeen, toAdult } = address[language] ?? { toTeen: /^$/, toAdult: /^$/ };
    const own = said.filter(
      ({ key, ...one }) => one.language === language && !toStaff(key) && !toOthers(key),
    );
    const toBoth = (key: string) => !forAdults(key) && !texts.get(language)?.has(`${key}_adult`);
    const wrong = own.filter(({ key, text }) =>
      forAdults(key)
        ? toTeen.test(unquoted(text))
        : toAdult.test(text) || (toBoth(key) && toTeen.test(unquoted(text))),
    );
    expect(wrong.map(({ key, text }) => `${key}: ${text}`)).toEqual([]);
  });

  test("the rules see what they are for", () => {
    expect(address["ru"]?.toAdult.test("Напишите сюда.")).toBe(true);
    expect(address["tt"]?.toAdult.test("Монда языгыз.")).toBe(true);
    expect(address["ru"]?.toTeen.test("Это не твоя вина.")).toBe(true);
    expect(address["tt"]?.toTeen.test("Бу синең гаебең түгел.")).toBe(true);
  });
});

describe("what is never said", () => {
  test.each(forbidden)("$pattern catches its example", ({ pattern, example }) => {
    expect(pattern.test(example)).toBe(true);
  });

  test("no text breaks a pattern", () => {
    // Courses quote what is never said, to say so; in a practice talk a made-up teen speaks.
    const shown = ({ key, text }: { key: string; text: string }) =>
      key.startsWith("training:") ? unquoted(text) : text;
    const broken = said
      .filter(({ key }) => !key.startsWith("training:staff.drill."))
      .flatMap((one) => brokenBy(shown(one), toStaff(one.key)).map((pattern) => `${named(one)}: ${pattern}`));
    expect(broken).toEqual([]);
  });
});

describe("seen by others", () => {
  /** Sent unasked, so that they show on a locked screen; and what Telegram shows of the bot to anybody. */
  const unasked = [
    "duty:numbersAgain",
    "duty:late",
    "hide:line",
    "talk:claimed",
    "talk:closedByStaff",
    "talk:thereAgain",
    "follow:preview",
    "follow:offer.wellbeing",
    "follow:referral.called",
    "follow:referral.accepted",
    "follow:referral.helped",
    ...[...(texts.get("ru")?.keys() ?? [])].filter((key) =>
      /^(?:(?:stay|mediation|enrolment|application):(?:told|heard|reminder)\.|plan:(?:added|moved|finished|tomorrow|today)$)/.test(
        key,
      ),
    ),
  ];
  const telling =
    /травл|обижа|насил|бьют|суиц|кризис|психол|безопасн|җәбер|рәнҗ|көчлә|куркыныч|bully|violen|abuse|crisis|psych|danger|safe/iu;

  test("nothing that comes unasked, or stands in the profile, tells what the talk is about", () => {
    const seen = said.filter(({ key }) => unasked.includes(base(key)) || key.startsWith("profile:"));
    expect(seen.length).toBeGreaterThan(languages.length * (unasked.length + 5));
    expect(seen.filter(({ text }) => telling.test(text)).map(named)).toEqual([]);
    expect(
      languages.filter((one) => telling.test(texts.get(one)?.get("bullying:advice.bullying") ?? "")),
    ).toEqual([...languages]);
  });
});

describe("length", () => {
  const viewsDir = fileURLToPath(new URL("../src/views", import.meta.url));
  const buttons = new Set(
    [
      ["common", "sos", "menu", "back", "skip", "done"],
      ["sos", "askHuman", "back"],
      ["crisis", "safe", "safeUs", "safeChild", "backToForm", "goOn", "helpNear", "quietHelpNear"],
      ["find", "sendPlace", "again", "why.ask", "moreKeys.button"],
      ["talk", "endButton", "endYes", "endNo", "reopen", "startNew", "justMenu", "avoid.button"],
      ["lobby", "takeNext", "takeFirst", "why.${reason}", "invite.joinButton"],
      ["start", "helloMore", "changeLanguage", "changeRole", "openAbout", "openLines"],
      ["bullying", "me", "notMe", "doing", "plan.${act}", "plan.show", "plan.file"],
      [
        "log",
        "title",
        "add",
        "older",
        "newer",
        "makeLetter",
        "eraseAll",
        "eraseYes",
        "eraseNo",
        "edit",
        "drop",
      ],
      ["log", "part.what", "part.when", "part.where", "part.saw"],
      ["log", "letter.school", "letter.commission", "letter.schoolRussian", "letter.commissionRussian"],
      ["hide", "button", "everything", "leave", "numbers", "clear", "keep", "sweep", "near", "alone"],
      ["hide", "case.newCode", "case.add", "case.answerHere", "case.erase", "case.eraseYes", "case.eraseNo"],
      ["staff", "claim", "close"],
      ["topic", "level", "history", "replies", "find", "close", "uncover", "send"].map((name, index) =>
        index === 0 ? name : `staff.button.${name}`,
      ),
      ["topic", "staff.awaited.send"],
      ["topic", "staff.lower.${reason}"],
      ["topic", "staff.uncover.why.${why}", "staff.uncover.keep"],
      [
        "appointments",
        "answers.${answer}",
        ...["send", "drop", "cancel", "laterDrop", "appoint", "later", "${name}"].map(
          (name) => `staff.button.${name}`,
        ),
      ],
      ["tasks", "staff.button.task", "staff.button.${act}"],
      [
        "handover",
        "person.yes",
        "person.no",
        "staff.declineReason.${reason}",
        "staff.releaseReason.${reason}",
      ],
      ["handover", "staff.snoozeChoice.${choice}"],
      [
        "handover",
        ...[
          "transfer",
          "snooze",
          "release",
          "keep",
          "withdraw",
          "accept",
          "decline",
          "isSummary",
          "toPerson",
        ].map((name) => `staff.button.${name}`),
      ],
      ["staff", "level.${level}"],
      [
        "care",
        "staff.form.anew",
        "staff.wrap.begin",
        "staff.debrief.talk",
        "staff.debrief.fine",
        "after.skip",
      ],
      [
        "roster",
        ...["before", "next", "absent", "file", "undo", "confirm", "drop"].map(
          (name) => `staff.button.${name}`,
        ),
      ],
      ["board", "staff.button"],
      ["watch", "on", "off", "stop", "join", "instead"].map((name, index) =>
        index === 0 ? name : `staff.button.${name}`,
      ),
      ["plan", "menuItem"],
      ["request", "menuItem", "askPerson", "newsOpen", "side.link", "staff.second.key"],
      ["application", "side.link"],
      ["library", "staff.back", "staff.ask", "staff.training", "staff.drills", "staff.read", "staff.next"],
      ["library", "staff.audience.${of}"],
      ["poster", "other"],
      ["said", "correct"],
      ["find", "kinds.${kind}"],
      ["talk", "formGoOn", "reach.ask"],
      ["response", "call.accompaniment", "call.team", "act.cancel"],
      ["signal", "staff.callMember", "staff.giveTask", "staff.receive", "staff.finish"],
      ["signal", "staff.handOver.button", "staff.handOver.take", "staff.handOver.decline"],
    ].flatMap(([namespace = "", ...names]) => names.map((name) => `${namespace}:${name}`)),
  );
  const isButton = (key: string) =>
    buttons.has(base(key)) ||
    /(\.options|:menuItem|start:role|staff:closeReason|:answers|:softAnswers)\./.test(key);

  test("the list of buttons knows every button of the views", () => {
    const source = readdirSync(viewsDir, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(path.join(viewsDir, name), "utf8"))
      .join("\n");
    const found = [
      ...source.matchAll(/text: t\(\s*["`]([^"`]+)["`]\s*\),\s*(?:callback_data|request_location|url)/g),
      ...source.matchAll(/\[\{ text: t\(\s*["`]([^"`]+)["`]\s*\) \}/g),
      ...source.matchAll(/\[\[t\(\s*"([^"]+)"\s*\)\]\]/g),
    ].map(([, key = ""]) => key);
    expect(found.length).toBeGreaterThan(15);
    expect(found.filter((key) => !isButton(key))).toEqual([]);
  });

  test("a button has at most 30 characters, an option 28: a tick takes two", () => {
    const long = said.filter(
      ({ key, text }) => isButton(key) && text.length > (key.includes(".options.") ? 28 : 30),
    );
    expect(long.map((one) => `${named(one)}: ${one.text.length}`)).toEqual([]);
  });

  test("nothing that is typed in a button's place means another thing", () => {
    const meant = createWords(i18n);
    const clash = said.filter(
      ({ key, text }) =>
        isButton(key) &&
        !["common:sos", "common:menu", "talk:endButton", "hide:numbers"].includes(key) &&
        (meant.isSos(text) || meant.isMenu(text) || meant.isEnd(text)),
    );
    expect(clash.map(named)).toEqual([]);
  });

  /** Longer than a message to a teen should be, each for a reason. */
  const longTexts: Record<string, string> = {
    "start:hello":
      "five lines that have to be said before the first question: who reads, what is kept, when it ends",
    "start:about": "the full text behind a button; who presses it asked for all of it",
    "start:help": "a list of commands, asked for by /help",
  };

  test("a message to a teen has less than 300 characters, in danger less than 600", () => {
    const long = toTeens.filter(
      ({ key, text }) => !(key in longTexts) && text.length >= (inDanger(key) ? 600 : 300),
    );
    expect(long.map((one) => `${named(one)}: ${one.text.length}`)).toEqual([]);
    expect(toTeens.filter(({ key, text }) => key in longTexts && text.length > 1200).map(named)).toEqual([]);
  });

  test.each(voices)("the screens in danger have at most 600: $language, adult $adult", ({ t }) => {
    const { lines } = loadRegions();
    const everywhere = [null, ...REGIONS].flatMap((region) =>
      [false, true].map((isNight) => linesFor(lines, { region, topic: "danger", isNight })),
    );
    const humans: Human[] = [
      { kind: "nobody" },
      { kind: "here" },
      { kind: "late" },
      { kind: "coming", time: "22 сентября, 10:00" },
    ];
    const screens = everywhere.flatMap((here) => [
      sos(t, here),
      ...humans.map((human) => sos(t, here, human)),
      ...humans.map((human) => emergency(t, here, human)),
    ]);
    expect(Math.max(...screens.map(({ text }) => text.length))).toBeLessThanOrEqual(600);
    expect(screens.every(({ text }) => text.includes("112"))).toBe(true);
  });

  test.each(voices)("three places fit into one message: $language, adult $adult", ({ language, t }) => {
    const data = loadRegions();
    const cards = toCards(toRows(data, stableId), cardContext(data)).filter(isShowable);
    const found = cards.map((one) => ({
      card: one,
      distanceKm: 120,
      scope: "region" as const,
      suitability: 1,
      planned: false,
      open: null,
      freshness: "source" as const,
      agesUnasked: false,
      unsure: [],
    }));
    const longest = found
      .toSorted((a, b) => placeCard(t, language, b).length - placeCard(t, language, a).length)
      .slice(0, 3);
    const place = {
      ru: "Малая Пурга Северная",
      tt: null,
      municipality: "Верхнеуслонский муниципальный район",
    };
    const [{ text }] = results(t, language, { found: longest, lines: [], place }, false);
    expect(longest).toHaveLength(3);
    expect(text.length).toBeLessThanOrEqual(4096);
  });

  test("what Telegram limits stays within: notices 200, description 512, short description 120", () => {
    const limits: Record<string, number> = {
      "common:buttonExpired": 200,
      "common:questionPassed": 200,
      "staff:claimed": 200,
      "staff:alreadyClaimed": 150,
      "staff:alreadyClosed": 200,
      "staff:notAllowed": 200,
      "staff:notStaff": 200,
      "staff:buttonExpired": 200,
      "profile:description": 512,
      "profile:shortDescription": 120,
    };
    const long = said.filter(({ key, text }) => text.length > (limits[key] ?? Number.POSITIVE_INFINITY));
    expect(long.map(named)).toEqual([]);
    expect(Object.keys(limits).filter((key) => texts.get("ru")?.has(key) !== true)).toEqual([]);
  });
});

describe("reading", () => {
  test("no sentence to a teen has more than 20 words", () => {
    const heavy = toTeens.flatMap((one) =>
      sentences(one.text)
        .filter((sentence) => words(sentence).length > 20)
        .map((sentence) => `${named(one)}: ${sentence}`),
    );
    expect(heavy).toEqual([]);
    expect(sentences("Раз два. Три? Четыре: пять").map((one) => words(one).length)).toEqual([2, 1, 2]);
  });
});
