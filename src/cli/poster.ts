/** `poster`: a printed way into the bot, with a place and a need or programme already chosen. Says nothing of what for. */
import { ConfigError } from "../config.js";
import { drawPoster, type PosterWords } from "../documents/poster.js";
import { createDirectory, type Directory } from "../domain/directory/directory.js";
import { REGIONS } from "../domain/directory/region-data.js";
import { type Link, linkCode, mayBeNamed, readLink } from "../domain/links.js";
import { NEEDS } from "../domain/needs.js";
import { type Language, languages } from "../domain/people.js";
import { coverageOf, programmeByKey } from "../domain/programmes/programmes.js";
import type { Instant } from "../domain/time.js";
import { createI18n, type I18n } from "../i18n/i18n.js";
import { loadRegions } from "../regions.js";
import { placeName } from "../views/find.js";

export type PosterOptions = {
  region?: string | undefined;
  place?: string | undefined;
  need?: string | undefined;
  programme?: string | undefined;
  languages?: string | undefined;
};

/** The directory as files tell it: a poster needs no database. */
export const filedDirectory = (): Directory => createDirectory(loadRegions(), [], []);

/** What the options choose. @throws ConfigError with one sentence that names the option */
export const linkOf = (directory: Directory, options: PosterOptions): Link => {
  const { need: wanted, programme: key } = options;
  const region = REGIONS.find((code) => code === options.region);
  if (options.region !== undefined && region === undefined)
    throw new ConfigError(`--region must be one of ${REGIONS.join(", ")}.`);
  const need = NEEDS.find((one) => one === wanted);
  if (wanted !== undefined && need === undefined)
    throw new ConfigError(`--need must be one of ${NEEDS.join(", ")}.`);
  if (need !== undefined && key !== undefined)
    throw new ConfigError("--need and --programme choose the same thing: give one of them.");
  const programme = key === undefined ? undefined : programmeByKey(directory.programmes, key);
  if (programme === null) throw new ConfigError(`--programme: there is no programme called "${key}".`);
  if (programme !== undefined && region !== undefined && programme.region !== region)
    throw new ConfigError(`--programme: ${programme.key} is in ${programme.region}, not in ${region}.`);

  const near = programme?.region ?? region;
  if (options.place === undefined) {
    if (near === undefined) throw new ConfigError("Give --region, --place or --programme.");
    return { region: near, need, programme };
  }
  const found = directory.places.find(options.place, { region: near ?? null });
  if (found.kind === "many") {
    const names = found.places.map(({ ru, municipality }) => `${ru} (${municipality})`).join(", ");
    throw new ConfigError(`--place: there are several: ${names}; add the district or --region.`);
  }
  if (found.kind !== "one" || (near !== undefined && found.place.region !== near))
    throw new ConfigError(
      `--place: no place called "${options.place}" is known${near ? ` in ${near}` : ""}.`,
    );
  const place = directory.placeByKey(directory.keyOf(found.place));
  if (programme !== undefined && coverageOf(programme, found.place.municipality) === "no")
    throw new ConfigError(`--place: ${programme.key} is not given in ${found.place.municipality}.`);
  return { region: found.place.region, place, need, programme };
};

/** All of them, unless others are asked for. */
const languagesOf = (asked: string | undefined): readonly Language[] => {
  if (asked === undefined) return languages;
  const chosen = asked.split(",").map((one) => languages.find((language) => language === one.trim()));
  if (chosen.includes(undefined))
    throw new ConfigError(`--languages must be some of ${languages.join(",")}, the first one large.`);
  return [...new Set(chosen as Language[])];
};

const wordsIn = (i18n: I18n, language: Language, link: Link): PosterWords => {
  const t = i18n.translator(language, false);
  const { programme, need } = link;
  const named = !mayBeNamed(link)
    ? undefined
    : programme === undefined
      ? need && t(`find:need.options.${need}`)
      : (programme.names[language] ?? programme.names.ru);
  return {
    headline: named ?? t("poster:sheet.headline"),
    lead: t("poster:sheet.lead"),
    topics: named === undefined ? t("poster:sheet.topics") : undefined,
    terms: t("poster:sheet.terms"),
    steps: [t("poster:sheet.scan"), t("poster:sheet.open"), t("poster:sheet.write")],
    danger: t("poster:sheet.danger"),
  };
};

/** A poster's PDF with the address it leads to. @throws ConfigError when an option is wrong */
export const makePoster = async (
  options: PosterOptions,
  bot: string,
  at: Instant,
): Promise<{ pdf: Buffer; url: string; code: string }> => {
  if (!/^\w{5,32}$/.test(bot)) throw new ConfigError("--bot must be the bot's username, without @.");
  const directory = filedDirectory();
  const link = linkOf(directory, options);
  const code = linkCode(directory, link);
  if (readLink(directory, code) === undefined)
    throw new Error(`The code ${code} does not open what it names.`);
  const i18n = createI18n();
  const [language = "ru", ...others] = languagesOf(options.languages);
  const t = i18n.translator(language, false);
  const url = `https://t.me/${bot}?start=${code}`;
  const place =
    link.place === undefined
      ? (directory.regionOf(link.region)?.[language] ?? "")
      : placeName(link.place, language);
  const pdf = await drawPoster({
    url,
    address: `t.me/${bot}`,
    name: t("poster:sheet.name"),
    place,
    label: t("poster:sheet.leaflet", { code }),
    words: [wordsIn(i18n, language, link), ...others.map((other) => wordsIn(i18n, other, link))],
    at,
  });
  return { pdf, url, code };
};
