/** The world that people find when they open the page for the first time: a few people and a group of staff. */
import type { Control, World } from "./contract.js";

/** Stable ids, for whoever has to find these people again. */
export const demo = {
  teen: 1001,
  parent: 1002,
  specialists: [2001, 2002],
  supervisor: 2003,
  staffChat: -1_001_000_000_001,
} as const;

/** Adds the demo people, unless somebody lives here already. */
export const addDemo = async (control: Control, world: World): Promise<void> => {
  if (world.persons.length > 0) return;
  const [aigul, marat] = demo.specialists;
  await control.addPerson({
    id: demo.teen,
    first_name: "Алия",
    last_name: "Каримова",
    username: "aliya_karimova",
    phone_number: "79990001001",
    side: "phone",
  });
  await control.addPerson({
    id: demo.parent,
    first_name: "Гульнара",
    last_name: "Каримова",
    username: "gulnara_k",
    phone_number: "79990001002",
    side: "phone",
  });
  await control.addPerson({ id: aigul, first_name: "Айгуль", last_name: "Сафина", side: "staff" });
  await control.addPerson({ id: marat, first_name: "Марат", last_name: "Гилязов", side: "staff" });
  await control.addPerson({ id: demo.supervisor, first_name: "Вера Павловна", side: "staff" });
  await control.addGroup({
    id: demo.staffChat,
    title: "Ryadom · дежурная группа",
    members: [demo.supervisor, aigul, marat],
    is_forum: true,
    bot_is_admin: true,
  });
};
