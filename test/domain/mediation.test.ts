/** Whether a mediator may help: only where nothing that was said speaks against it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fears, harms, judge, opponents, repeats, type Said, voices } from "../../src/domain/mediation.js";

const calm: Said = { with: "parent", harm: "no", fear: "no", repeat: "quarrel", voice: "both" };

describe("judge", () => {
  test.each<[Partial<Said>, string]>([
    [{}, "equal"],
    [{ with: undefined }, "equal"],
    [{ harm: "yes" }, "violence"],
    [{ harm: "yes", with: "class" }, "bullying"],
    [{ repeat: "always", with: "class" }, "bullying"],
    [{ repeat: "always", with: "parent" }, "violence"],
    [{ fear: "yes" }, "violence"],
    [{ fear: "yes", with: "friend" }, "unsure"],
    [{ fear: "sometimes" }, "unsure"],
    [{ voice: "one" }, "imbalance"],
    [{ harm: "unsure" }, "unsure"],
    [{ harm: "~words" }, "unsure"],
    [{ voice: undefined }, "unsure"],
  ])("%j is %s", (said, kind) => expect(judge({ ...calm, ...said })).toBe(kind));

  test("nothing but four clear answers is ever a conflict of equals", () => {
    const one = (options: readonly string[]) => fc.constantFrom(undefined, "~words", ...options);
    const said = fc.record({
      with: one(opponents),
      harm: one(harms),
      fear: one(fears),
      repeat: one(repeats),
      voice: one(voices),
    });
    fc.assert(
      fc.property(said, (all) => {
        const { harm, fear, repeat, voice } = all;
        const clear = harm === "no" && fear === "no" && repeat === "quarrel" && voice === "both";
        expect(judge(all) === "equal").toBe(clear);
      }),
    );
  });
});
