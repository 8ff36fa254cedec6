/** Expected refusals as values: plain data with a closed set of codes, rendered by a view. Bugs are thrown instead. */
export type Outcome<T, Code extends string> = { ok: true; value: T } | { ok: false; code: Code };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const refuse = <Code extends string>(code: Code): { ok: false; code: Code } => ({ ok: false, code });
