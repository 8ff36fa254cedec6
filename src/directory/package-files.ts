/** The files of a package, from a folder or a .zip, as streams. Trusts no size that an archive tells; writes nothing to disk. */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { type Entry, openPromise as openZip, type ZipFile } from "yauzl";
import { BrokenFile, limits, megabytes } from "./broken-file.js";

export type PackageFiles = {
  names: readonly string[];
  open(name: string): Promise<Readable>;
  close(): void;
};

const tooLarge = (file: string) =>
  new BrokenFile(`the file is larger than ${megabytes(limits.fileBytes)}`, { file });

/** One file by itself, or the files of a folder. */
export const openFolder = async (path: string): Promise<PackageFiles> => {
  const isFolder = (await stat(path)).isDirectory();
  const names = isFolder ? (await readdir(path)).sort() : [basename(path)];
  const placeOf = (name: string) => (isFolder ? join(path, name) : path);
  return {
    names,
    open: async (name) => {
      if ((await stat(placeOf(name))).size > limits.fileBytes) throw tooLarge(name);
      return createReadStream(placeOf(name));
    },
    close: () => {},
  };
};

/** Lets bytes through until they are more than an honest archive can hold. */
const guard = (file: string, packed: number, count: (bytes: number) => number) => {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (count(chunk.length) > limits.fileBytes) return done(tooLarge(file));
      const isBomb = bytes > 2 ** 20 && bytes > packed * limits.zipRatio;
      if (isBomb)
        return done(
          new BrokenFile("it unpacks to far more than it holds: this is no honest archive", { file }),
        );
      done(null, chunk);
    },
  });
};

const entriesOf = async (zip: ZipFile, file: string): Promise<Map<string, Entry>> => {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith("/")) continue;
    if (entries.size >= limits.zipEntries)
      throw new BrokenFile(`there are more than ${limits.zipEntries} files in the archive`, { file });
    if (entry.isEncrypted())
      throw new BrokenFile("the archive is locked with a password", { file: entry.fileName });
    const name = basename(entry.fileName);
    // What operating systems add is nobody's data.
    if (name.startsWith(".") || entry.fileName.startsWith("__MACOSX")) continue;
    if (entries.has(name)) throw new BrokenFile("the archive has it twice", { file: name });
    entries.set(name, entry);
  }
  return entries;
};

/** The files of a .zip, whatever folders they lie in. @throws BrokenFile when it is none */
export const openArchive = async (path: string): Promise<PackageFiles> => {
  const file = basename(path);
  if ((await stat(path)).size > limits.fileBytes) throw tooLarge(file);
  const broken = () => new BrokenFile("this is no .zip archive, or it is damaged", { file });
  const zip = await openZip(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw broken();
  });
  try {
    const entries = await entriesOf(zip, file);
    let unpacked = 0;
    const count = (bytes: number) => (unpacked += bytes);
    return {
      names: [...entries.keys()].sort(),
      open: async (name) => {
        const entry = entries.get(name);
        if (entry === undefined) throw broken();
        const stream = await zip.openReadStreamPromise(entry).catch(() => {
          throw new BrokenFile("it cannot be unpacked", { file: name });
        });
        const through = guard(name, entry.compressedSize, count);
        // Not a pipeline: that would hand on the archive's own error instead of our sentence.
        stream.on("error", () =>
          through.destroy(new BrokenFile("it cannot be unpacked: the archive is damaged", { file: name })),
        );
        through.on("close", () => stream.destroy());
        return stream.pipe(through);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof BrokenFile ? error : broken();
  }
};
