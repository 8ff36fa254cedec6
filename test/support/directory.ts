/** Those who keep the directory, in stories. */
import type { StaffRole } from "../../src/domain/teams.js";
import type { Phone } from "./actors.js";
import type { World } from "./world.js";

/** A member of staff who has opened their link, so that the bot knows them in their own chat. */
export const member = async (world: World, name: string, role: StaffRole = "coordinator"): Promise<Phone> => {
  const phone = await world.phone({ first_name: name, side: "staff", forum: world.forum.id });
  await phone.opens(`staff_${await world.staffCode(name, role)}`);
  return phone;
};
