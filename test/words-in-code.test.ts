/** Words that people read stand in `locales`, where all languages are complete; code keeps none, with few exceptions. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** Files, or folders, whose Cyrillic is data or a name and not a sentence said to somebody. */
const allowed: Record<string, string> = {
  "domain/crisis": "what people write, to be recognised",
  "domain/directory": "names of places, their endings and look-alike letters, to be recognised",
  "domain/careful-words.ts": "promises that nobody can keep, to be recognised",
  "domain/masking.ts": "what identifies a person, to be recognised; its mark stands in a specialist's text",
  "domain/naming.ts": "what names somebody, to be recognised",
  "domain/programmes/steps.ts": "words that staff type in a command, to be recognised",
  "domain/programmes/stock-words.ts": "words that staff type in a command, to be recognised",
  "domain/training":
    "courses and practice talks for Russian-speaking staff, and what they write, to be recognised",
  "domain/tickets.ts": "the parts of pseudonyms: names, the same in every language",
  "bot/cries.ts": "cries for help that are no button's label, in all languages at once",
  "bot/crisis-answers.ts": "little words around an answer, in all languages at once, to be passed over",
  "bot/crisis-sayings.ts": "little words around an answer, in all languages at once, to be passed over",
  "conversations/listen.ts": "one letter that people write in two ways",
  "domain/ages-said.ts": "one letter that people write in two ways",
  "domain/log.ts": "little words around a date, in all languages at once, to be passed over",
  "domain/near-said.ts": "that somebody is near, as people say it, to be recognised",
  "domain/dates-said.ts": "days and times as people say them, to be recognised",
  "domain/desk/avoiding.ts": "one letter that people write in two ways",
  "domain/desk/watching.ts": "one letter that people write in two ways",
  "domain/desk/roster-words.ts": "hours as staff type them, to be recognised",
  "domain/desk/roster-sheet.ts": "one letter that people write in two ways",
  "domain/desk/tasks.ts": "one letter that people write in two ways",
  "domain/desk/team-territory.ts": "the word by which staff lift a limit, to be recognised",
  "domain/spoken.ts": "one letter that people write in two ways",
  "views/start.ts": "names of the languages, each in itself",
  "outbox/targets.ts": "the name of the lobby topic in a staff group, which is Russian",
  "sandbox/demo.ts": "names of the people who play in the sandbox",
  "main.ts": "names of the staff who play in the sandbox",
  "demo-team.ts": "the name of the team that plays in the sandbox",
  "cli/review-sheet.ts": "headings of a printed sheet for Russian-speaking reviewers",
  "domain/desk/names-typed.ts": "endings of names that staff type, to be recognised",
  "domain/desk/replies.ts": "names of the gaps that staff write into their phrases, to be recognised",
  "directory/exchange.ts": "how addresses shorten «town» and «village», to be recognised",
  "views/preview": "headings of the page for Russian-speaking reviewers",
};

const tokens = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/.*/g;
const isComment = (token: string) => token.startsWith("/*") || token.startsWith("//");
const withoutComments = (code: string) =>
  code.replaceAll(tokens, (token) => (isComment(token) ? " " : token));
const hasCyrillic = (code: string) => /\p{Script=Cyrillic}/u.test(withoutComments(code));

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.includes("generated"))
  .map((name) => name.split(path.sep).join("/"));
const speaking = files.filter((name) => hasCyrillic(readFileSync(path.join(src, name), "utf8")));
const covers = (entry: string, name: string) => name === entry || name.startsWith(`${entry}/`);

describe("words in code", () => {
  test("are told from comments", () => {
    expect(hasCyrillic('const a = "слово";')).toBe(true);
    expect(hasCyrillic("const a = `раз ${two}`;")).toBe(true);
    expect(hasCyrillic('const url = "http://example.org/слово";')).toBe(true);
    expect(hasCyrillic("const a = 1; // слово\n/** «вы» */ const b = 2;")).toBe(false);
  });

  test("are only where they have a reason to be", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(speaking.filter((name) => !Object.keys(allowed).some((entry) => covers(entry, name)))).toEqual([]);
  });

  test("every exception is still needed", () => {
    expect(Object.keys(allowed).filter((entry) => !speaking.some((name) => covers(entry, name)))).toEqual([]);
  });
});
