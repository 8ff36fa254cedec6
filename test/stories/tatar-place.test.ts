/** A place by its Tatar name, wherever a Tatar reads what they have answered. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createI18n } from "../../src/i18n/i18n.js";
import { textOf } from "../support/actors.js";
import { createWorld, type World } from "../support/world.js";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test("before it is sent", async () => {
  const t = createI18n().translator("tt", false);
  const phone = await world.phone({ language_code: "tt" });
  await phone.opens();
  await phone.presses("Татарча");
  await phone.presses(t("start:role.teen"));
  await phone.says("/talk");
  await phone.says("әни белән сөйләшмибез");
  await phone.says("Әлмәт");
  const shown = textOf(phone.last());
  expect(shown).toContain("Урын: Әлмәт");
  expect(shown).not.toContain("Альметьевск");
});
