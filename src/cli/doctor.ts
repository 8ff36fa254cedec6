/** `doctor`: checks configuration, database, token and the rights in staff groups, and says what to do. */
import type { ChatMember, UserFromGetMe } from "@grammyjs/types";
import { municipalityOf } from "../actions/requests/keep-stock.js";
import { createCall } from "../app.js";
import type { Config } from "../config.js";
import { openDirectory } from "../directory.js";
import { type Day, dayOf } from "../domain/days.js";
import { yearsWithoutDecree } from "../domain/directory/days-off.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { programmeByKey } from "../domain/programmes/programmes.js";
import { systemClock } from "../domain/time.js";
import { createI18n } from "../i18n/i18n.js";
import { loadRegions } from "../regions.js";
import type { Store } from "../store/store.js";
import { undialledText } from "./duty.js";
import { withStore } from "./with-store.js";

export type Finding = { ok: boolean; what: string; todo?: string };

const good = (what: string): Finding => ({ ok: true, what });
const bad = (what: string, todo: string): Finding => ({ ok: false, what, todo });

/** Without any of these something does not work, and says so only when it is needed. */
const rights = [
  ["can_manage_topics", "manage topics"],
  ["can_delete_messages", "delete messages"],
  ["can_pin_messages", "pin messages"],
  ["can_invite_users", "invite by link: newcomers are given no way into the group"],
] as const;

/** What the bot may not do in a group, in words. */
export const lackingRights = (member: ChatMember): string[] =>
  rights
    .filter(([right]) => member.status !== "administrator" || member[right] !== true)
    .map(([, words]) => words);

const checkTeams = async (config: Config, store: Store): Promise<Finding[]> => {
  const teams = await store.teams.all();
  if (teams.length === 0)
    return [bad("No team exists.", 'Add one: npm run -s ryadom -- team add --name "…"')];
  const findings: Finding[] = [];
  const call = config.mode === "live" ? createCall(config.token, config.apiRoot) : undefined;
  const me = call === undefined ? undefined : ((await call("getMe", {})) as UserFromGetMe);
  for (const team of teams) {
    if (team.chatId === undefined) {
      findings.push(
        bad(`Team ${team.id} has no group.`, "Send /team CODE in its forum; a new code: team add."),
      );
      continue;
    }
    if (call === undefined || me === undefined) continue;
    const { telegramId } = await store.people.identityOf(team.chatId);
    try {
      const member = (await call("getChatMember", { chat_id: telegramId, user_id: me.id })) as ChatMember;
      const lacking = lackingRights(member);
      findings.push(
        lacking.length === 0
          ? good(`Team ${team.id}: the bot has its rights in the group.`)
          : bad(
              `Team ${team.id}: the bot may not ${lacking.join("; ")}.`,
              "Make it an administrator who may manage topics, delete and pin messages, and invite by link.",
            ),
      );
    } catch {
      findings.push(
        bad(
          `Team ${team.id}: its group cannot be reached.`,
          "Add the bot to the group again and bind it with /team CODE.",
        ),
      );
    }
  }
  const staff = await store.teams.allStaff();
  const bound = staff.filter((one) => one.bound).length;
  findings.push(
    bound > 0
      ? good(`${bound} of ${staff.length} members of staff have opened their link.`)
      : bad(
          "No member of staff has opened a link.",
          'Invite somebody: npm run -s ryadom -- staff add --role specialist --name "…"',
        ),
  );
  const unreached = staff.filter((one) => one.bound && one.chatId === undefined).map(({ name }) => name);
  if (unreached.length > 0)
    findings.push(
      bad(
        `No alarm reaches in private: ${unreached.join(", ")}.`,
        "Ask them to open the bot and press «Start».",
      ),
    );
  const roster = await store.teams.roster();
  findings.push(
    roster.length > 0
      ? good("There is a duty roster.")
      : bad(
          "There is no duty roster: people are told that somebody is there at any hour.",
          "Set hours: npm run -s ryadom -- duty set --staff … --days mon-fri --from 9:00 --to 18:00",
        ),
  );
  const undialled = await undialledText(store, systemClock.now());
  findings.push(
    undialled.length === 0
      ? good("Every shown help line was dialled within 90 days.")
      : bad(
          `${undialled.length} shown help lines were not dialled by anybody for 90 days:\n    ${undialled.join("\n    ")}`,
          "Dial each and write it down: /dial in Telegram, or npm run -s ryadom -- lines dialled <key> --by <name>",
        ),
  );
  return findings;
};

/** Things that stand in a place that nobody knows are near to nobody. */
const checkStock = async (store: Store): Promise<Finding> => {
  const directory = await openDirectory(store, systemClock.now());
  const lost = (await store.resources.list()).filter(({ programme, municipality }) => {
    const region = programmeByKey(directory.programmes, programme)?.region;
    return municipality !== undefined && municipalityOf(directory, municipality, region) !== municipality;
  });
  return lost.length === 0
    ? good("All that programmes have stands in a known municipality.")
    : bad(
        `Of no known municipality: ${lost.map(({ id, name, municipality }) => `${id} ${name} (${municipality ?? ""})`).join("; ")}.`,
        "Add each anew with its municipality: npm run -s ryadom -- resources add; then resources retire <number>.",
      );
};

const attempt = async (what: string, todo: string, work: () => unknown): Promise<Finding> => {
  try {
    await work();
    return good(what);
  } catch (error) {
    const reason = error instanceof Error && error.name === "ConfigError" ? ` ${error.message}` : "";
    return bad(`${what} – failed.${reason}`, todo);
  }
};

/** Without a year's decree opening hours on its moved days are only likely, and cards say so. */
const checkDaysOff = (today: Day): Finding => {
  const years = yearsWithoutDecree(loadRegions().daysOff, today);
  return years.length === 0
    ? good("The days off that the government moves are known.")
    : bad(
        `The days off that the government moves are not known for ${years.join(" and ")}.`,
        "Add the year with its source to prisma/regions/days-off.json, under country.years.",
      );
};

/** All findings, in the order in which they should be put right. */
export const examine = async (config: Config): Promise<Finding[]> => {
  const regionFiles = await attempt(
    "Region files are valid",
    "See what `services` says about file and line.",
    () => loadRegions(),
  );
  const findings = [
    good(`Configuration is valid; mode: ${config.mode}.`),
    await attempt("Texts are complete", "Restore the files in locales/.", () => createI18n()),
    regionFiles,
    ...(regionFiles.ok ? [checkDaysOff(dayOf(systemClock.now(), defaultUtcOffset))] : []),
  ];
  if (config.mode === "live") {
    const { token, apiRoot } = config;
    findings.push(
      await attempt("Telegram accepts the token", "Check BOT_TOKEN and, if set, TELEGRAM_API_ROOT.", () =>
        createCall(token, apiRoot)("getMe", {}),
      ),
    );
  }
  try {
    await withStore(config, async (store) => {
      findings.push(good("The database answers and its key opens it."));
      const { pending, dead } = await store.inbox.counts();
      findings.push(
        dead === 0
          ? good(`Inbox: ${pending} waiting, none parked.`)
          : bad(`Inbox: ${dead} updates were parked.`, "Look for «update parked» in the log."),
      );
      findings.push(...(await checkTeams(config, store)), await checkStock(store));
    });
  } catch (error) {
    findings.push(
      bad(
        "The database cannot be used.",
        error instanceof Error && error.message.startsWith("RYADOM_KEY")
          ? error.message
          : "Check DATABASE_URL, or the log in the data folder.",
      ),
    );
  }
  return findings;
};
