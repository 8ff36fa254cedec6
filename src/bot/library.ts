/** The library in the private chat of a member of staff; to anybody else it is not there. */
import { Composer } from "grammy";
import { type PrivateContext, scope } from "../context.js";
import { defaultUtcOffset } from "../domain/directory/directory.js";
import { AUDIENCES } from "../domain/library/library-data.js";
import { programmeByKey } from "../domain/programmes/programmes.js";
import type { Staff } from "../domain/teams.js";
import { optionAt, pageAt } from "../domain/training/course.js";
import { courseByKey, courses } from "../domain/training/courses.js";
import { drills } from "../domain/training/drills.js";
import { type Fields, parsePressed } from "../views/buttons.js";
import * as views from "../views/library.js";
import { staffHere, staffHereVoice } from "./staff-here.js";

/** Who of the staff writes here. */
const shelf = async (staff: Staff) => {
  const { deps, person } = scope();
  return {
    library: deps.directory.library,
    courses,
    marks: await deps.store.courseMarks.of(staff.id),
    utcOffset: deps.directory.regionOf(person.region)?.utcOffset ?? defaultUtcOffset,
  };
};

const regionName = (code: string) => scope().deps.directory.regionOf(code)?.ru ?? code;

const openEntry = async (staff: Staff, key: string) => {
  const { deps, say } = scope();
  const entry = deps.directory.library.find((one) => one.key === key);
  if (entry === undefined) return;
  const known = { ...(await shelf(staff)), region: regionName(entry.region) };
  await say(views.libraryEntry(staffHereVoice(), entry, known));
};

const askFor = async (staff: Staff, key: string) => {
  const { actions, deps, say } = scope();
  const t = staffHereVoice();
  const entry = deps.directory.library.find((one) => one.key === key);
  const title = entry ? views.titleOf(entry) : programmeByKey(deps.directory.programmes, key)?.names.ru;
  if (title === undefined) return;
  const asked = await actions.askForPaper({ staff, key, title });
  await say({ text: t(asked > 0 ? "library:staff.asked" : "library:staff.askedNobody") });
};

const press = async (staff: Staff, { act, of }: Fields<"library">) => {
  const { actions, deps, say } = scope();
  const t = staffHereVoice();
  const { library, programmes } = deps.directory;
  switch (act) {
    case "home":
      return void (await say(views.libraryHome(t, { library, courses })));
    case "list": {
      const audience = AUDIENCES.find((one) => one === of);
      if (audience !== undefined) await say(views.libraryList(t, audience, await shelf(staff)));
      return;
    }
    case "open":
      return openEntry(staff, of);
    case "read":
      if (!library.some(({ key }) => key === of)) return;
      await actions.markRead({ staff, key: of });
      return openEntry(staff, of);
    case "ask":
      return askFor(staff, of);
    case "training": {
      const known = programmes.filter(({ kind }) => kind === "training");
      const named = known.map((one) => ({ ...one, regionName: regionName(one.region) }));
      return void (await say(views.trainings(t, named)));
    }
    case "drills":
      return void (await say(views.drillChoice(t, drills)));
    default:
      return act satisfies never;
  }
};

const study = async (staff: Staff, { course: key, at, pick }: Fields<"course">) => {
  const { actions, say } = scope();
  const t = staffHereVoice();
  const course = courseByKey(key);
  if (course === undefined) return;
  const chosen = pick === "-" ? undefined : optionAt(course, at, pick);
  if (chosen !== undefined && chosen.right !== true) return void (await say(views.thinkAgain(t, chosen)));
  const next = chosen === undefined ? at : at + 1;
  // The end is reached by answering, not by a button that leads there.
  if (pageAt(course, next).kind === "end") {
    if (chosen === undefined) return;
    await actions.completeCourse({ staff, key });
  } else if (at === 0 && chosen === undefined) await actions.markRead({ staff, key });
  await say(views.coursePage(t, course, next, chosen));
};

/** To be installed before whatever takes every button. */
export const libraries = (): Composer<PrivateContext> => {
  const composer = new Composer<PrivateContext>();
  composer.command("library", async (_ctx, next) => {
    const staff = await staffHere();
    return staff === undefined ? next() : press(staff, { act: "home", of: "-" });
  });
  composer.on("callback_query:data", async (ctx, next) => {
    const pressed = parsePressed(ctx.callbackQuery.data);
    if (pressed?.kind !== "library" && pressed?.kind !== "course") return next();
    const staff = await staffHere();
    if (staff === undefined) return next();
    await ctx.answerCallbackQuery();
    return pressed.kind === "library" ? press(staff, pressed) : study(staff, pressed);
  });
  return composer;
};
