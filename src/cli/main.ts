#!/usr/bin/env node
/** The command line: `ryadom <command>`. Reads arguments, calls one function, prints its answer. */
import { Command, Option } from "commander";
import { type Config, ConfigError, readConfig } from "../config.js";
import { FORMATS, type Format } from "../domain/directory/filters.js";
import { REGIONS } from "../domain/directory/region-data.js";
import { BrokenFiles } from "../domain/json-fault.js";
import { NEEDS, SERVICE_CODES } from "../domain/needs.js";
import { agencies } from "../domain/programmes/signal.js";
import { staffRoles } from "../domain/teams.js";
import { systemClock } from "../domain/time.js";
import { addCoverageCommand } from "./coverage-commands.js";
import { addDirectoryCommands } from "./directory-commands.js";
import type { DutyWords } from "./duty.js";
import { addPosterCommands } from "./poster-commands.js";
import { addResourceCommands } from "./resource-commands.js";
import { addRosterCommands } from "./roster-commands.js";
import { addStaleCommands } from "./stale-commands.js";
import { addTeamCommands } from "./team-commands.js";

const print = (text: string) => process.stdout.write(`${text}\n`);

const program = new Command("ryadom")
  .description("A bot that finds the nearest help and hands over to a human.")
  .showHelpAfterError();

program
  .command("start")
  .description("start the bot; without BOT_TOKEN a sandbox messenger in the browser")
  .action(async () => {
    const config = readConfig();
    const { start } = await import("../main.js");
    let stopping = false;
    const interrupted = new AbortController();
    const onSignal = () => {
      if (stopping) process.exit(1);
      stopping = true;
      interrupted.abort();
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
    const { url, stop } = await start(config);
    print(config.mode === "sandbox" ? `Ryadom is ready: ${url}` : `Ryadom is ready: health at ${url}/health`);
    if (!interrupted.signal.aborted) {
      await new Promise((resolve) => interrupted.signal.addEventListener("abort", resolve, { once: true }));
    }
    await stop();
  });

program
  .command("doctor")
  .description("check configuration, database, token and rights, and say what to do")
  .action(async () => {
    const { examine } = await import("./doctor.js");
    const findings = await examine(readConfig());
    for (const { ok, what, todo } of findings)
      print(`${ok ? "✓" : "✗"} ${what}${todo === undefined ? "" : `\n  → ${todo}`}`);
    if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
  });

program
  .command("services")
  .description("what a person in a place is shown for a need")
  .requiredOption(
    "--need <need>",
    `one of: any, ${NEEDS.join(", ")}; or a service: ${SERVICE_CODES.join(", ")}`,
  )
  .requiredOption("--place <name>", "a town, village or district as people write it")
  .option("--age <years>", "age of the child")
  .addOption(new Option("--region <code>", "where names repeat").choices(REGIONS))
  .option("--free", "what costs something is left out")
  .option("--open", "what is closed now is left out")
  .addOption(new Option("--format <format>", "in which way help is given").choices(FORMATS))
  .option("--language <code>", "a language such as tt")
  .option("--limit <n>", "how many at most", "3")
  .option("--json", "print JSON")
  .action(
    async (options: {
      need: string;
      place: string;
      age?: string;
      region?: string;
      free?: boolean;
      open?: boolean;
      format?: Format;
      language?: string;
      limit: string;
      json?: boolean;
    }) => {
      const { withStore } = await import("./with-store.js");
      const { findServices, servicesText } = await import("./services.js");
      const limit = Math.max(1, Math.min(50, Math.trunc(Number(options.limit)) || 3));
      const answer = await withStore(readConfig(), (store) => findServices(store, { ...options, limit }));
      print(options.json === true ? JSON.stringify(answer) : servicesText(answer));
      if (!answer.ok) process.exitCode = 1;
    },
  );

program
  .command("place")
  .description('understand places: JSON Lines {"id","text"} in, {"id","place"} out')
  .action(async () => {
    const { placeCommand } = await import("./place.js");
    await placeCommand(process.stdin, process.stdout);
  });

program
  .command("triage")
  .description(
    'hear crisis words: JSON Lines {"id","text"} in, {"id","level","ask","categories","rules","intent"} out',
  )
  .option("--evaluate <files...>", "measure on labelled files instead and print the table")
  .action(async ({ evaluate }: { evaluate?: string[] }) => {
    const { evaluateCommand, triageCommand } = await import("./triage.js");
    if (evaluate === undefined) await triageCommand(process.stdin, process.stdout);
    else await evaluateCommand(evaluate, process.stdout);
  });

program
  .command("review")
  .description("print the sheet on which rules and safety texts are reviewed, as HTML: > sheet.html")
  .action(async () => {
    const { reviewSheet } = await import("./review-sheet.js");
    const { safetyTexts } = await import("../i18n/review.js");
    print(reviewSheet(safetyTexts()));
  });

const region = (description: string) => new Option("--region <code>", description).choices(REGIONS);
const withDeps = async <T>(
  config: Config,
  work: (deps: {
    store: import("../store/store.js").Slices;
    clock: typeof systemClock;
    random: () => number;
  }) => Promise<T>,
) => {
  const { withStore } = await import("./with-store.js");
  const { webcrypto } = await import("node:crypto");
  // One-time codes open doors: they come from the system's randomness.
  const random = () => (webcrypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
  return withStore(config, (store) => work({ store, clock: systemClock, random }));
};

/** What the bot is called on Telegram. */
const botName = async (config: Config): Promise<string> => {
  if (config.mode === "sandbox") return "ryadom_sandbox_bot";
  const { createCall } = await import("../app.js");
  return ((await createCall(config.token, config.apiRoot)("getMe", {})) as { username: string }).username;
};

const teams = program.command("team").description("teams of specialists");
addTeamCommands(teams, print);
teams
  .command("add")
  .description("add a team and print a one-time code; /team CODE in a forum group binds it")
  .requiredOption("--name <name>", "how the team is called")
  .addOption(region("the region it serves; without it, all"))
  .action(async (options: { name: string; region?: string }) => {
    const { addTeam } = await import("../actions/staff-access.js");
    const { team, code } = await withDeps(readConfig(), (deps) => addTeam(deps, options));
    print(`Team ${team.id} is added. Within 24 hours, send this in its forum group:\n/team ${code}`);
  });

program
  .command("staff")
  .description("members of staff")
  .command("add")
  .description("invite a member of staff and print a one-time link")
  .addOption(new Option("--role <role>", "what they do").choices(staffRoles).makeOptionMandatory())
  .requiredOption("--name <name>", "the name that persons will see")
  .option("--teams <ids>", "numbers of the teams they work in, separated by commas; without it, all")
  .addOption(new Option("--agency <code>", "whose they are, where that can be a conflict").choices(agencies))
  .action(
    async (options: { role: (typeof staffRoles)[number]; name: string; teams?: string; agency?: string }) => {
      const { inviteStaff } = await import("../actions/staff-access.js");
      const config = readConfig();
      const { teams: ids, ...invited } = options;
      const teamIds = (ids ?? "").split(",").flatMap((one) => (Number(one) > 0 ? [Number(one)] : []));
      const { staff, code } = await withDeps(config, (deps) => inviteStaff(deps, { ...invited, teamIds }));
      const name = await botName(config);
      print(
        `Staff ${staff.id} is added. The link works once, within 7 days:\nhttps://t.me/${name}?start=staff_${code}`,
      );
    },
  );

const duty = program.command("duty").description("who is on duty, week by week");
duty
  .command("set")
  .description("set somebody's weekly hours in place of the ones before; a night may pass midnight")
  .requiredOption("--staff <id>", "as `duty list` shows it")
  .requiredOption("--days <days>", "mon-fri, sat,sun or all")
  .requiredOption("--from <time>", "such as 9:00")
  .requiredOption("--to <time>", "such as 18:00; earlier than --from means the next day")
  .option("--offset <hours>", "hours ahead of UTC on whose clock this is", "3")
  .action(async (options: DutyWords & { staff: string }) => {
    const { readDuties, rosterText } = await import("./duty.js");
    const duties = readDuties(options);
    if (typeof duties === "string") throw new ConfigError(duties);
    const { withStore } = await import("./with-store.js");
    await withStore(readConfig(), async (store) => {
      const staff = await store.teams.staff(Number(options.staff));
      if (staff === undefined) throw new ConfigError("--staff: nobody has that number; see `duty list`.");
      if (staff.role === "partner")
        throw new ConfigError("--staff: partners of other agencies are never on duty.");
      const { setWeek } = await import("./roster.js");
      await setWeek(store, { staffId: staff.id, duties, now: systemClock.now() });
      print(await rosterText(store));
    });
  });
duty
  .command("list")
  .description("everybody's hours")
  .action(async () => {
    const { rosterText } = await import("./duty.js");
    const { withStore } = await import("./with-store.js");
    print(await withStore(readConfig(), rosterText));
  });

addRosterCommands(program, print);
const directory = addDirectoryCommands(program, print);
addStaleCommands(directory, { print, botName });
addCoverageCommand(directory, print);
addResourceCommands(program, print);

const lines = program.command("lines").description("help lines and who dialled them last");
lines
  .command("list")
  .description("shown lines that nobody of us has dialled for 90 days")
  .action(async () => {
    const { undialledText } = await import("./duty.js");
    const { withStore } = await import("./with-store.js");
    const rows = await withStore(readConfig(), (store) => undialledText(store, systemClock.now()));
    print(rows.length > 0 ? rows.join("\n") : "Every shown line was dialled within 90 days.");
  });
lines
  .command("dialled <key>")
  .description("write down that you have just dialled a line and it was the right one")
  .requiredOption("--by <name>", "who dialled; never shown to anybody")
  .option("--recorded <yes|no>", "whether they said that calls are recorded")
  .action(async (key: string, options: { by: string; recorded?: string }) => {
    const { withStore } = await import("./with-store.js");
    const on = systemClock.now().slice(0, 10);
    const recorded = options.recorded === undefined ? undefined : options.recorded === "yes";
    const known = await withStore(readConfig(), (store) =>
      store.directory.markDialled(key, options.by, on, recorded),
    );
    if (!known) throw new ConfigError(`There is no line called "${key}"; see \`lines list\`.`);
    print(`${key}: dialled on ${on}.`);
  });

addPosterCommands(program, { print, botName, region });

program
  .command("preview")
  .description("write every screen in all languages as one page, to be read and commented")
  .requiredOption("--out <file>", "the HTML to write")
  .action(async ({ out }: { out: string }) => {
    const { previewHtml } = await import("./preview.js");
    const { writeFile } = await import("node:fs/promises");
    await writeFile(out, previewHtml(systemClock.now()));
    print(`${out}: open it in a browser.`);
  });

// Whoever reads the first lines only (`| head`) has read enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

program.parseAsync().catch((error: unknown) => {
  if (error instanceof ConfigError || error instanceof BrokenFiles)
    process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
