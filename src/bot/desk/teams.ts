/** `/team`, `/invite`, `/invites` and `/revoke`: whoever leads keeps teams and their people, in their own chat or a group. */
import { Composer, type Context } from "grammy";
import type { Actions } from "../../actions/actions.js";
import { staffVoice, timeOfStaff } from "../../actions/address.js";
import { type PrivateContext, scope, staffScope } from "../../context.js";
import type { Deps } from "../../deps.js";
import { may } from "../../domain/desk/permissions.js";
import { readTerm, termNames } from "../../domain/desk/team-terms.js";
import { readMunicipalities, readRegion } from "../../domain/desk/team-territory.js";
import { agencies } from "../../domain/programmes/signal.js";
import { type Staff, staffRoles, type Team } from "../../domain/teams.js";
import type { T } from "../../i18n/i18n.js";
import { invitationMade, invitations, inviteUsage, readRole, teamTerms } from "../../views/desk/teams.js";
import { answer, memberOf } from "../topic.js";

type Desk = { actions: Actions; deps: Deps; t: T; botName: string; staff: Staff };
type Said = { text: string; isPrivate?: boolean };

const longestName = 80;

type Change = Parameters<Deps["store"]["teams"]["edit"]>[1];

/** What a field becomes by these words, or why it stays as it is. */
const changeOf = ({ deps, t }: Desk, team: Team, field: string, value: string): Change | string => {
  const unclear = t("lobby:team.unclear", { field, value });
  if (field === "name") return value === "" ? unclear : { name: value.slice(0, longestName) };
  if (field === "places" || field === "region") {
    const read =
      field === "region"
        ? readRegion(deps.directory, value)
        : readMunicipalities(deps.directory, value, team.region);
    if (!read.ok) {
      const near = read.near.join(", ");
      return near === ""
        ? t("lobby:team.unknownPlace", { place: read.unknown })
        : t("lobby:team.whichPlace", { place: read.unknown, near });
    }
    return typeof read.value === "object" ? { municipalities: read.value } : { region: read.value };
  }
  const name = termNames.find((one) => one === field);
  return name === undefined || name === "places" ? unclear : (readTerm(name, value) ?? unclear);
};

/** `2 needs bullying,violence` */
const editTeam = async (desk: Desk, words: string): Promise<Said> => {
  const { deps, t } = desk;
  const [number = "", field = "", ...rest] = words.split(/\s+/);
  const value = rest.join(" ");
  const team = await deps.store.teams.get(Number(number) || 0);
  if (team === undefined) return { text: t("lobby:team.unknown") };
  const change = field === "" ? undefined : changeOf(desk, team, field, value);
  if (typeof change === "string") return { text: change };
  if (change !== undefined) await deps.store.teams.edit(team.id, change);
  return { text: teamTerms(t, (await deps.store.teams.get(team.id)) ?? team) };
};

const aboutTeams = async (desk: Desk, words: string): Promise<Said> => {
  const { actions, deps, t } = desk;
  if (/^\d/.test(words)) return editTeam(desk, words);
  const added = /^add\s+(.+)$/s.exec(words)?.[1]?.trim().slice(0, longestName);
  if (added !== undefined) {
    const { team, code } = await actions.addTeam({ name: added });
    return { text: t("lobby:team.added", { team: team.name, id: team.id, code }) };
  }
  if (words !== "") return { text: t("staff:teamUnknownCode") };
  const teams = await deps.store.teams.all();
  if (teams.length === 0) return { text: t("lobby:team.noTeams") };
  return { text: [...teams.map((team) => teamTerms(t, team)), t("lobby:team.usage")].join("\n\n") };
};

/** `специалист Имя Фамилия @2 #education` */
const invite = async ({ actions, t, botName, staff }: Desk, words: string): Promise<Said> => {
  // Nobody makes somebody who stands above them.
  const roles = staffRoles.filter((one) => one !== "head" || staff.role === "head");
  const { role, rest } = readRole(t, words) ?? { role: undefined, rest: "" };
  const typed = rest.split(" ");
  const teamIds = typed.flatMap((word) => (/^@\d+$/.test(word) ? [Number(word.slice(1))] : []));
  const agency = agencies.find((one) => typed.includes(`#${one}`));
  const name = typed
    .filter((word) => !/^[@#]/.test(word))
    .join(" ")
    .slice(0, longestName);
  if (role === undefined || name === "" || !roles.includes(role)) return { text: inviteUsage(t, roles) };
  const { staff: invited, code } = await actions.inviteStaff({ name, role, teamIds, agency });
  const link = `https://t.me/${botName}?start=staff_${code}`;
  return { text: invitationMade(t, invited, link), isPrivate: true };
};

const listInvites = async ({ deps, t }: Desk): Promise<Said> => {
  const now = deps.clock.now();
  const open = (await deps.store.teams.allStaff()).filter(
    ({ bound, invitedUntil }) => !bound && invitedUntil !== undefined && invitedUntil > now,
  );
  return {
    text: invitations(
      t,
      open.map((one) => ({ ...one, time: timeOfStaff(deps, one.invitedUntil ?? now) })),
    ),
  };
};

const revoke = async ({ actions, t }: Desk, words: string): Promise<Said> => {
  const staff = await actions.revokeInvite({ staffId: Number(words) || 0 });
  return {
    text: staff === undefined ? t("lobby:invite.notOpen") : t("lobby:invite.revoked", { name: staff.name }),
  };
};

const commands = {
  team: { act: "editTeam", run: aboutTeams },
  invite: { act: "inviteStaff", run: invite },
  invites: { act: "inviteStaff", run: listInvites },
  revoke: { act: "inviteStaff", run: revoke },
} as const;
type Name = keyof typeof commands;
const names = Object.keys(commands) as Name[];

/** A one-time code that binds a group is not ours to read. */
const isCode = (words: string) => /^[a-z0-9]{20}$/.test(words);

/** To be installed before `/team CODE`. A link is told to whoever asked for it alone: in a group anybody could open it. */
export const teamsInGroup = (): Composer<Context> => {
  const composer = new Composer<Context>();
  composer.command(names, async (ctx, next) => {
    const { actions, deps, t } = staffScope();
    const name = names.find((one) => ctx.hasCommand(one));
    const words = ctx.match.trim();
    const staff = await memberOf(ctx);
    if (name === undefined || (name === "team" && (isCode(words) || staff === undefined))) return next();
    if (staff === undefined) return answer(ctx, t("staff:notStaff"));
    if (!may(commands[name].act, staff)) return answer(ctx, t("staff:notAllowed"));
    const chatId = (await deps.store.teams.allStaff()).find(({ id }) => id === staff.id)?.chatId;
    if (name === "invite" && chatId === undefined) return answer(ctx, t("lobby:invite.noPrivate"));
    const said = await commands[name].run({ actions, deps, t, staff, botName: ctx.me.username }, words);
    if (said.isPrivate !== true || chatId === undefined) return answer(ctx, said.text);
    await deps.outbox.say(`chat:${chatId}`, { text: said.text });
    return answer(ctx, t("lobby:invite.inPrivate"));
  });
  return composer;
};

export const teamsInPrivate = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command(names, async (ctx, next) => {
    const { actions, deps, identity, say } = scope();
    const name = names.find((one) => ctx.hasCommand(one));
    const staff = await deps.store.teams.staffByUser(identity.telegramId);
    if (name === undefined || staff === undefined) return next();
    const t = staffVoice(deps);
    if (!may(commands[name].act, staff)) return void (await say({ text: t("staff:notAllowed") }));
    const desk = { actions, deps, t, staff, botName: ctx.me.username };
    const { text } = await commands[name].run(desk, ctx.match.trim());
    await say({ text });
  });
  return composer;
};
