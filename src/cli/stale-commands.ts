/** The commands `directory stale|link`. Reads arguments and prints; the work is done elsewhere. */
import { type Command, Option } from "commander";
import { type Config, readConfig } from "../config.js";
import { REGIONS } from "../domain/directory/region-data.js";
import { systemClock } from "../domain/time.js";
import type { Store } from "../store/store.js";
import type { Told } from "./directory.js";

export const addStaleCommands = (
  directory: Command,
  { print, botName }: { print: (text: string) => void; botName: (config: Config) => Promise<string> },
): void => {
  const tell = async (work: (store: Store) => Promise<Told>) => {
    const { withStore } = await import("./with-store.js");
    const { openDirectory } = await import("../directory.js");
    const { ok, lines } = await withStore(readConfig(), async (store) => {
      // What the region files say is in the store before it is asked.
      await openDirectory(store, systemClock.now());
      return work(store);
    });
    for (const line of lines) print(line);
    if (!ok) process.exitCode = 1;
  };
  directory
    .command("stale")
    .description("cards somebody should ask about: reported, stale, known only from sources, ageing")
    .addOption(new Option("--region <code>", "only of this region").choices(REGIONS))
    .action(async ({ region }: { region?: string }) => {
      const { staleTable } = await import("./stale.js");
      await tell((store) => staleTable(store, systemClock.now(), region));
    });
  directory
    .command("link <card>")
    .description("a one-time link by which an institution comes to its own card")
    .action(async (card: string) => {
      const { keeperLinkLines } = await import("./stale.js");
      const bot = await botName(readConfig());
      await tell((store) => keeperLinkLines({ store, clock: systemClock }, { card, bot }));
    });
};
