/**
 * What a trainer hears in a specialist's words, in Russian, Tatar or English: care, questions, promises, advice. A rough ear for practice only: it
 * judges nobody, and no real talk is ever listened to with it.
 */
export const SIGNS = [
  "believed",
  "safety",
  "death",
  "listened",
  "limits",
  "secrecy",
  "advice",
  "blame",
  "accused",
  "dismissed",
  "next-step",
] as const;
export type Sign = (typeof SIGNS)[number];

const ways: Record<Sign, readonly RegExp[]> = {
  believed: [
    /спасибо[^.?!]* (пиш|написа|рассказ|сказа|довер)/,
    /(?<!не )вер(ю|им) (\p{L}+ )?тебе|тебе (?!не )(\p{L}+ )?вер(ю|им)/u,
    /не виноват|нет твоей вины|это не твоя вина/,
    /(яз|сөйлә|әйт|ышан)\p{L}* өчен рәхмәт|рәхмәт[^.?!]* (яз|сөйлә|әйт)/u,
    /ышанам|ышанабыз/,
    /гаебең (юк|түгел)|син гаепле түгел/,
    /(thanks?|thank you)[^.?!]* (writ|tell|telling|shar|trust)/,
    /(?<!n.t |not )believe you/,
    /not your fault|you are not to blame|you'?re not to blame/,
  ],
  safety: [
    /безопасн/,
    /(кто|есть)[^.?!]* рядом|рядом (кто|с тобой)|ты (сейчас )?(одна|один|дома)[^.!]*\?/,
    /угрожа/,
    /(тебе|тебя) (сейчас )?(бьют|страшно)[^.!]*\?/,
    /случилось[^.!]*\?/,
    /куркынычсыз/,
    /яныңда[^.!]*(кем|бар)|(ялгыз|өйдә)мы/,
    /яный|янамый/,
    /\bsafe\b/,
    /(who|anyone|somebody|someone)[^.?!]* (near|with) you|are you (alone|at home)/,
    /(threaten|hurt)\w*[^.!]*\?/,
  ],
  death: [
    /(дума|мысл|хоч|хот)[^.!]*(умереть|смерт|не жить|покончить|уби(ть|вать) себя|самоуби)/,
    /(умереть|смерт|не жить|самоуби)[^.!]*(дума|мысл|хоч|хот)/,
    /(үл(ү|әргә|гәнне|ем)|үз-үзеңне|яшәмә)[^.!]*(уйла|уйлый|телә|тели|уй)/,
    /(think|thought|want)\w*[^.!]*\b(dying|die|death|suicide|kill(ing)? yourself|not living)\b/,
  ],
  listened: [
    /чувству|как ты( сейчас)?\?|каково тебе/,
    /расскажи (мне |подробнее|ещ|что|как)/,
    /правильно (я )?понима|верно (я )?понима|я услышал|слышу/,
    /давно|когда это|что было|что происходит/,
    /ниләр тоясың|хәлең ничек|сиңа ничек/,
    /(сөйлә|аңлат)[^.!]*(миңа|тагын|ничек|нәрсә)|миңа сөйлә/,
    /дөрес аңлад|ишетәм/,
    /күптәнме|кайчан булды|ни булды|нәрсә була/,
    /(what|how) (do|are) you feel|how are you/,
    /tell me (more|what|how)/,
    /(understood|understand) (you |that )?(right|correctly)|i hear you/,
    /how long|when did|what happened|what is happening|what'?s going on/,
  ],
  limits: [
    /не обещаю|не (могу|буду|стану|вправе) [^.!?]*обеща/,
    /обеща[^.!?]* не (могу|буду|стану)/,
    /(если|когда)[^.!?]*опасн[^.!?]*(скаж|сообщ|позов|подключ|обращ|прид)/,
    /(скаж|сообщ|позов|подключ|обращ|прид)[^.!?]*(если|когда)[^.!?]*опасн/,
    /вәгъдә (бирә алмыйм|итә алмыйм|бирмим)/,
    /куркыныч[^.!?]*(әйтәм|әйтермен|чакыр|туры килә)/,
    /(can ?not|can'?t|won'?t|not able to) (keep |make )?[^.!?]*promise|promise[^.!?]*(can ?not|can'?t)/,
    /if[^.!?]*danger[^.!?]*(tell|call|bring)|(tell|call)[^.!?]*if[^.!?]*danger/,
  ],
  secrecy: [
    /никому (ничего )?не (скаж|расскаж|переда|сообщ)|не (скажу|расскажу|передам|сообщу)[^.!?]* никому/,
    /(?<!\p{L})обещаю(?! (\p{L}+ )?(ответ|напи|верн|прид|быть))/u,
    /останется между нами|между нами останется|наш(им|а)? секрет/,
    /никто (ничего )?не узнает/,
    /не расскажу (никому|родител|маме|школ)/,
    /обеща[^.!?]*(молча|никому)|(полн|абсолютн)\p{L}* анонимн/u,
    /беркемгә( дә)? (бер(ни|нәрсә)( дә)? )?(әйтмим|әйтмәм|сөйләмим|сөйләмәм)/,
    /(?<!\p{L})вәгъдә (бирәм|итәм)/u,
    /икебез арасында (кала|гына)/,
    /беркем (дә )?белмәс|беркем (дә )?белмәячәк/,
    /(won'?t|will not|not going to|never) tell (anyone|anybody|a soul|your (mum|mom|parents))|tell (nobody|no ?one)/,
    /(?<!not |n't )\bi promise\b(?! (to )?(write|answer|come|be|i will (write|answer)))/,
    /between us|our secret|no ?one will (ever )?know/,
  ],
  advice: [
    /(тебе|ты) (надо|нужно|стоит|лучше|долж)/,
    /попробуй|советую|мой совет|сделай так/,
    /не обращай внимани|дай сдачи|игнорируй/,
    /(поговори|расскажи|пожалуйся|сходи|обратись|позвони)( \p{L}+)? (с |к )?(мам|пап|родител|учител|классн|директор|психолог|взросл|полици)/u,
    /просто (забудь|не |поговори|скажи|отойди|уйди)/,
    /сиңа [^.!?]*кирәк|син [^.!?]*тиеш/,
    /карап кара|киңәш итәм|минем киңәш/,
    /игътибар итмә|җавап кайтар/,
    /(әниең|әтиең|укытучың?|психолог|директор|сыйныф җитәкчесе)\p{L}* [^.!?]*(сөйлә|әйт|бар|шалтырат)/u,
    /you (should|need to|must|have to|ought to|'?d better)/,
    /\btry to\b|my advice|i (would )?advise/,
    /just (ignore|forget|tell|talk|walk away|don'?t)|ignore them|hit back/,
    /(talk to|tell) your (mum|mom|mother|dad|father|parents|teacher|class teacher)/,
  ],
  blame: [
    /почему ты|зачем ты|а ты (сам|что сделал)|что ты сделал/,
    /нигә син|ник син|ни өчен син|үзең ни|син ни эшләдең/,
    /why (did|didn'?t|do|don'?t|are|were) you|what did you do/,
  ],
  accused: [
    // «Ты думаешь, что сама виновата?» asks what is believed, and believes nothing.
    /(?<!не |что |будто )(?<!(что|будто) ты )сам(а|и)? (же |ведь |во всем )?(виноват|напросил|довел|допустил)/,
    /(?<!не |что |будто )ты (же |ведь |во всем )?виноват|(?<!не )твоя (же )?вина|сам(а)? провоцир/,
    /(үзең|син) гаепле(?! түгел)|гаеп (синдә|үзеңдә)(?! түгел)|гаебең бар/,
    /(?<!not |n.t |never |that it is |that it's )your (own )?fault|you (are|'?re) to blame|you provoke|asked for it/,
  ],
  dismissed: [
    /успокойся|не драматиз|не преувелич|у других хуже|это ерунда|подумаешь|вс[её] (будет|наладится) |вс[её] пройд[её]т|просто шутят|не бери в голову|не обращай внимани|подумай о маме|ради внимани/,
    /тынычлан|драмага борма|арттырма|башкаларга тагын|барысы да (яхшы булыр|үтәр|җайланыр)|бу вак нәрсә|әниеңне уйла|игътибар телисең|күңелеңә якын алма|игътибар итмә|шаяралар гына/,
    /calm down|don'?t be dramatic|exaggerat|others have it worse|(it|this) will pass|it'?s nothing|ignore (it|them|him|her)|pay no attention|everything will be (fine|ok|okay|all right)|just joking|want attention|think of your (mum|mom|mother)/,
  ],
  "next-step": [
    /(завтра|сегодня|через|утром|вечером|в \d{1,2}([:.]\d{2})?)[^.!?]*(напиш|свяж|отвеч|позвон|поговор|встрет|верн)/,
    /(напиш|свяж|отвеч|позвон|поговор|встрет|верн)[^.!?]*(завтра|сегодня|через|утром|вечером|в \d{1,2}([:.]\d{2})?)/,
    /давай (сейчас|вместе|договор|сделаем|решим)|следующий шаг|первый шаг|вот что (мы )?сделаем|(сейчас|сразу) (я )?(позову|зову|подключу)/,
    /\b112\b/,
    /(иртәгә|бүген|соң|кич|иртән|\d{1,2}[:.]\d{2})[^.!?]*(яз|элемтә|җавап бир|шалтырат|сөйләш|очраш)/,
    /(язам|шалтыратам|җавап бирәм|сөйләшәбез)[^.!?]*(иртәгә|бүген|кич|\d{1,2}[:.]\d{2})/,
    /әйдә (хәзер|бергә)|киләсе адым|беренче адым|хәзер (үк )?чакырам/,
    /(tomorrow|today|tonight|in an hour|this evening|at \d{1,2})[^.!?]*(write|answer|call|talk|meet|come back)/,
    /(write|answer|call|talk|meet|be back)[^.!?]*(tomorrow|today|tonight|in an hour|this evening|at \d{1,2})/,
    /let'?s (now|together|decide|agree|do)|next step|first step|i('?ll| will|'?m| am) (call|calling) (my |the |a )?supervisor/,
  ],
};

const fold = (text: string) => text.toLowerCase().replaceAll("ё", "е").replaceAll(/\s+/g, " ");

/** What is heard in one message. Who says that they cannot promise to keep silent promises nothing. */
export const signsIn = (text: string): Sign[] => {
  const said = fold(text);
  const found = SIGNS.filter((sign) => ways[sign].some((way) => way.test(said)));
  return found.includes("limits") ? found.filter((sign) => sign !== "secrecy") : found;
};

/** Whether words are addressed to somebody else and not told of oneself. */
export const isAddressed = (text: string): boolean =>
  /\?|(?<!\p{L})(ты|тебя|тебе|тобой|тво\p{L}+|син|сине|сиңа|синең|синдә|синнән|you|your)(?!\p{L})/u.test(
    fold(text),
  );
