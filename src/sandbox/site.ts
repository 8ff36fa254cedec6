/** Serves the web messenger's own files, and nothing else from the disk. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname, sep } from "node:path";
import { fileURLToPath } from "node:url";

const pageFolder = fileURLToPath(new URL("page/", import.meta.url));
// The package resolves to a build for Node; the browser's build lies one folder up.
const vendorFolder = fileURLToPath(new URL("../", import.meta.resolve("lit-html")));

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

const locate = (path: string): string | undefined => {
  if (path === "/") return `${pageFolder}index.html`;
  const [folder, rest] = path.startsWith("/page/")
    ? [pageFolder, path.slice("/page/".length)]
    : path.startsWith("/vendor/")
      ? [vendorFolder, path.slice("/vendor/".length)]
      : [undefined, ""];
  if (folder === undefined || rest.split("/").some((part) => part === "..")) return undefined;
  return rest.includes("\0") || (sep === "\\" && rest.includes(sep)) ? undefined : folder + rest;
};

/** Answers with a file of the page; false when there is none such. */
export const serveSite = async (path: string, response: ServerResponse): Promise<boolean> => {
  const file = locate(path);
  const type = types[extname(file ?? "")];
  if (file === undefined || type === undefined) return false;
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) return false;
  response.writeHead(200, {
    "content-type": type,
    "content-length": found.size,
    "content-security-policy": "default-src 'self'",
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
  });
  createReadStream(file).pipe(response);
  return true;
};
