/** Roles in invitations: in words of each language, read as they are said and by their codes. */
import { expect, test } from "vitest";
import { languages } from "../src/domain/people.js";
import { staffRoles } from "../src/domain/teams.js";
import { createI18n } from "../src/i18n/i18n.js";
import { invitationMade, invitations, inviteUsage, readRole } from "../src/views/desk/teams.js";

const i18n = createI18n();

test.each(languages)("%s: a role is said in words, never by its code, and read back", (language) => {
  const t = i18n.translator(language, true);
  const names = staffRoles.map((role) => t(`staff:post.${role}`));
  expect(new Set(names).size).toBe(staffRoles.length);
  expect(inviteUsage(t, staffRoles)).toContain(names.join(", "));
  for (const role of staffRoles) {
    const name = t(`staff:post.${role}`);
    const staff = { id: 7, name: "Вера", role };
    for (const text of [invitationMade(t, staff, "…"), invitations(t, [{ ...staff, time: "…" }])]) {
      expect(text).toContain(`Вера (${name})`);
      if (language !== "en") expect(text).not.toContain(role);
    }
    const read = { role, rest: "Вера Павловна @2" };
    for (const typed of [name, name.toUpperCase(), role])
      expect(readRole(t, `${typed}  Вера  Павловна @2`)).toEqual(read);
  }
  expect(readRole(t, "директор Вера")).toBeUndefined();
  expect(readRole(t, "")).toBeUndefined();
});
