/** `team` and `staff` on the command line: whom a team is for, who works where. Reads words, calls the store. */
import type { Command } from "commander";
import { ConfigError, readConfig } from "../config.js";
import { openDirectory } from "../directory.js";
import { readTerm, termNames } from "../domain/desk/team-terms.js";
import { readMunicipalities } from "../domain/desk/team-territory.js";
import type { Team } from "../domain/teams.js";
import { systemClock } from "../domain/time.js";
import type { Store } from "../store/store.js";

type Terms = Partial<Record<(typeof termNames)[number], string>>;

const help: Record<(typeof termNames)[number], string> = {
  places: "municipalities, separated by commas; all for everywhere",
  needs: "what its tickets are about: bullying, talk, find, sos, crisis, request, violence; or all",
  levels: "imminent, high, elevated, standard; or all",
  languages: "ru, tt, en; or all",
  hours: "when it works, such as `mon-fri 9:00-18:00, sat 10:00-14:00`; or all",
  offset: "hours ahead of UTC on whose clock that is",
  agency: "whose people they are, such as education; or all for nobody's",
  caps: "how many one of them holds at once: imminent and others, such as `1 3`",
  silence: "minutes before a silent claimer is asked, by level, such as `2 5 30 240`",
};

const placesOf = async (store: Store, { region }: Team, words: string) => {
  const read = readMunicipalities(await openDirectory(store, systemClock.now()), words, region);
  if (read.ok) return { municipalities: read.value };
  const near = read.near.length === 0 ? "" : ` Near: ${read.near.join("; ")}.`;
  throw new ConfigError(`--places: no single municipality is called "${read.unknown}".${near}`);
};

/** Sets the terms that were given. @throws ConfigError when one of them cannot be understood */
export const editTerms = async (store: Store, id: number, terms: Terms): Promise<void> => {
  const team = await store.teams.get(id);
  if (team === undefined) throw new ConfigError("There is no team of that number; see `team list`.");
  for (const name of termNames) {
    const words = terms[name];
    if (words === undefined) continue;
    const change = name === "places" ? await placesOf(store, team, words) : readTerm(name, words);
    if (change === undefined) throw new ConfigError(`--${name} must be ${help[name]}.`);
    await store.teams.edit(id, change);
  }
};

/** Every team with its terms, a line each. */
export const teamsText = async (store: Store): Promise<string> => {
  const teams = await store.teams.all();
  const rows = teams.map(({ id, name, region, chatId, shutAt, terms }) => {
    const lists = (["municipalities", "needs", "levels", "languages"] as const)
      .filter((list) => terms[list].length > 0)
      .map((list) => `${list} ${terms[list].join(",")}`);
    const more = [
      region ?? "all regions",
      ...lists,
      ...(terms.hours === undefined ? [] : [`${terms.hours} (UTC+${terms.utcOffset})`]),
      ...(terms.agency === undefined ? [] : [`of ${terms.agency}`]),
      `holds ${terms.caps.imminent}+${terms.caps.others}`,
      ...(chatId === undefined ? ["no forum"] : []),
      ...(shutAt === undefined ? [] : ["a stranger is in its group: no cards are shown there"]),
    ];
    return `${id}  ${name}: ${more.join("; ")}`;
  });
  return rows.length > 0 ? rows.join("\n") : 'No team yet: npm run -s ryadom -- team add --name "…"';
};

/** @param team the `team` command, to which these belong */
export const addTeamCommands = (team: Command, print: (text: string) => void): void => {
  const edit = team
    .command("edit")
    .description("set whom a team is for, when it works, how much its people hold")
    .argument("<id>", "as `team list` shows it");
  for (const name of termNames) edit.option(`--${name} <words>`, help[name]);
  edit.action(async (id: string, terms: Terms) => {
    const { withStore } = await import("./with-store.js");
    await withStore(readConfig(), async (store) => {
      await editTerms(store, Number(id) || 0, terms);
      print(await teamsText(store));
    });
  });
  team
    .command("list")
    .description("every team and whom it is for")
    .action(async () => {
      const { withStore } = await import("./with-store.js");
      print(await withStore(readConfig(), teamsText));
    });
};
