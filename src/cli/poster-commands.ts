/** The commands `poster` and `scans`. Reads arguments and prints; the work is done elsewhere. */
import type { Command, Option } from "commander";
import { type Config, readConfig } from "../config.js";
import { NEEDS } from "../domain/needs.js";
import { systemClock } from "../domain/time.js";
import type { PosterOptions } from "./poster.js";

type Parts = {
  print: (text: string) => void;
  botName: (config: Config) => Promise<string>;
  region: (description: string) => Option;
};

export const addPosterCommands = (program: Command, { print, botName, region }: Parts): void => {
  program
    .command("poster")
    .description("draw an A4 poster with a code to scan; it does not say what it is about")
    .addOption(region("where it hangs, when no place is given"))
    .option("--place <name>", "the town, village or district where it hangs")
    .option("--need <need>", `what it opens, one of: ${NEEDS.join(", ")}`)
    .option("--programme <key>", "or a programme, by its key in the region's files")
    .option("--languages <list>", "in which languages, the first one large (default: ru,tt,en)")
    .option("--bot <username>", "whose address it bears (default: this bot's)")
    .requiredOption("--out <file>", "the PDF to write")
    .action(async ({ bot, out, ...options }: PosterOptions & { bot?: string; out: string }) => {
      const { makePoster } = await import("./poster.js");
      const { writeFile } = await import("node:fs/promises");
      const name = bot?.replace(/^@/, "") ?? (await botName(readConfig()));
      const { pdf, url, code } = await makePoster(options, name, systemClock.now());
      await writeFile(out, pdf);
      print(`${out}: opens ${url}\nScans are counted under ${code}; see \`scans\`.`);
    });

  program
    .command("scans")
    .description("how often each poster was opened; fewer than five are told as <5")
    .option("--days", "day by day")
    .action(async ({ days = false }: { days?: boolean }) => {
      const { withStore } = await import("./with-store.js");
      const { scansLines } = await import("./scans.js");
      const rows = await withStore(readConfig(), (store) => scansLines(store, { days }));
      print(rows.length > 0 ? rows.join("\n") : "No poster was opened yet.");
    });
};
