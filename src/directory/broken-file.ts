/** A file that cannot be imported: one sentence that says what and where. Thrown by readers, told by whoever called them. */
import type { Fault } from "../domain/directory/hsds/faults.js";

export class BrokenFile extends Error {
  readonly fault: Fault;
  constructor(text: string, where: { file: string; at?: string; column?: string }) {
    super(text);
    this.fault = { rule: "file", stops: true, text, ...where };
  }
}

/** How much a file may hold: more is an accident or an attack. */
export const limits = {
  fileBytes: 256 * 2 ** 20,
  /** JSON is read whole. */
  jsonBytes: 128 * 2 ** 20,
  rows: 300_000,
  lineBytes: 2 * 2 ** 20,
  zipEntries: 500,
  /** How many times larger an honest package gets by unpacking. */
  zipRatio: 200,
};

export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;
