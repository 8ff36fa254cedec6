/** A call that Telegram refuses: code, text and parameters. Knows no method and no state. */

export type RefusalParameters = { retry_after?: number; migrate_to_chat_id?: number };

const prefixes: Record<number, string> = { 400: "Bad Request", 403: "Forbidden", 409: "Conflict" };

/** Thrown by whatever plays Telegram; the server answers it, so nothing but the server catches it. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: RefusalParameters,
  ) {
    super(description);
  }
}

/** `refuse(400, "chat not found")` reads as Telegram says it: "Bad Request: chat not found". */
export const refuse = (code: number, text: string, parameters?: RefusalParameters): never => {
  const prefix = prefixes[code];
  throw new Refusal(code, prefix === undefined ? text : `${prefix}: ${text}`, parameters);
};

/** The 400 that most refusals are. */
export const badRequest = (text: string): never => refuse(400, text);
