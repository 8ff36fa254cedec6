/** A bar that shows how far a long piece of work is; a line at each tenth where nobody looks at a terminal. */
import type { Progress } from "../store/directory-rows.js";

const width = 30;
/** What is done sooner needs no bar. */
const worthShowing = 2000;

export const createBar = (out: NodeJS.WriteStream): Progress => {
  let tenth = 0;
  return (done, of) => {
    if (of < worthShowing) return;
    const part = done / of;
    if (out.isTTY) {
      const full = Math.round(part * width);
      out.write(`\r[${"#".repeat(full)}${"-".repeat(width - full)}] ${done}/${of}${done === of ? "\n" : ""}`);
      return;
    }
    if (Math.floor(part * 10) <= tenth) return;
    tenth = Math.floor(part * 10);
    out.write(`${done} of ${of}\n`);
  };
};
