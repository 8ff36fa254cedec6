/** `/partner NAME`: whoever leads invites somebody of another agency, who is to see signals and their own tasks, and nothing else. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { may } from "../domain/desk/permissions.js";

const longestName = 80;

/** To be installed before whatever takes every word. */
export const partners = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("partner", async (ctx, next) => {
    const { actions, deps, identity, t, say } = scope();
    const staff = await deps.store.teams.staffByUser(identity.telegramId);
    if (staff === undefined) return next();
    if (!may("inviteStaff", staff)) return void (await say({ text: t("staff:notAllowed") }));
    const name = ctx.match.trim().slice(0, longestName);
    if (name === "") return void (await say({ text: t("signal:staff.partner.usage") }));
    const agency = await actions.agencyIn({ name });
    const { code } = await actions.inviteStaff({ name, role: "partner", agency });
    await say({ text: t("signal:staff.partner.link", { name }) });
    await say({ text: `https://t.me/${ctx.me.username}?start=staff_${code}` });
  });
  return composer;
};
