/** All flows there are, and which kind of programme goes by which. Each flow is a file of data of its own. */
import { NEEDS, type Need } from "../needs.js";
import type { Flow } from "./flow.js";
import type { ProgrammeKind } from "./kinds.js";
import { loan } from "./loan.js";

const all = { loan } as const;

export type FlowName = keyof typeof all;
export const flowNames = Object.keys(all) as FlowName[];
export const flows: Record<FlowName, Flow> = all;

export const isFlowName = (name: string): name is FlowName => Object.hasOwn(all, name);

/** The flow of requests of a kind of programme; undefined where nothing can be asked for yet. */
export const flowFor: Partial<Record<ProgrammeKind, FlowName>> = {
  "baby-goods-rental": "loan",
};

const kindsOf: Partial<Record<Need, readonly ProgrammeKind[]>> = {
  rental: ["baby-goods-rental"],
  // A pram is first of all a thing that is missing.
  material_help: ["baby-goods-rental"],
};

/** The kinds of programmes that can be asked for when this is needed. */
export const kindsFor = (need: string): readonly ProgrammeKind[] =>
  NEEDS.flatMap((one) => (one === need ? (kindsOf[one] ?? []) : []));
