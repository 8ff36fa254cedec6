/** Finds the line on which a value of a JSON text stands, so that an error can name it. Expects valid JSON. */

/** The line (from 1) of the value at `path`; of its nearest present ancestor when the value itself is missing. */
export const lineOf = (json: string, path: readonly PropertyKey[]): number => {
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
  const next = (): { text: string; at: number } => {
    const found = token.exec(json);
    return found ? { text: found[0], at: found.index } : { text: "", at: json.length };
  };
  let best = { depth: -1, at: 0 };

  const walk = (start: { text: string; at: number }, depth: number, onPath: boolean): void => {
    if (onPath && depth > best.depth) best = { depth, at: start.at };
    const close = start.text === "{" ? "}" : start.text === "[" ? "]" : null;
    if (close === null) return;
    for (let index = 0, part = next(); part.text !== close && part.text !== ""; part = next()) {
      if (part.text === ",") continue;
      let name: PropertyKey = index++;
      if (close === "}") {
        name = String(JSON.parse(part.text));
        next();
        part = next();
      }
      walk(part, depth + 1, onPath && depth < path.length && path[depth] === name);
    }
  };
  walk(next(), 0, true);
  return json.slice(0, best.at).split("\n").length;
};
