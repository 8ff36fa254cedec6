/** Checks and converts a call's parameters by the Bot API's own definition. Knows no method by name but for Telegram's special texts. */
import { methods as methodLines, types as typeLines } from "./bot-api-table.js";
import { badRequest } from "./refusal.js";

/** A file that came with a multipart body. */
export type Upload = { file_name: string; mime_type: string; base64: string; size: number };

type Field = { name: string; types: string[]; required: boolean };
type ObjectType = { fields: Map<string, Field>; oneOf: string[] };
type Checked<T = unknown> = { value: T; unknown: string[] };
type Result = Checked | string;

const parseTable = (lines: string): Map<string, ObjectType> =>
  new Map(
    lines
      .trim()
      .split("\n")
      .map((line) => {
        const [name = "", ...rest] = line.split(" ");
        if (rest[0]?.startsWith("=") === true)
          return [name, { fields: new Map(), oneOf: rest[0].slice(1).split("|") }];
        const fields = rest.map((field): [string, Field] => {
          const [left = "", types = ""] = field.split(":");
          const required = left.endsWith("!");
          const key = required ? left.slice(0, -1) : left;
          return [key, { name: key, types: types.split("|"), required }];
        });
        return [name, { fields: new Map(fields), oneOf: [] }];
      }),
  );

const methods = parseTable(methodLines);
const types = parseTable(typeLines);
const byLowerCase = new Map([...methods.keys()].map((name) => [name.toLowerCase(), name]));

/** The method's right spelling, for names are case-insensitive; undefined when Telegram has none such. */
export const findMethod = (name: string): string | undefined => byLowerCase.get(name.toLowerCase());

const emptyTexts: Record<string, string> = {
  chat_id: "chat_id is empty",
  text: "message text is empty",
  message_id: "message identifier is not specified",
  user_id: "invalid user_id specified",
};

const mistyped = (path: string, type: string): string => `field "${path}" must be of type ${type}`;

const checkInteger = (value: unknown, path: string): Result => {
  const number = typeof value === "string" && /^[+-]?\d+$/.test(value.trim()) ? Number(value) : value;
  return Number.isSafeInteger(number) ? { value: number, unknown: [] } : mistyped(path, "Integer");
};
const checkFloat = (value: unknown, path: string): Result => {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number)
    ? { value: number, unknown: [] }
    : mistyped(path, "Float");
};
const checkBoolean = (value: unknown, path: string): Result => {
  if (typeof value === "boolean") return { value, unknown: [] };
  const word = String(value).toLowerCase();
  if (["true", "yes", "1"].includes(word)) return { value: true, unknown: [] };
  if (["false", "no", "0"].includes(word)) return { value: false, unknown: [] };
  return mistyped(path, "Boolean");
};
const checkString = (value: unknown, path: string, files: Map<string, Upload>): Result => {
  if (typeof value === "number") return { value: String(value), unknown: [] };
  if (typeof value !== "string") return mistyped(path, "String");
  if (!value.startsWith("attach://")) return { value, unknown: [] };
  const file = files.get(value.slice("attach://".length));
  return file === undefined ? `file "${path}" isn't attached` : { value: file, unknown: [] };
};

const isUpload = (value: unknown): value is Upload =>
  typeof value === "object" && value !== null && "base64" in value && "file_name" in value;

const checkList = (value: unknown, items: string[], path: string, files: Map<string, Upload>): Result => {
  if (!Array.isArray(value)) return mistyped(path, "Array");
  const values: unknown[] = [];
  const unknown: string[] = [];
  for (const [index, element] of value.entries()) {
    const result = checkOne(element, items, `${path}.${index}`, files);
    if (typeof result === "string") return result;
    values.push(result.value);
    unknown.push(...result.unknown);
  }
  return { value: values, unknown };
};

const checkFields = (
  value: Record<string, unknown>,
  { fields }: ObjectType,
  path: string,
  files: Map<string, Upload>,
): Checked<Record<string, unknown>> | string => {
  const checked: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const key of Object.keys(value))
    if (!fields.has(key)) unknown.push(path === "" ? key : `${path}.${key}`);
  for (const { name, types: allowed, required } of fields.values()) {
    const given = value[name];
    const at = path === "" ? name : `${path}.${name}`;
    if (given === undefined || given === null) {
      if (required)
        return path === ""
          ? (emptyTexts[name] ?? `parameter "${name}" is required`)
          : `can't find field "${at}"`;
      continue;
    }
    const result = checkOne(given, allowed, at, files);
    if (typeof result === "string") return result;
    checked[name] = result.value;
    unknown.push(...result.unknown);
  }
  return { value: checked, unknown };
};

const checkObject = (given: unknown, type: string, path: string, files: Map<string, Upload>): Result => {
  // The one object for which a text may stand.
  const value = type === "KeyboardButton" && typeof given === "string" ? { text: given } : given;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return mistyped(path, type);
  const definition = types.get(type);
  if (definition === undefined) return { value, unknown: [] };
  if (definition.oneOf.length > 0) return checkOne(value, definition.oneOf, path, files);
  return checkFields({ ...value }, definition, path, files);
};

const checkAs = (value: unknown, type: string, path: string, files: Map<string, Upload>): Result => {
  if (type.endsWith("[]")) return checkList(value, [type.slice(0, -2)], path, files);
  switch (type) {
    case "Integer":
      return checkInteger(value, path);
    case "Float":
      return checkFloat(value, path);
    case "Boolean":
      return checkBoolean(value, path);
    case "String":
      return checkString(value, path, files);
    case "InputFile":
      return isUpload(value) ? { value, unknown: [] } : mistyped(path, "InputFile");
    default:
      return checkObject(value, type, path, files);
  }
};

const scalars = new Set(["Integer", "Float", "Boolean", "String", "InputFile"]);
const fromJson = (value: unknown): unknown => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
};

/** How many fields of a value the type knows: the complaint about the most alike type helps most. */
const resemblance = (value: unknown, type: string): number => {
  const fields = types.get(type)?.fields;
  if (fields === undefined || typeof value !== "object" || value === null) return 0;
  return Object.keys(value).filter((key) => fields.has(key)).length;
};

/** Of the types a field may have, the one that fits with the fewest unknown fields. */
const checkOne = (given: unknown, allowed: string[], path: string, files: Map<string, Upload>): Result => {
  const lists = allowed.filter((type) => type.endsWith("[]")).map((type) => type.slice(0, -2));
  const value = allowed.some((type) => scalars.has(type)) ? given : fromJson(given);
  // A list of several kinds may mix them, so each element chooses its own.
  if (lists.length > 1 && Array.isArray(value)) {
    return checkList(value, lists, path, files);
  }
  let best: Result | undefined;
  let closest = resemblance(value, allowed[0] ?? "");
  for (const type of allowed) {
    const result = checkAs(value, type, path, files);
    if (typeof result === "string") {
      const likeness = resemblance(value, type);
      if (best === undefined || (typeof best === "string" && likeness > closest)) {
        best = result;
        closest = likeness;
      }
    } else if (best === undefined || typeof best === "string" || result.unknown.length < best.unknown.length)
      best = result;
    if (typeof best !== "string" && best?.unknown.length === 0) return best;
  }
  return best ?? mistyped(path, "Unknown");
};

/** The parameters as the Bot API defines them, and the names of those it does not know (Telegram ignores them). */
export const validate = (
  method: string,
  params: Record<string, unknown>,
  files: Map<string, Upload>,
): { params: Record<string, unknown>; unknown: string[] } => {
  const definition = methods.get(method);
  if (definition === undefined) throw new Error(`no definition of ${method}`);
  const result = checkFields(params, definition, "", files);
  if (typeof result === "string") return badRequest(result);
  return { params: result.value, unknown: result.unknown };
};
