/** Whether a text tells who somebody is: names, numbers, addresses. For words in which nobody may be named. */

export type Naming = { kind: "name" | "number" | "address"; found: string };

/**
 * First names without their endings, which change with the case. Names that are ordinary words too («вера», «роман»)
 * are not among them: a capital letter tells those.
 */
const stems =
  "айгул|айдар|айрат|азат|александр|алексе|алеш|алёш|алин|алис|алмаз|альберт|альбин|амин|анатоли|андре|анжел|анн|антон|арин|артём|артем|артур|богдан|борис|вадим|валентин|валери|валер|варвар|василис|васили|вероник|виктор|виктори|виталик|витали|владимир|владислав|володь|вячеслав|геннади|георги|глеб|григори|гриш|гульнар|гузел|данил|демид|денис|диан|динар|дмитри|евгени|егор|екатерин|елен|елизавет|захар|злат|зухр|иван|игор|ильдар|ильнур|ильшат|ирин|камил|карин|катерин|кирилл|константин|кристин|ксени|ксюш|ларис|лейсан|лейл|лили|людмил|магомед|макар|максим|марат|маргарит|марин|мари|марьян|матве|михаил|наста|насть|наталь|натал|наташ|никит|никола|оксан|олег|олес|ольг|павл|полин|рамил|ренат|ринат|родион|руслан|рустам|савели|саш|светлан|семён|семен|серге|серёж|сереж|софь|софи|станислав|степан|стас|тамар|татьян|тимофе|тимур|ульян|фёдор|федор|филипп|юли|яков|ярослав";
const wholes =
  "али|алия|алии|алию|алла|аллы|алле|аллу|алсу|алена|алены|алену|алёна|алёны|алёну|вика|вики|вике|вику|ваня|вани|ване|ваню|галя|гали|гале|галю|даша|даши|даше|дашу|дарья|дарьи|дарье|дарью|дима|димы|диме|диму|женя|женю|илья|ильи|илье|илью|ира|иру|инна|инны|инне|инну|катя|катю|кате|катей|коля|колей|костя|косте|костю|лена|лены|лене|лену|леной|лиза|лизы|лизе|лизу|люда|люды|люде|люду|маша|маши|маше|миша|миши|мише|мишу|милана|миланы|милане|милану|мария|марии|марию|нина|нины|нине|нину|оля|оли|оле|олю|олей|павел|паша|паши|паше|петя|пети|пете|петю|пётр|петр|петра|петру|рита|риты|рите|риту|соня|соню|света|свете|таня|тани|тане|таню|таней|федя|феди|феде|федю|юля|юли|юле|юлю|юра|юры|юре|юру|яна|яны|яне|яну";
const firstName = new RegExp(
  `^(?:(?:${stems})(?:[аеёийоуыьэюя]|ой|ей|ом|ем|ью|ия|ии|ию|ий|[нгк][аәыеи]|[нд][аә]н|[дт][аә]|н[ыие]ң)?|${wholes})$`,
  "u",
);

const patronymic =
  /^\p{L}{3,}(?:ович|евич|ьич)(?:а|у|ем|е)?$|^\p{L}{3,}(?:овн|евн|иничн)(?:а|ы|е|у|ой)$|^\p{L}{3,}(?:улы|кызы)$/iu;
const initials = /(?<!\p{L})\p{Lu}\.\s?(?:\p{Lu}\.)/u;
const number =
  /\p{Nd}(?:[\s().\-–/]{0,3}\p{Nd}){5,}|[\w.+-]+@[\w-]+\.\w+|(?<![\w@])@[A-Za-z]\w{3,}|https?:\/\/\S+|t\.me\/\S+/u;
/** A day of the calendar is no telephone number. */
const date = /(?<!\p{Nd})\p{Nd}{1,2}\.\p{Nd}{1,2}(?:\.(?:\p{Nd}{4}|\p{Nd}{2}))?(?!\p{Nd})/gu;
const address =
  /(?<!\p{L})(?:ул\.|улиц[аыеу]|проспект|пр-т|переулок|пер\.|кв\.|квартир[аые] ?№? ?\d|д\. ?\d|дом[ае]? ?№? ?\d|урамы?|street|flat \d)/iu;

/** Written with a capital inside of a sentence without telling who somebody is. */
const commonCapitals =
  /^(?:I|I'm|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Telegram|WhatsApp|ВКонтакте)$/u;

const letters = /\p{L}[\p{L}'’-]*/gu;

const isName = (word: string, before: string): boolean => {
  const low = word.toLowerCase();
  if (firstName.test(low) || patronymic.test(word)) return true;
  const beginsSentence = /(?:^|[.!?…«"„\n])\s*$/u.test(before);
  return !beginsSentence && /^\p{Lu}\p{Ll}/u.test(word) && !commonCapitals.test(word);
};

/** The first thing in a text by which somebody can be found; undefined when there is none to be seen. */
export const namingIn = (text: string): Naming | undefined => {
  const plain = text.normalize("NFC").replaceAll(/[\u{AD}\u{200B}\u{2060}\u{FEFF}]/gu, "");
  const said = (kind: Naming["kind"], pattern: RegExp): Naming | undefined => {
    const found = pattern.exec(kind === "number" ? plain.replaceAll(date, " ; ") : plain)?.[0];
    return found === undefined ? undefined : { kind, found: found.trim() };
  };
  const known = said("number", number) ?? said("address", address) ?? said("name", initials);
  if (known !== undefined) return known;
  for (const { 0: word, index } of plain.matchAll(letters))
    if (isName(word, plain.slice(0, index))) return { kind: "name", found: word };
  return undefined;
};
