/**
 * Promises that nobody can keep: our texts never make them, and a specialist who types one is told gently. Each pattern
 * stands beside a sentence that it has to catch. Owns the lists; tells nobody and holds nothing back.
 */

export type Careful = { pattern: RegExp; example: string };

const careful = (...pairs: [pattern: RegExp, example: string][]): Careful[] =>
  pairs.map(([pattern, example]) => ({ pattern, example }));

const secrecy = careful(
  [/обеща(ю|ем) (\p{L}+ )?(никому|не (сказать|расска))/iu, "Обещаю никому не сказать."],
  [/анонимн/iu, "Полная анонимность."],
  [/никто (об этом |ничего )?не узнает/iu, "Никто не узнает."],
  [/promise (\p{L}+ )?(nobody|no one|not to tell|never to tell)/iu, "I promise not to tell anyone."],
  [/anonym/iu, "This is completely anonymous."],
  [/(nobody|no one|no-one) (will|would|can) (ever )?(know|find|learn)/iu, "Nobody will know."],
  [/беркемгә дә (әйтм|сөйләм)\p{L}* (дип )?(вәгъдә|сүз)/iu, "Беркемгә дә әйтмәскә вәгъдә бирәм."],
  [/аноним/iu, "Тулысынча аноним."],
  [/беркем дә (бу турыда |моны )?белмә/iu, "Беркем дә белмәячәк."],
);

const outcome = careful(
  [/вс[её] (будет|станет) (хорошо|нормально|в порядке)|вс[её] налад/iu, "Всё будет хорошо."],
  [
    /(everything|it|all|things)( wi|.)ll be (fine|ok|all right|alright|good|well)/iu,
    "Everything will be fine.",
  ],
  [/(барысы да|бар да|бөтенесе) (яхшы|әйбәт|җайлан)\p{L}*( бул)?/iu, "Барысы да яхшы булыр."],
);

/** Promises of other kinds, and feelings that a program has not. */
const others = careful(
  [/я (тебя|вас) понимаю|понимаю, как (тебе|вам)/iu, "Я тебя понимаю."],
  [/навсегда в (интернет|сет)|из (интернета|сети) не удал/iu, "Это навсегда в интернете."],
  [/скоро (ответ|свяж)|ближайшее время/iu, "Специалист скоро ответит."],
  [/i (fully )?understand (you|how)|i know how you feel/iu, "I understand you."],
  [/forever (on|in) the (internet|web)|online forever/iu, "It is forever on the internet."],
  [/(answer|reply|be with you) soon|shortly/iu, "A specialist will reply soon."],
  [/мин (сине|сезне) аңлыйм/iu, "Мин сине аңлыйм."],
  [/интернетта (мәңге|гомер)/iu, "Бу интернетта мәңгегә."],
  [/тиздән җавап/iu, "Белгеч тиздән җавап бирер."],
);

export const promises: readonly Careful[] = [...secrecy, ...outcome, ...others];

/** What a volunteer may vow to others, and nobody may to a child. */
const vows = careful(
  [/никому( \p{L}+)? не (ска|расска)ж(у|ем)(?!\p{L})/iu, "Я никому не расскажу."],
  [/(won.?t|will not|never) tell (anyone|anybody|a soul|no one|nobody)/iu, "I won't tell anyone."],
  [/беркемгә дә (әйтмим|әйтмәм|сөйләмим|сөйләмәм|әйтмибез|сөйләмибез)/iu, "Беркемгә дә әйтмим."],
);

/** A mobile number: help lines begin otherwise. */
const ownPhone = /(?<!\d)(?:\+?[78])?[\s(-]*9\d{2}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)/u;

/** What a specialist is told about: a promise of secrecy, of an outcome, a number of their own. */
export const minds = ["secrecy", "outcome", "phone"] as const;
export type Mind = (typeof minds)[number];

const isOf: Record<Mind, (text: string) => boolean> = {
  secrecy: (text) => [...secrecy, ...vows].some(({ pattern }) => pattern.test(text)),
  outcome: (text) => outcome.some(({ pattern }) => pattern.test(text)),
  phone: (text) => ownPhone.test(text),
};

export const mindsIn = (text: string): Mind[] => minds.filter((mind) => isOf[mind](text));
