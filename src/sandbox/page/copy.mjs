/** Copies the page next to the compiled sandbox; part of the build, never served. */
import { cpSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const from = fileURLToPath(new URL(".", import.meta.url));
const to = fileURLToPath(new URL("../../../dist/sandbox/page/", import.meta.url));

cpSync(from, to, { recursive: true, filter: (path) => basename(path) !== "copy.mjs" });
