/** The words around a place name: what kind of place, where from, and words that only look like a name. Data only. */
import { skeleton, type Token } from "./fold.js";

const LONG_ENOUGH = 7;

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ""));
const heard = (text: string): ReadonlySet<string> => new Set([...words(text)].map(skeleton));

const DISTRICT = /^(район|раион|окр|муниципал|raion|rayon|district|okrug)/;
const REGION = /^(облас|обл$|кра[йяюе]|республ|респ$|автономн|oblast|krai|kray|republic|region|олкас)/;
const SETTLEMENT =
  /^(город|гор$|г$|пгт$|пос$|посел|п$|село$|селе$|села$|с$|деревн|дер$|д$|станиц|станци|ст$|остров|city$|town$|village$|шахар|авыл|бистас|микрорайон|мкр$)/;
const STREET =
  /^(улиц|ул$|проспект|просп$|пр$|переул|пер$|шоссе$|бульвар|бул$|проезд|площад|пл$|street$|st$|avenue|ave$|ulitsa|ulica|prospekt|урам|ур$)/;

/** «в Казани»: the person is there. */
const INSIDE = words(
  "в во на под подо около возле у рядом близ возли недалеко in near at v vo живу живем живет находимся нахожусь находится яшим яшибез",
);
/** «из Казани»: the person comes from there, perhaps is there still. */
const FROM = words("из изо с со от до from iz");

/** What people say around the name; carries no name itself. */
const FILLER = heard(`
  я мы он она нас нам мне меня мой моя моего мою моей нашем наш наша ты вы вас вам это эта этот тут там
  здесь где куда откуда как какой какая есть ли и а но или то же бы не нет да в во на под около возле у
  рядом близ недалеко из изо с со от до по для за о об к ко живу живем живет живут находимся нахожусь
  находится родом сам сама ищу ищем нужна нужен нужно нужны
  помощь помощи помогите помочь подскажите скажите пожалуйста найти обратиться пойти идти адрес ближайший
  ближайшая сейчас можно хочу надо психолог психолога привет здравствуйте добрый день вечер область
  областной край республика центр город мин без сез син дан кайда ярдам ярдэм кирак миннан миндэ яшим яшибез
  бар юк исанмесез салам шахаре шахарендэ шахарендан i im am m we are my from live lives living in near at
  is the a an of to where help find need hello hi please city town region district rayon raion village ya iz
  v vo zhivu gde pomosch goroda gorod rayona oblast obl
`);

/** What people tell about besides the place; an ordinary word beside it is no place: «мы в новом классе». */
const TOPIC = heard(`
  ребенок ребенка дочь дочка дочку дочки сын сына школа школе школу класс классе классу место учитель учительница подруга друг год году
`);

/**
 * Names of ours that are also ordinary words or first names. In a longer sentence they are a place only when a kind
 * of place stands before them, or a preposition and a capital letter.
 */
const ORDINARY = heard(`
  сокол суда ольга восток светлая русский новый новыи горный водный советский северное устье кочки чаны обь
  парма хасан попова артем кириллов арсеньев находка приморский заводской рудный емва летка дунай ливадия
  горки мирный кировский зеленец боровой таган половинное довольное сыня айша осиново советское родники
  снегири орбита кварталы квартала левченко чов чуркин садовый элитный урусу саба буа арча зяй зай апас
  сарман северный первая вторая речка бабушкино нк нч сык рт ыб светлое владимир шали остров свободный пушкин
  гагарин чехов лермонтов энгельс жуковский зима тара оса гай реж буй бор аша кола ола оха ош рим маркс
  терек лиски тайга клин дно пласт луга донской отрадный отрадное советск озерск лесной радужный кедровый
  заречный волжский дмитров павлово семенов богородск александров бобров грязи благодарный изобильный
  прохладный донецк вена брест гусев мыски топки калтан белово котово городец городище комсомольск
  комсомольское березники алексин ефремов киров печоры никель полярный азов аксай темрюк знаменск вяземский
  бородино игра ува кез можга морки кошки инза днепр ингушетия грузия алтай кубань рос самар софия милан
  алеи орел орск влад vlad шлюз патрокл набережные
  снеговая тихая луговая затон калинка дзержинка прилуки голубинка академ
`);

/** Words of everyday, and of what is asked for, that are never a name in another form, however near they come to one. */
const NEVER = heard(`
  татарка татарин татары татарча казашка русская вологжане находчивый сокольник набережная
  кызлар кола кол колалар колде колделар колеп бишек бишеге ашатырга кинаш кинаше
  коляска коляску коляски коляской семейная семейной семейную семейный семейное семейные
`);

const EVERYDAY = words("бабушкино довольное светлая половинное свободный");

export const isDistrictWord = ({ folded }: Token): boolean => DISTRICT.test(folded);
export const isRegionWord = ({ folded }: Token): boolean => REGION.test(folded);
export const isSettlementWord = ({ folded }: Token): boolean => SETTLEMENT.test(folded);
export const isStreetWord = ({ folded }: Token): boolean => STREET.test(folded);
export const isInside = ({ folded }: Token): boolean => INSIDE.has(folded);
export const isFrom = ({ folded }: Token): boolean => FROM.has(folded);
/** Whether a misspelt word may be this name: «бабушка» is not Бабушкино, and short everyday words are left alone. */
export const isGuessable = (name: string): boolean =>
  !isOrdinary(name) || (name.length >= LONG_ENOUGH && !EVERYDAY.has(name));
export const isOrdinary = (name: string): boolean => ORDINARY.has(skeleton(name));

export const isNever = (token: Token): boolean => NEVER.has(token.skeleton);
export const isTopic = (token: Token): boolean => TOPIC.has(token.skeleton);

/** Whether the word may carry a name at all. */
export const isContent = (token: Token): boolean =>
  !FILLER.has(token.skeleton) &&
  !isTopic(token) &&
  !/^\d+$/.test(token.folded) &&
  !isDistrictWord(token) &&
  !isRegionWord(token) &&
  !isSettlementWord(token);
