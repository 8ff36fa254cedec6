/** Owns reading the crisis-language pack and model from disk, relative to this package. Decides nothing. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createJudge, parseModel } from "./domain/crisis/model.js";
import { type Pack, parsePack } from "./domain/crisis/pack.js";
import { createTriage, type Triage } from "./domain/crisis/triage.js";

const folder = new URL("./domain/crisis/rules/", import.meta.url);
const modelFile = new URL("./domain/crisis/model/weights.bin", import.meta.url);

/** Reads and checks every rule file; the version is the SHA-256 of their names and content in sorted order. */
export const readPack = (): Pack => {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .toSorted();
  const hash = createHash("sha256");
  const files = paths.map((path) => {
    const text = readFileSync(new URL(path, folder), "utf8");
    hash.update(`${path}\n${text}\n`);
    try {
      return { path, content: JSON.parse(text) as unknown };
    } catch (error) {
      throw new Error(`${path}: not valid JSON`, { cause: error });
    }
  });
  return parsePack(files, hash.digest("hex"));
};

/** The classifier's weights, or undefined where none are shipped. */
export const readModel = (): Uint8Array | undefined =>
  existsSync(modelFile) ? new Uint8Array(readFileSync(modelFile)) : undefined;

/** The triage as it is shipped: the rules, and the classifier where its weights are present. */
export const readTriage = (): ((text: string) => Triage) => {
  const model = readModel();
  return createTriage(readPack(), model && createJudge(parseModel(model)));
};
