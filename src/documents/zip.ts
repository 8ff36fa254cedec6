/** Reads and writes zip archives in memory. Owns the limits that keep a hostile archive from eating the machine. */
import { fromBufferPromise, type ZipFile } from "yauzl";
import { ZipFile as Writer } from "yazl";
import { type Outcome, ok, refuse } from "../domain/outcome.js";

export type ZipLimits = {
  /** Of the archive itself, of one file unpacked, and of all together. */
  archiveBytes: number;
  fileBytes: number;
  totalBytes: number;
  files: number;
};

const MB = 1024 * 1024;
/** Far more than a country's directory needs, far less than a machine has. */
export const zipLimits: ZipLimits = {
  archiveBytes: 32 * MB,
  fileBytes: 128 * MB,
  totalBytes: 192 * MB,
  files: 500,
};

/** `big`: more than the limits allow, packed or unpacked; `broken`: no zip archive, or a damaged one. */
export type ZipFault = "big" | "broken";

const unpack = async (zip: ZipFile, limits: ZipLimits, wants: (name: string) => boolean) => {
  const files = new Map<string, Buffer>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (zip.entriesRead > limits.files) return refuse("big" as const);
    if (entry.fileName.endsWith("/") || !wants(entry.fileName)) continue;
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > limits.fileBytes || total > limits.totalBytes) return refuse("big" as const);
    const parts: Buffer[] = [];
    // An entry that holds more than it says is broken off by the reader as soon as it does.
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    files.set(entry.fileName, Buffer.concat(parts));
  }
  return ok(files);
};

/**
 * The files of an archive by their names in it. What it says of its sizes is not believed: an entry that unpacks to
 * more than it said ends the reading.
 * @param wants which files are unpacked at all
 */
export const readZip = async (
  bytes: Buffer,
  wants: (name: string) => boolean = () => true,
  limits: ZipLimits = zipLimits,
): Promise<Outcome<Map<string, Buffer>, ZipFault>> => {
  if (bytes.length > limits.archiveBytes) return refuse("big");
  try {
    const zip = await fromBufferPromise(bytes, { validateEntrySizes: true });
    return await unpack(zip, limits, wants);
  } catch {
    return refuse("broken");
  }
};

/** When every file of an archive is said to be written: the same content must give the same bytes. */
const always = new Date(2000, 0, 1);

/** An archive of these files: the same bytes for the same files in the same order. */
export const writeZip = async (
  files: readonly (readonly [name: string, content: Buffer])[],
): Promise<Buffer> => {
  const zip = new Writer();
  for (const [name, content] of files)
    zip.addBuffer(content, name, { mtime: always, mode: 0o100644, forceDosTimestamp: true });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
};
