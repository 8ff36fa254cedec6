/** A person's own log: keeps an episode that was told in answers, and makes a letter of all of them. */
import type { Needs } from "../deps.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import {
  dayAt,
  dayMeant,
  type Episode,
  type KeptEpisode,
  type Said,
  whenMeant,
  whenWords,
} from "../domain/log.js";
import { isAdult, type Language, type Person } from "../domain/people.js";
import { type LetterTo, letter, sorted } from "../views/log.js";

/** The row beside the answers that names the episode they change. */
export const changedRow = "~episode";

const offsetOf = ({ directory }: Needs<"directory">, { region }: Person): number =>
  directory.regionOf(region)?.utcOffset ?? defaultUtcOffset;

/** Keeps what was answered, as a new episode or in place of one. Undefined when nothing was told. */
export const keepEpisode = async (
  deps: Needs<"store" | "clock" | "directory">,
  { person }: { person: Person },
): Promise<KeptEpisode | undefined> => {
  const { store, clock } = deps;
  const rows = await store.dialogues.answers(person.id, "log");
  await store.dialogues.eraseAnswers(person.id, "log");
  const row = (question: string) => rows.find((one) => one.question === question);
  const said = (question: string): Said | undefined => {
    const value = row(question)?.value;
    return value !== undefined && ("choice" in value || "words" in value) ? value : undefined;
  };
  const what = said("log.what");
  if (what === undefined || !("words" in what)) return undefined;
  const when = said("log.when");
  const today = dayAt(row("log.when")?.answeredAt ?? clock.now(), offsetOf(deps, person));
  const days = { today, yesterday: dayMeant("yesterday", today) };
  const episode: Episode = {
    what: what.words,
    when:
      when === undefined
        ? {}
        : "choice" in when
          ? { day: days[when.choice as keyof typeof days] }
          : whenMeant(when.words, today),
    where: said("log.where"),
    saw: said("log.saw"),
  };
  const changed = said(changedRow);
  if (changed === undefined || !("words" in changed))
    return store.episodes.add(person.id, episode, clock.now());
  const id = Number(changed.words);
  await store.episodes.change(person.id, id, episode);
  return store.episodes.get(person.id, id);
};

export const episodeParts = ["what", "when", "where", "saw"] as const;
export type EpisodePart = (typeof episodeParts)[number];

/** Puts an episode back into answers, all but the part that is to be told anew. False when it is gone. */
export const changeEpisode = async (
  { store, clock }: Needs<"store" | "clock">,
  { person, id, part }: { person: Person; id: number; part: EpisodePart },
): Promise<boolean> => {
  const episode = await store.episodes.get(person.id, id);
  if (episode === undefined) return false;
  const when = whenWords(episode.when);
  const answers = {
    what: { words: episode.what },
    when: when === undefined ? undefined : { words: when },
    where: episode.where,
    saw: episode.saw,
  };
  const save = (question: string, value: Said | { skipped: true }) =>
    store.dialogues.saveAnswer(person.id, "log", question, value, clock.now());
  await store.dialogues.eraseAnswers(person.id, "log");
  await save(changedRow, { words: String(id) });
  for (const one of episodeParts)
    if (one !== part) await save(`log.${one}`, answers[one] ?? { skipped: true });
  return true;
};

/** Sends the log as a letter with dates, to be printed. False when there is nothing in it. */
export const sendLetter = async (
  deps: Needs<"store" | "outbox" | "clock" | "directory" | "i18n">,
  { person, to, language }: { person: Person; to: LetterTo; language: Language },
): Promise<boolean> => {
  const episodes = sorted(await deps.store.episodes.of(person.id));
  if (episodes.length === 0) return false;
  const now = deps.clock.now();
  const t = deps.i18n.translator(language, isAdult(person.role));
  const today = dayAt(now, offsetOf(deps, person));
  const document = letter(t, language, { episodes, to, today, now, utcOffset: offsetOf(deps, person) });
  const payload = { document, caption: t("log:letter.sent") };
  await deps.outbox.post({
    to: `chat:${person.chatId}`,
    method: "sendDocument",
    payload,
    priority: "prompt",
  });
  return true;
};
