/** The screens about violence at home, for reviewers. */
import { assessViolence, hurtOnes, type ViolenceAnswers, type Voice } from "../../domain/violence.js";
import { advice, intro, quiet } from "../violence.js";
import { type AnyQuestion, type Asks, at, type Screen, says } from "./screen.js";

const voices: Record<Voice, string> = {
  teen: "подростку",
  adult: "взрослому",
  witness: "тому, кто волнуется за других",
};

/** In the order in which they are met. */
export const violence = (asked: Readonly<Record<string, AnyQuestion>>, ask: Asks): Screen[] => {
  const asks = (...names: string[]) =>
    names.flatMap((name) => {
      const one = asked[name];
      return one === undefined ? [] : ask("violence", one);
    });
  const told = (voice: Voice, more: Partial<ViolenceAnswers> = {}) => ({
    voice,
    unsure: false,
    near: false,
    whom: hurtOnes[voice][0],
    forms: ["hit"],
    injured: true,
    shelter: "no",
    wish: undefined,
    ...more,
  });
  return [
    at("violence-intro", "Начало", ({ t }) => intro(t)),
    ...asks("now", "near"),
    at("violence-quiet", "Тот, кто обижает, рядом", ({ t }) => quiet(t, false)),
    at("violence-quiet-talk", "То же, а разговор с человеком открыт", ({ t }) => quiet(t, true)),
    ...asks("whom", "who", "forms", "injured"),
    says("violence-hurt", "Есть травмы", "violence:hurtHelp"),
    ...asks("children", "shelter", "trusted"),
    ...(Object.keys(voices) as Voice[]).flatMap((voice) => [
      ...hurtOnes[voice].map((whom) =>
        at(`violence-advice-${voice}-${whom}`, `Совет ${voices[voice]}`, ({ t }) =>
          advice(t, assessViolence(told(voice, { whom, injured: false, forms: [], shelter: "yes" }))),
        ),
      ),
      at(`violence-advice-${voice}-hurt`, `Совет ${voices[voice]}: бьют, есть травмы`, ({ t }) =>
        advice(t, assessViolence(told(voice))),
      ),
      at(`violence-advice-${voice}-near`, `Совет ${voices[voice]}: могут увидеть телефон`, ({ t }) =>
        advice(t, assessViolence(told(voice, { near: true }))),
      ),
    ]),
    says("violence-specialist", "Что может специалист", "violence:specialist"),
    ...asks("wish", "place"),
  ];
};
