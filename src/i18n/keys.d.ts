import type application from "../../locales/ru/application.json";
import type bullying from "../../locales/ru/bullying.json";
import type common from "../../locales/ru/common.json";
import type coordinator from "../../locales/ru/coordinator.json";
import type crisis from "../../locales/ru/crisis.json";
import type duty from "../../locales/ru/duty.json";
import type enrolment from "../../locales/ru/enrolment.json";
import type find from "../../locales/ru/find.json";
import type follow from "../../locales/ru/follow.json";
import type heard from "../../locales/ru/heard.json";
import type hide from "../../locales/ru/hide.json";
import type hours from "../../locales/ru/hours.json";
import type library from "../../locales/ru/library.json";
import type loan from "../../locales/ru/loan.json";
import type log from "../../locales/ru/log.json";
import type mediation from "../../locales/ru/mediation.json";
import type plan from "../../locales/ru/plan.json";
import type poster from "../../locales/ru/poster.json";
import type profile from "../../locales/ru/profile.json";
import type request from "../../locales/ru/request.json";
import type response from "../../locales/ru/response.json";
import type said from "../../locales/ru/said.json";
import type signal from "../../locales/ru/signal.json";
import type sos from "../../locales/ru/sos.json";
import type staff from "../../locales/ru/staff.json";
import type start from "../../locales/ru/start.json";
import type stay from "../../locales/ru/stay.json";
import type talk from "../../locales/ru/talk.json";
import type violence from "../../locales/ru/violence.json";
import type workbook from "../../locales/ru/workbook.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: {
      common: typeof common;
      coordinator: typeof coordinator;
      start: typeof start;
      crisis: typeof crisis;
      duty: typeof duty;
      heard: typeof heard;
      hide: typeof hide;
      poster: typeof poster;
      profile: typeof profile;
      sos: typeof sos;
      find: typeof find;
      follow: typeof follow;
      bullying: typeof bullying;
      log: typeof log;
      talk: typeof talk;
      staff: typeof staff;
      request: typeof request;
      loan: typeof loan;
      mediation: typeof mediation;
      enrolment: typeof enrolment;
      library: typeof library;
      application: typeof application;
      response: typeof response;
      signal: typeof signal;
      stay: typeof stay;
      violence: typeof violence;
      plan: typeof plan;
      hours: typeof hours;
      workbook: typeof workbook;
      said: typeof said;
    };
  }
}
