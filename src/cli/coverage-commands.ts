/** The command `directory coverage`. Reads arguments and prints; the work is done elsewhere. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { readConfig } from "../config.js";
import { REGIONS, type RegionCode } from "../domain/directory/region-data.js";
import { NEEDS, type Need } from "../domain/needs.js";
import { type Language, languages } from "../domain/people.js";
import { systemClock } from "../domain/time.js";
import type { CoverageFormat } from "./coverage.js";

const mostDays = 3660;

const readDays = (words: string): number => {
  const days = Number(words);
  if (!Number.isInteger(days) || days < 1 || days > mostDays)
    throw new InvalidArgumentError(`It must be a number of days from 1 to ${mostDays}.`);
  return days;
};

type Options = {
  format: CoverageFormat;
  region?: RegionCode;
  need?: Need;
  since: number;
  language: Language;
};

export const addCoverageCommand = (directory: Command, print: (text: string) => void): void => {
  directory
    .command("coverage <file>")
    .description(
      "which municipality lacks what: a picture a region, a workbook or JSON, with the searches that found nothing near",
    )
    .addOption(
      new Option("--format <format>", "what to write").choices(["png", "xlsx", "json"]).makeOptionMandatory(),
    )
    .addOption(new Option("--region <code>", "only this region").choices(REGIONS))
    .addOption(new Option("--need <need>", "only this need; a picture then shows it by age").choices(NEEDS))
    .addOption(
      new Option("--since <days>", "how many days back searches are counted").argParser(readDays).default(90),
    )
    .addOption(new Option("--language <language>", "of words and names").choices(languages).default("ru"))
    .action(async (file: string, { format, region, need, since, language }: Options) => {
      const { withStore } = await import("./with-store.js");
      const { writeCoverage } = await import("./coverage.js");
      const options = { format, region, need, days: since, language, now: systemClock.now() };
      const { lines } = await withStore(readConfig(), (store) => writeCoverage(store, file, options));
      for (const line of lines) print(line);
    });
};
