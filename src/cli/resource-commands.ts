/** The commands `resources add|list|retire`: their words and help. What they do is loaded when it is asked for. */
import type { Command } from "commander";
import { ConfigError, readConfig } from "../config.js";
import type { ResourceWords } from "./resources.js";

export const addResourceCommands = (program: Command, print: (text: string) => void): void => {
  const resources = program
    .command("resources")
    .description("what programmes have to give, one thing a number");
  const withResources = async (
    work: (
      commands: typeof import("./resources.js"),
      store: import("../store/store.js").Store,
    ) => Promise<import("./resources.js").Told>,
  ) => {
    const { withStore } = await import("./with-store.js");
    const commands = await import("./resources.js");
    const { ok, text } = await withStore(readConfig(), (store) => work(commands, store));
    if (!ok) throw new ConfigError(text);
    print(text);
  };
  resources
    .command("add")
    .description("add a thing that is lent, a place or a group")
    .requiredOption("--programme <key>", "as in the region's programmes.json")
    .requiredOption("--name <name>", "how staff and the person know it apart from others")
    .option("--item <key>", "which of the programme's items it is")
    .option("--municipality <name>", "where it is kept")
    .option("--at <moment>", 'when it begins on the clocks of the region, such as "2026-12-25 15:00"')
    .option("--maximum <n>", "how many requests it serves at once", "1")
    .action((options: ResourceWords) =>
      withResources((commands, store) => commands.addResourceCommand(store, options)),
    );
  resources
    .command("list")
    .description("everything in use, and what of it is free")
    .option("--programme <key>", "only of this programme")
    .action(({ programme }: { programme?: string }) =>
      withResources((commands, store) => commands.listResources(store, programme)),
    );
  resources
    .command("retire <number>")
    .description("not to be given any more; refused while somebody has it")
    .action((id: string) => withResources((commands, store) => commands.retireResourceCommand(store, id)));
};
