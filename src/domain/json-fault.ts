/** Where a JSON text stops being one: the engine tells it only sometimes. Finds the place; reads no values. */

/** Files that somebody wrote are wrong: its words say all that is needed, and where in our code it was noticed helps nobody. */
export class BrokenFiles extends Error {}

const token =
  /[\s]*(?:("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([[\]{},:]))/uy;

/** Always matches, if only nothing. */
const gap = /\s*/y;

type Wanted = "value" | "first" | "key" | "first-key" | "colon" | "next" | "nothing";

/** The index of the first sign that cannot stand where it stands; the text's length when it only ends too early. */
export const faultAt = (text: string): number => {
  const open: string[] = [];
  let wanted: Wanted = "value";
  const after = (): Wanted => (open.length === 0 ? "nothing" : "next");
  for (let at = 0; ; ) {
    gap.lastIndex = at;
    gap.exec(text);
    const here = gap.lastIndex;
    token.lastIndex = at;
    const found = token.exec(text);
    if (found === null) return here;
    at = token.lastIndex;
    const [, string, scalar, sign = ""] = found;
    const isValue = wanted === "value" || wanted === "first";
    const isKey = wanted === "key" || wanted === "first-key";
    const inside = open.at(-1);
    if (string !== undefined && isKey) wanted = "colon";
    else if ((string !== undefined || scalar !== undefined) && isValue) wanted = after();
    else if (sign === ":" && wanted === "colon") wanted = "value";
    else if (sign === "," && wanted === "next") wanted = inside === "{" ? "key" : "value";
    else if ((sign === "[" || sign === "{") && isValue) {
      open.push(sign);
      wanted = sign === "[" ? "first" : "first-key";
    } else if (
      (sign === "]" && inside === "[" && (wanted === "next" || wanted === "first")) ||
      (sign === "}" && inside === "{" && (wanted === "next" || wanted === "first-key"))
    ) {
      open.pop();
      wanted = after();
    } else return here;
  }
};
