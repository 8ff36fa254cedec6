/** The commands of `roster`. Reads arguments and prints; the work is done elsewhere. */
import { type Command, Option } from "commander";
import { readConfig } from "../config.js";
import { type Language, languages } from "../domain/people.js";
import { systemClock } from "../domain/time.js";
import type { Store } from "../store/store.js";
import type { Told } from "./directory.js";

type Options = { dryRun?: boolean; language: Language };

const sheetLanguage = () =>
  new Option("--language <language>", "of the sheets' titles and of what is said about them")
    .choices(languages)
    .default("ru");

export const addRosterCommands = (program: Command, print: (text: string) => void): void => {
  const roster = program.command("roster").description("the duty roster as a workbook (.xlsx): out and in");
  const tell = async (work: (store: Store) => Promise<Told>) => {
    const { withStore } = await import("./with-store.js");
    const { ok, lines } = await withStore(readConfig(), work);
    for (const line of lines) print(line);
    if (!ok) process.exitCode = 1;
  };
  roster
    .command("export <file>")
    .description("write everybody's hours: a sheet of the week, a sheet of single dates")
    .addOption(sheetLanguage())
    .action(async (file: string, { language }: Options) => {
      const { exportRoster } = await import("./roster.js");
      await tell((store) => exportRoster(store, file, { language, now: systemClock.now() }));
    });
  roster
    .command("import <file>")
    .description("take the workbook in again; all or nothing, and every change is logged")
    .option("--dry-run", "only say what would be added, changed and removed")
    .addOption(sheetLanguage())
    .action(async (file: string, { dryRun = false, language }: Options) => {
      const { importRoster } = await import("./roster.js");
      await tell((store) => importRoster(store, file, { dryRun, language, now: systemClock.now() }));
    });
};
