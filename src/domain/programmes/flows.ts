/** All flows there are, and which kind of programme goes by which. Each flow is a file of data of its own. */
import { NEEDS, type Need } from "../needs.js";
import { application } from "./application.js";
import { enrolment } from "./enrolment.js";
import type { Flow } from "./flow.js";
import type { ProgrammeKind } from "./kinds.js";
import { loan } from "./loan.js";
import { mediation } from "./mediation.js";
import { response } from "./response.js";
import { signal } from "./signal.js";
import { stay } from "./stay.js";

const all = { loan, stay, response, signal, mediation, enrolment, application } as const;

export type FlowName = keyof typeof all;
export const flowNames = Object.keys(all) as FlowName[];
export const flows: Record<FlowName, Flow> = all;

export const isFlowName = (name: string): name is FlowName => Object.hasOwn(all, name);

/** The flow of requests of a kind of programme; undefined where nothing can be asked for yet. */
export const flowFor: Partial<Record<ProgrammeKind, FlowName>> = {
  "baby-goods-rental": "loan",
  mediation: "mediation",
  "play-therapy": "enrolment",
  rehabilitation: "enrolment",
  training: "enrolment",
  "emergency-accompaniment": "response",
  "school-crisis-team": "response",
  "early-warning": "signal",
  "crisis-centre-place": "stay",
  volunteers: "application",
  "young-mediator": "application",
  mentoring: "application",
  action: "application",
};

const kindsOf: Partial<Record<Need, readonly ProgrammeKind[]>> = {
  rental: ["baby-goods-rental"],
  mediation: ["mediation"],
  play_therapy: ["play-therapy"],
  rehabilitation: ["rehabilitation"],
  child_development: ["play-therapy"],
  accommodation: ["crisis-centre-place"],
  violence: ["emergency-accompaniment", "crisis-centre-place"],
  bullying: ["school-crisis-team"],
  social_help: ["emergency-accompaniment"],
  // A pram is first of all a thing that is missing.
  material_help: ["baby-goods-rental"],
};

/** The kinds of programmes that can be asked for when this is needed. */
export const kindsFor = (need: string): readonly ProgrammeKind[] =>
  NEEDS.flatMap((one) => (one === need ? (kindsOf[one] ?? []) : []));
