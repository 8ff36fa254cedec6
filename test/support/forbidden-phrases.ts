/**
 * What is never said to a frightened person, in three languages, with the reason by group. Each pattern stands beside a
 * sentence that it has to catch. Owns the list only; where it is applied is the tests' affair.
 */

import { type Careful, promises } from "../../src/domain/careful-words.js";

export type Forbidden = Careful;

const never = (...pairs: [pattern: RegExp, example: string][]): Forbidden[] =>
  pairs.map(([pattern, example]) => ({ pattern, example }));

/** Belittling: it tells a child that speaking up was a mistake. */
const belittling = never(
  [/успоко(й|им)/iu, "Успокойся, пожалуйста."],
  [/(не|хватит) драматизир/iu, "Не драматизируй."],
  [/(у друг(их|ого)|другим)( \p{L}+)? хуже/iu, "У других бывает хуже."],
  [/привлеч\p{L}*( к себе)? внимани/iu, "Ты хочешь привлечь внимание."],
  [/подума(й|йте|ем) о (маме|папе|родител|близк|дет)/iu, "Подумай о маме."],
  [/почему (же )?(ты|вы)( сразу| раньше)? не(?!\p{L})/iu, "Почему ты не дал сдачи?"],
  [/это (же )?(просто|всего лишь) шут/iu, "Это просто шутки."],
  [/(?<!не )(игнориру|не обращай)/iu, "Не обращай внимания."],
  [/calm down|settle down/iu, "Please calm down."],
  [/dramatic|overreact|dramati[sz]/iu, "Do not be so dramatic."],
  [/(others|other people) have it worse|worse for others/iu, "Others have it worse."],
  [/attention.seeking|(want|seek|look\p{L}* for|get) attention/iu, "You just want attention."],
  [/think of your (mum|mom|mother|dad|parents|family|child)/iu, "Think of your mum."],
  [/why (did|do|have)(n.t| you not| not)/iu, "Why didn't you leave?"],
  [/(just|only) (a )?jok(e|es|ing)/iu, "They are just jokes."],
  [/(just|simply) ignore|ignore (it|them|this)/iu, "Just ignore them."],
  [/тынычлан/iu, "Тынычлан инде."],
  [/зурайтма|күпертмә|арттырып сөйлә/iu, "Зурайтма бу хәлне."],
  [/башкалар\p{L}*( \p{L}+)? (авыр|начар)рак/iu, "Башкаларның хәле авыррак."],
  [/игътибар\p{L}* (җәлеп|яула|тели|эзли)/iu, "Син игътибарны җәлеп итәргә телисең."],
  [/(әни|әти|ата-ана)\p{L}* (турында |турысында )?уйла/iu, "Әниең турында уйла."],
  [/(?<!\p{L})(ник|нигә|нишләп) (син |сез )?\p{L}*(ма|мә)(дың|дең|дыгыз|дегез)/iu, "Нигә син әйтмәдең?"],
  [/шаярту гына|шаяртып кына|шаярталар гына/iu, "Бу шаярту гына."],
  [/игътибар итмә/iu, "Игътибар итмә аларга."],
);

/** Bullying is violence, not a quarrel: nobody is told to make peace with it. */
const peace = never(
  [/(?<!\p{L})(по)?мири(сь|тесь|м вас)/iu, "Помиритесь с ними."],
  [/make (it )?(up|peace) with/iu, "Make peace with them."],
  [/татулаш|(?<!\p{L})дуслаш(?!\p{L})/iu, "Алар белән татулаш."],
);

/** A verdict on a person: scores and diagnoses belong to nobody's screen. */
const verdicts = never(
  [/(твой|ваш|уровень|степень|оценка) риск/iu, "Твой риск низкий."],
  [
    /депресс|диагно|шизо|психоз|невроз|психопат|биполяр|анорекси|булими|аутиз|расстройств/iu,
    "Похоже на депрессию.",
  ],
  [/суицид|самоуб/iu, "Ты суицидник."],
  [/(your|the|level of) risk|risk (level|score)/iu, "Your risk is low."],
  [
    /depress|diagnos|schizo|psycho(tic|sis|path)|bipolar|anorexi|bulimi|autis|disorder|neuros/iu,
    "It looks like depression.",
  ],
  [/suicid/iu, "You are suicidal."],
  [/(синең|сезнең) (риск|хәвеф)|риск(ың|ыгыз| дәрәҗәсе)/iu, "Синең риск түбән."],
  [/үз-үз\p{L}* (үтер|кул сал)/iu, "Үз-үзенә кул салган."],
);

/** Methods, doses, places, «success», weight: naming them does harm, and the law forbids it. */
const methods = never(
  [/поконч|свести сч[её]ты|удачн\p{L}* попыт|неудавш/iu, "Он покончил с собой."],
  [
    /таблет|передоз|(?<!\p{L})доз[аыуе]|порез|(?<!\p{L})вен[ыу](?!\p{L})|повес[иь]|петл|вер[её]вк|прыгн|с моста/iu,
    "Где лежат таблетки?",
  ],
  [/похуде|калори|диет/iu, "Посчитай калории."],
  [
    /commit(ted)? suicide|successful attempt|failed attempt|(kill|end)(ed)? (him|her|your|them)sel/iu,
    "He killed himself.",
  ],
  [
    /pills|overdose|(?<!\p{L})dos(e|age)|hang(ed|ing)? (your|him|her)|wrists|rope|bridge/iu,
    "Where are the pills?",
  ],
  [/calori|(?<!\p{L})diet|lose weight/iu, "Count your calories."],
  [/дару эч|(?<!\p{L})доза|беләк\p{L}* кис|асылын|(?<!\p{L})аркан|күпердән/iu, "Күп дару эчтеңме?"],
  [/ябыг|калория|диета/iu, "Калория сана."],
);

/** Officialese, sugar and applause. */
const tone = never(
  [/в рамках|в целях|осуществля|данн(ый|ого|ой) (бот|сервис|вопрос)/iu, "В рамках программы."],
  [
    /обращение( №?\d*)?\p{L}* (зарегистр|принят|будет рассмотр)|категори\p{L} обращени/iu,
    "Обращение зарегистрировано.",
  ],
  [/произошла ошибка|нет результатов|попробуйте позже/iu, "Произошла ошибка."],
  [/солнышк|зайк|котик|дружок|молодец|умничк|супер(?!виз)|отлично/iu, "Молодец, солнышко."],
  [/сообщи(те)? родител/iu, "Сообщи родителям."],
  [
    /within the framework|request has been (registered|accepted|received)|an error (has )?occurred/iu,
    "Your request has been registered.",
  ],
  [/sweetie|sweetheart|honey|well done|great job|awesome|sounds like a lot/iu, "Well done, sweetie."],
  [/tell your parents/iu, "Tell your parents."],
  [/кысаларында|мөрәҗәгат\p{L}* (теркәлде|кабул ителде)|хата килеп чыкты/iu, "Мөрәҗәгатегез теркәлде."],
  [/кояшкай|бәгърем|афәрин|булдырдың|маладис/iu, "Афәрин, кояшкаем."],
  [/әти-әни\p{L}* әйт/iu, "Әти-әниеңә әйт."],
  [/[!！]/u, "Держись!"],
  // Signposts on buttons and cards are all the pictures there are.
  [/(?![🆘📍🔴🟠🟡🟢⚠✏⬆])\p{Extended_Pictographic}/u, "Всё получится 🎉"],
);

export const forbidden: readonly Forbidden[] = [
  ...belittling,
  ...peace,
  ...promises,
  ...verdicts,
  ...methods,
  ...tone,
];

/** Marks of a talk's state, which stand on the desk of the staff and nowhere else. */
const marks = /[🔑✅➡🔁💤🕒]/gu;

/** The patterns that a text breaks. */
export const brokenBy = (text: string, isForStaff = false): string[] => {
  const words = isForStaff ? text.replaceAll(marks, "") : text;
  return forbidden.filter(({ pattern }) => pattern.test(words)).map(({ pattern }) => String(pattern));
};
