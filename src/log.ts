/**
 * The logger. Takes an event's name and fields that cannot carry a person's words, phone or place:
 * only numbers, booleans and short codes pass; anything else is replaced by its kind.
 */
import { type DestinationStream, destination, pino } from "pino";

/** A value that may stand in a log line: a number, a yes or no, or a code of plain letters. */
export type LogField = number | bigint | boolean | string | null | undefined;

export type Log = {
  debug(event: string, fields?: Record<string, LogField>): void;
  info(event: string, fields?: Record<string, LogField>): void;
  warn(event: string, fields?: Record<string, LogField>): void;
  error(event: string, fields?: Record<string, LogField>, error?: unknown): void;
};

const code = /^[A-Za-z][\w.:/-]{0,79}$/;
const cleanField = (value: LogField): LogField => {
  if (typeof value === "bigint") return Number(value);
  return typeof value === "string" && !code.test(value) ? `(text of ${value.length})` : value;
};

/** Where an error arose: its class and our own frames. Its message may quote a person or a token and stays out. */
const traceOf = (error: unknown) => {
  if (!(error instanceof Error)) return { thrown: typeof error };
  // A message of several lines may hold what looks like a frame.
  const frames = (error.stack ?? "")
    .replace(error.message, () => "")
    .split("\n")
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
    .slice(0, 6)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/.*\/((?:src|dist|node_modules)\/)/, "($1"));
  const reason = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return {
    thrown: error.name,
    reason,
    frames,
    cause: error.cause instanceof Error ? error.cause.name : undefined,
  };
};

/** Builds the logger, which writes JSON lines to standard error or to the given stream; `silent` writes nothing. */
export const createLog = (level: string, stream: DestinationStream = destination(2)): Log => {
  const out = pino({ level, base: null }, stream);
  const clean = (fields: Record<string, LogField> = {}) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cleanField(value)]));
  return {
    debug: (event, fields) => out.debug(clean(fields), event),
    info: (event, fields) => out.info(clean(fields), event),
    warn: (event, fields) => out.warn(clean(fields), event),
    error: (event, fields, error) =>
      out.error({ ...clean(fields), ...(error === undefined ? {} : traceOf(error)) }, event),
  };
};
