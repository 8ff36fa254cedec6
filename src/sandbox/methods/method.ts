/** The shape of a Bot API method: the state and checked parameters in, its result out. */
import type { Opts } from "@grammyjs/types";
import type { State } from "../state.js";
import type { Upload } from "../validate.js";

export type Params<M extends keyof Opts<Upload>> = Opts<Upload>[M];

/** A group of methods by name; each returns what the API answers or throws a `Refusal`. */
export type Methods = { [M in keyof Opts<Upload>]?: (state: State, params: Params<M>) => unknown };
