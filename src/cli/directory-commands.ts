/** The commands of `directory`. Reads arguments and prints; the work is done elsewhere. */
import { type Command, Option } from "commander";
import { readConfig } from "../config.js";
import { REGIONS, type RegionCode } from "../domain/directory/region-data.js";
import { type Language, languages } from "../domain/people.js";
import { systemClock } from "../domain/time.js";
import type { Store } from "../store/store.js";
import type { Told } from "./directory.js";

type ImportOptions = { dryRun?: boolean; whole?: RegionCode; closeMany?: boolean; language: Language };

const languageOption = (of: string, usual: Language) =>
  new Option("--language <language>", of).choices(languages).default(usual);

const isWorkbook = (file: string) => file.toLowerCase().endsWith(".xlsx");

export const addDirectoryCommands = (program: Command, print: (text: string) => void): Command => {
  const directory = program
    .command("directory")
    .description("the directory of help in the open format HSDS 3.1: import, export, check");

  const tell = async (work: (store: Store) => Promise<Told>) => {
    const { withStore } = await import("./with-store.js");
    const { ok, lines } = await withStore(readConfig(), work);
    for (const line of lines) print(line);
    if (!ok) process.exitCode = 1;
  };

  directory
    .command("import <file>")
    .description(
      "take in a package (.zip or folder of CSV), nested JSON, JSON Lines or a sheet (.xlsx); all or nothing",
    )
    .option("--dry-run", "only say what is new, what changes and what closes")
    .addOption(
      new Option(
        "--whole <region>",
        "the file is all there is of this region: who is missing has closed",
      ).choices(REGIONS),
    )
    .option("--close-many", "with --whole: close more than a third of the region; you have looked at the try")
    .addOption(languageOption("of what is said about a sheet; whatever its own is", "en"))
    .action(async (file: string, { dryRun, whole, closeMany, language }: ImportOptions) => {
      const { importFile } = await import("./directory.js");
      const { createBar } = await import("./progress.js");
      const bar = createBar(process.stderr);
      if (isWorkbook(file)) {
        const { importWorkbook } = await import("./workbook.js");
        const options = { whole, closeMany, dryRun, language, now: systemClock.now() };
        return tell((store) => importWorkbook(store, file, options, bar));
      }
      await tell((store) =>
        importFile(store, file, { whole, closeMany, dryRun, now: systemClock.now() }, bar),
      );
    });

  directory
    .command("export <file>")
    .description("write the directory without what must not leave: refuges' addresses, notes, who checked")
    .requiredOption("--format <format>", "hsds-json, hsds-csv or xlsx")
    .addOption(languageOption("of a sheet's titles and hints", "ru"))
    .action(async (file: string, { format, language }: { format: string; language: Language }) => {
      if (format === "xlsx") {
        const { writeSheet } = await import("./workbook.js");
        return tell((store) => writeSheet(store, file, { language, now: systemClock.now() }));
      }
      const { exportFile } = await import("./directory.js");
      await tell((store) => exportFile(store, format, file, systemClock.now()));
    });

  directory
    .command("check")
    .description("every rule that the directory and the region files break, and where")
    .action(async () => {
      const { checkText } = await import("./directory.js");
      await tell((store) => checkText(store, systemClock.now()));
    });
  return directory;
};
