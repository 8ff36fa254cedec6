/** Takes a multipart/form-data body apart, as leniently as Telegram: libraries write it in many ways. */

export type Part = { name: string; file_name: string | null; mime_type: string; bytes: Buffer };

const headerEnd = Buffer.from("\r\n\r\n");

const parameter = (header: string, name: string): string | null => {
  const extended = new RegExp(`;\\s*${name}\\*=(?:UTF-8'')?([^;\\s]+)`, "i").exec(header)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, "i").exec(header);
  if (match === null) return null;
  return (match[1] ?? match[2] ?? "").replaceAll(/\\(["\\])/g, "$1").replaceAll("%22", '"');
};

const parsePart = (bytes: Buffer): Part | null => {
  const end = bytes.indexOf(headerEnd);
  if (end === -1) return null;
  const headers = bytes.subarray(0, end).toString("utf8");
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? "";
  const name = parameter(disposition, "name");
  if (name === null) return null;
  return {
    name,
    file_name: parameter(disposition, "filename"),
    mime_type: /^content-type:\s*([^\s;]+)/im.exec(headers)?.[1] ?? "application/octet-stream",
    bytes: bytes.subarray(end + headerEnd.length),
  };
};

/** The parts of a body in their order; null when it is not what its content type says. */
export const parseMultipart = (body: Buffer, contentType: string): Part[] | null => {
  const match = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) return null;
  // With the line break in front, so that the bytes of a file cannot be taken for a delimiter by chance.
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const whole = Buffer.concat([Buffer.from("\r\n"), body]);
  const parts: Part[] = [];
  let start = whole.indexOf(delimiter);
  while (start !== -1) {
    const from = start + delimiter.length;
    const next = whole.indexOf(delimiter, from);
    if (next === -1) return parts;
    const part = parsePart(whole.subarray(from, next));
    if (part === null) return null;
    parts.push(part);
    start = next;
  }
  return null;
};
