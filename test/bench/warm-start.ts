/** How long `npm start` takes on a data folder that is there already: from the process to the first poll. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** Starts the product, waits for its line, stops it. Answers the seconds until the line. */
const startOnce = async (dir: string): Promise<number> => {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, "start"], {
    env: { ...process.env, RYADOM_DATA: dir, PORT: "0", BOT_TOKEN: "", LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.on("exit", (code) => reject(new Error(`The product ended with ${code}.`)));
  });
  const seconds = (performance.now() - started) / 1000;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
  return seconds;
};

export const benchStart = async (times: number): Promise<{ first: number; warm: number[] }> => {
  const dir = mkdtempSync(path.join(tmpdir(), "ryadom-bench-"));
  try {
    const first = await startOnce(dir);
    const warm: number[] = [];
    for (let n = 0; n < times; n++) warm.push(await startOnce(dir));
    return { first, warm };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};
