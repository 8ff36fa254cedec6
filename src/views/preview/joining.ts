/** The screens of joining in as a volunteer, with the rules and a parent's consent, for reviewers. */
import { anyProgramme, volunteerRules } from "../../domain/programmes/volunteer-rules.js";
import { leftOpen } from "../application.js";
import { named } from "../loan.js";
import { optionLabel, summary } from "../question.js";
import { chooseLanguage, whoAreYou } from "../start.js";
import { type Dialogue, listed, requested, teller } from "./asked.js";
import { at, type Screen, says } from "./screen.js";

export const application = (dialogue: Dialogue): Screen[] => {
  const tell = teller(dialogue, "application");
  const { before, after } = requested("application", dialogue);
  return [
    ...tell("age"),
    says("application-young", "Нет четырнадцати", "application:tooYoung"),
    ...tell("place"),
    ...listed(
      "ask-application-application-which",
      "Куда хочется: список региона",
      { id: "application.which", words: "application:which", spoken: true },
      dialogue.its.programmes.application,
      [anyProgramme],
    ),
    at("application-left-open", "Не выбрали ничего: подберёт координатор", ({ t }) =>
      leftOpen(t, undefined, false),
    ),
    ...before.slice(0, 1),
    ...tell("about", "when"),
    says("application-rules", "Дальше правила", "application:rulesIntro", { all: volunteerRules.length }),
    ...volunteerRules.flatMap(({ code, options, right }) => {
      const rule = {
        id: `application.rule-${code}`,
        words: `application:rules.${code}`,
        options,
        spoken: true,
        again: "application:ruleAgain",
      };
      return [
        ...dialogue.ask("application", rule, "Вопрос о правилах"),
        says(`application-why-${code}`, "Ответили неверно: почему", `application:why.${code}`),
        at(`application-answer-${code}`, "Ответили неверно ещё раз: как верно", ({ t }) => ({
          text: [
            t(`application:why.${code}`),
            t("application:ruleAnswer", { answer: optionLabel(t, rule, right) }),
          ].join("\n"),
        })),
      ];
    }),
    ...tell("consent"),
    ...before.slice(1),
    at("application-open", "Перед отправкой, когда выбор оставили координатору", ({ t }) =>
      summary(t, { id: "application.summary" }, [
        {
          question: "application.which",
          label: t("request:row.programme"),
          value: t("application:coordinatorChooses"),
        },
      ]),
    ),
    ...after,
  ];
};

/** A parent, who came by their child's link. */
export const consent = (dialogue: Dialogue): Screen[] => [
  at("consent-first", "Родитель открыл ссылку, а бота ещё не знает", ({ t }) => [
    { text: t("application:side.first") },
    chooseLanguage(t),
  ]),
  ...(["yes", "no"] as const).map((early) =>
    at(`consent-early-${early}`, "Ответили сразу, до языка и того, кто пишет", ({ t }) => [
      { text: t(`application:side.early.${early}`) },
      whoAreYou(t),
    ]),
  ),
  ...dialogue.its.programmes.application.slice(0, 1).map(({ names }) =>
    at("consent-intro", "Родитель открыл ссылку", ({ t, language }) => ({
      text: t("application:forParents", { programme: named(names, language) }),
    })),
  ),
  ...teller(dialogue, "consent")("agree"),
  says("consent-later", "Ответ подождёт", "application:laterAnswer"),
];
