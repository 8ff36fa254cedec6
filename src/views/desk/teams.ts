/** Teams and invitations as whoever leads reads them. */

import { agencies } from "../../domain/programmes/signal.js";
import { type Staff, type StaffRole, staffRoles, type Team } from "../../domain/teams.js";
import { levels } from "../../domain/tickets.js";
import { minuteMs } from "../../domain/time.js";
import type { T } from "../../i18n/i18n.js";
import { inline, type View } from "../view.js";

const listText = (t: T, list: readonly string[]) =>
  list.length === 0 ? t("lobby:team.all") : list.join(", ");

/** The agency in the reader's words. */
const agencyText = (t: T, code: string | undefined): string => {
  if (code === undefined) return t("lobby:team.none");
  const known = agencies.find((one) => one === code);
  return known === undefined ? code : t(`signal:staff.agency.options.${known}`);
};

/** Whom a team is for, in the words in which it is set. */
export const teamTerms = (t: T, { id, name, region, terms, chatId }: Team): string => {
  const text = t("lobby:team.terms", {
    id,
    team: name,
    region: region ?? t("lobby:team.all"),
    places: listText(t, terms.municipalities),
    needs: listText(t, terms.needs),
    levels: listText(t, terms.levels),
    languages: listText(t, terms.languages),
    hours: terms.hours ?? t("lobby:team.always"),
    offset: terms.utcOffset,
    agency: agencyText(t, terms.agency),
    imminent: terms.caps.imminent,
    others: terms.caps.others,
    silence: levels.map((level) => terms.silentMs[level] / minuteMs).join(" / "),
  });
  return chatId === undefined ? `${text}\n${t("lobby:team.noGroup")}` : text;
};

const roleName = (t: T, role: StaffRole): string => t(`staff:post.${role}`);

/** The role that a typed line begins with, by its name or its code, and what follows. */
export const readRole = (t: T, typed: string): { role: StaffRole; rest: string } | undefined => {
  const said = `${typed.trim().replaceAll(/\s+/g, " ")} `;
  for (const role of staffRoles)
    for (const name of [roleName(t, role), role])
      if (said.toLowerCase().startsWith(`${name.toLowerCase()} `))
        return { role, rest: said.slice(name.length).trim() };
  return undefined;
};

/** @param roles those that whoever asks may give */
export const inviteUsage = (t: T, roles: readonly StaffRole[]): string =>
  t("lobby:invite.usage", { roles: roles.map((role) => roleName(t, role)).join(", ") });

export const invitationMade = (t: T, { id, name, role }: Staff, link: string): string =>
  t("lobby:invite.made", { id, name, role: roleName(t, role), link });

/** A way into a team's group. */
export const groupLink = (
  t: T,
  { team, link, time }: { team: string; link: string; time: string },
): View => ({
  text: t("lobby:invite.join", { team, time }),
  keyboard: inline([{ text: t("lobby:invite.joinButton"), url: link }]),
});

export const invitations = (t: T, open: readonly (Staff & { time: string })[]): string =>
  open.length === 0
    ? t("lobby:invite.none")
    : t("lobby:invite.list", {
        list: open
          .map(({ id, name, role, time }) =>
            t("lobby:invite.item", { id, name, role: roleName(t, role), time }),
          )
          .join("\n"),
      });
