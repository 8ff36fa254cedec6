/** Teams and invitations as whoever leads reads them. */
import type { Staff, Team } from "../../domain/teams.js";
import { levels } from "../../domain/tickets.js";
import { minuteMs } from "../../domain/time.js";
import type { T } from "../../i18n/i18n.js";

const listText = (t: T, list: readonly string[]) =>
  list.length === 0 ? t("lobby:team.all") : list.join(", ");

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
    agency: terms.agency ?? t("lobby:team.none"),
    imminent: terms.caps.imminent,
    others: terms.caps.others,
    silence: levels.map((level) => terms.silentMs[level] / minuteMs).join(" / "),
  });
  return chatId === undefined ? `${text}\n${t("lobby:team.noGroup")}` : text;
};

export const invitationMade = (t: T, { id, name, role }: Staff, link: string): string =>
  t("lobby:invite.made", { id, name, role, link });

export const invitations = (t: T, open: readonly (Staff & { time: string })[]): string =>
  open.length === 0
    ? t("lobby:invite.none")
    : t("lobby:invite.list", {
        list: open
          .map(({ id, name, role, time }) => t("lobby:invite.item", { id, name, role, time }))
          .join("\n"),
      });
