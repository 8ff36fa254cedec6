/** `/coverage` of whoever keeps the directory, in their private chat: which region's picture they mean. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { plain } from "../conversations/listen.js";
import { REGIONS, type RegionCode } from "../domain/directory/region-data.js";
import { languages } from "../domain/people.js";
import { worksIn } from "../domain/teams.js";
import { parsePressed } from "../views/buttons.js";
import { whichRegion } from "../views/coverage.js";
import { editorHere } from "./directory-here.js";
import { staffHere } from "./staff-here.js";

/** The region that somebody names: itself, or a place in it. */
const namedIn = (text: string): RegionCode | undefined => {
  const { directory } = scope().deps;
  const said = plain(text);
  const isCalled = (code: RegionCode) => {
    const names = directory.regionOf(code);
    return names !== undefined && languages.some((language) => plain(names[language]).includes(said));
  };
  const found = directory.places.find(text);
  return REGIONS.find(isCalled) ?? (found.kind === "one" ? found.place.region : undefined);
};

/** The region of the teams in which somebody works; undefined when there are several, or none. */
const ownRegion = async (): Promise<RegionCode | undefined> => {
  const staff = await staffHere();
  const teams = (await scope().deps.store.teams.all()).filter(
    ({ id }) => staff !== undefined && worksIn(staff, id),
  );
  const served = new Set(teams.map(({ region }) => region));
  return served.size === 1 ? REGIONS.find((code) => served.has(code)) : undefined;
};

export const coverage = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("coverage", async (ctx, next) => {
    if ((await editorHere(ctx)) === undefined) return next();
    const { actions, deps, person, language, t, say } = scope();
    const words = ctx.match.trim();
    const region = words === "" ? await ownRegion() : namedIn(words);
    if (region !== undefined) return actions.showCoverage({ chatId: person.chatId, region });
    const nameOf = (code: RegionCode) => deps.directory.regionOf(code)?.[language] ?? code;
    return say(whichRegion(t, nameOf));
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "coverage" || (await editorHere(ctx)) === undefined) return next();
    await ctx.answerCallbackQuery();
    const { actions, person } = scope();
    return actions.showCoverage({ chatId: person.chatId, region: pressed.region });
  });
  return composer;
};
