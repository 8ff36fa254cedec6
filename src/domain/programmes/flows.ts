/** All flows there are, and which kind of programme goes by which. Each flow is a file of data of its own. */
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
