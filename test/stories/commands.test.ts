import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createI18n } from "../../src/i18n/i18n.js";
import { setUpProfile } from "../../src/profile.js";
import {
  commandList,
  groupCommands,
  partnerCommands,
  personCommands,
  staffCommands,
} from "../../src/views/commands.js";
import { type Phone, textOf } from "../support/actors.js";
import { asksForHuman, met, takes } from "../support/scenes.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const call = async (method: string, payload: Record<string, unknown>): Promise<unknown> => {
  const response = await fetch(`${world.sandbox.url}/bot${world.sandbox.token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(payload),
  });
  const { ok, result, description } = (await response.json()) as Record<string, unknown>;
  if (ok !== true) throw new Error(String(description));
  return result;
};
const listed = async (scope: object, language_code?: string) =>
  (await call("getMyCommands", { scope, language_code })) as { command: string; description: string }[];
/** Somebody's talk, which a colleague has taken. */
const takesNew = async (staff: Phone): Promise<number> => {
  await asksForHuman(await met(world));
  return takes(world, staff);
};
const names = (list: { command: string }[]) => list.map(({ command }) => command);

describe("commands", () => {
  test("what the bot hears as a command is listed to whoever has it", () => {
    const folder = fileURLToPath(new URL("../../src/bot", import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const heard = files
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) =>
        [...readFileSync(`${folder}/${file}`, "utf8").matchAll(/\.command\(\s*"(\w+)"/g)].map(
          ([, name = ""]) => name,
        ),
      );
    const known: string[] = [...personCommands, ...staffCommands, ...partnerCommands, ...groupCommands];
    // What a link opens, what an institution's own card brings up and what a weekly message names is told there.
    const told = ["start", "my_card", "dial"];
    expect([...new Set(heard)].filter((name) => !known.includes(name) && !told.includes(name))).toEqual([]);
    expect(heard.length).toBeGreaterThan(20);
  });

  test("Telegram lists them by scope and language; those of a person are neutral and none is of staff", async () => {
    await setUpProfile(call, createI18n());
    const own = await listed({ type: "all_private_chats" }, "tt");
    expect(names(own)).toEqual([...personCommands]);
    expect(own.find(({ command }) => command === "plan")?.description).toBe("Минем план");
    expect(names(await listed({ type: "all_group_chats" }))).toEqual([...groupCommands]);
    const words = own.concat(
      await listed({ type: "all_private_chats" }),
      await listed({ type: "all_private_chats" }, "en"),
    );
    expect(words.map(({ description }) => description).join("\n")).not.toMatch(
      /насил|травл|суицид|психолог|кризис|violence|suicid|bully|психология|көч куллан/i,
    );
  });

  test("/help tells a person theirs, a colleague more, a group its own", async () => {
    const teen = await met(world);
    await teen.says("/help");
    const help = textOf(teen.last());
    for (const name of personCommands) expect(help).toContain(`/${name} — `);
    expect(help).not.toMatch(/\/signal|\/library|\/queue/);

    const aigul = await world.staff("Айгуль");
    await aigul.says("/help");
    const more = textOf(aigul.last());
    expect(names(await listed({ type: "chat", chat_id: aigul.id }))).toEqual(
      names(commandList(createI18n().translator("ru", true), "staff")),
    );
    for (const name of staffCommands) expect(more).toContain(`/${name} — `);
    expect(more).not.toContain("/log — ");
    const thread = await takesNew(aigul);
    await aigul.inTopic(thread).says("/help");
    world.forum.sees(thread, /\/queue — [\s\S]*\/do — /);
  });
});
