/** How long one triage takes: median of 200-character messages and of 4,096 characters, rules and classifier together. */
import { readTriage } from "../../src/rules.js";

const sentences = [
  "сегодня была контрольная по химии и я опять ничего не понял, ",
  "мама сказала что вечером приедет бабушка, надо убрать в комнате. ",
  "yesterday we played minecraft till midnight and my teacher was angry, ",
  "бүген мәктәптә дәрес булмады, без дуслар белән урамда йөрдек. ",
  "ну короче я не знаю как сказать но мне последнее время плохо, ",
  "хочу просто лечь и чтобы меня никто не трогал и не спрашивал. ",
];
const message = (length: number, from: number): string => {
  let text = "";
  for (let at = from; text.length < length; at++) text += sentences[at % sentences.length] ?? "";
  return text.slice(0, length);
};

const medianMs = (triage: (text: string) => unknown, length: number, rounds: number): number => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const text = `${round} ${message(length, round)}`;
    const start = performance.now();
    triage(text);
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
};

/** Median milliseconds a message of 200 and of 4,096 characters. */
export const benchTriage = (): { short: number; long: number } => {
  const triage = readTriage();
  medianMs(triage, 200, 500);
  return { short: medianMs(triage, 200, 2000), long: medianMs(triage, 4096, 200) };
};
