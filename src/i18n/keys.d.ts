import type bullying from "../../locales/ru/bullying.json";
import type common from "../../locales/ru/common.json";
import type find from "../../locales/ru/find.json";
import type profile from "../../locales/ru/profile.json";
import type sos from "../../locales/ru/sos.json";
import type staff from "../../locales/ru/staff.json";
import type start from "../../locales/ru/start.json";
import type talk from "../../locales/ru/talk.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: {
      common: typeof common;
      start: typeof start;
      profile: typeof profile;
      sos: typeof sos;
      find: typeof find;
      bullying: typeof bullying;
      talk: typeof talk;
      staff: typeof staff;
    };
  }
}
