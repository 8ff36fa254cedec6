/** Owns the decision: how urgent a text is, whether to ask, what it is about. Pure: the same text gives the same answer. */
import { createEngine, type Engine, type Found, type Hit } from "./compile.js";
import type { Category, Exception, Intent, Level, Pack, Trigger } from "./pack.js";
import { levels } from "./pack.js";

export type Triage = {
  readonly level: Level;
  readonly ask: boolean;
  readonly categories: readonly string[];
  readonly rules: readonly string[];
  readonly intent: Intent;
};

/** What a classifier adds: it may raise, ask and name the intent. */
export type Opinion = { readonly level: Level; readonly ask: boolean; readonly intent: Intent | undefined };
export type Judge = (text: string, found: Found, byRules: Triage) => Opinion;

const rank = (level: Level): number => levels.indexOf(level);
export const higher = (a: Level, b: Level): Level => (rank(a) >= rank(b) ? a : b);
export const isAlert = (level: Level): boolean => rank(level) >= rank("high");
/** Whether a written rule heard something, and not the statistical model alone. */
export const isByRule = ({ rules }: Pick<Triage, "rules">): boolean =>
  rules.some((rule) => !rule.startsWith("model."));

type TriggerHit = Hit & { readonly rule: Trigger };
type Outcome = {
  readonly level: Level;
  readonly ask: boolean;
  readonly category: Category | undefined;
  readonly ids: readonly string[];
};

const isTrigger = (hit: Hit): hit is TriggerHit => hit.rule.kind === "trigger";

const covers = (exception: Exception, hit: Hit, trigger: TriggerHit): boolean => {
  const { category } = trigger.rule;
  if (exception.cancels !== "all" && (!category || !exception.cancels.includes(category))) return false;
  if (exception.scope === "text") return trigger.rule.soft;
  if (hit.sentence !== trigger.sentence) return false;
  return exception.scope === "sentence" || hit.span.some((at) => trigger.span.includes(at));
};

const settle = (trigger: TriggerHit, hits: readonly Hit[]): Outcome => {
  const { rule } = trigger;
  for (const hit of hits) {
    if (hit.rule.kind !== "exception" || !covers(hit.rule, hit, trigger)) continue;
    const level = rank(hit.rule.leaves) < rank(rule.level) ? hit.rule.leaves : rule.level;
    return {
      level,
      ask: hit.rule.ask,
      category: level === "standard" ? undefined : rule.category,
      ids: [hit.rule.id],
    };
  }
  if (trigger.doubtful)
    return { level: "standard", ask: true, category: rule.category, ids: [`${rule.id}?`] };
  if (rule.level !== "high")
    return { level: rule.level, ask: rule.ask, category: rule.category, ids: [rule.id] };
  const cue = hits.find((hit) => {
    if (hit.rule.kind !== "urgency" || !rule.category || !hit.rule.raises.includes(rule.category))
      return false;
    if (hit.rule.scope === "text") return true;
    return Math.abs(hit.sentence - trigger.sentence) <= (hit.rule.scope === "near" ? 1 : 0);
  });
  return {
    level: cue ? "imminent" : "high",
    ask: rule.ask,
    category: rule.category,
    ids: cue ? [rule.id, cue.rule.id] : [rule.id],
  };
};

const byCategory: Partial<Record<Category, Intent>> = {
  violence: "violence",
  sexual: "violence",
  sextortion: "violence",
  neglect: "violence",
  runaway: "accommodation",
  bullying: "bullying",
};

const intentOf = (found: Found, outcomes: readonly Outcome[], level: Level): Intent => {
  const score = new Map<Intent, number>();
  const add = (intent: Intent, weight: number) => score.set(intent, (score.get(intent) ?? 0) + weight);
  for (const hit of found.hits) if (hit.rule.kind === "intent") add(hit.rule.intent, hit.rule.weight);
  for (const outcome of outcomes) {
    if (outcome.category && outcome.level !== "standard") {
      add(byCategory[outcome.category] ?? "psychologist", rank(outcome.level) * (isAlert(level) ? 3 : 1));
    }
  }
  let best: Intent = "other";
  for (const [intent, weight] of score) if (weight > (score.get(best) ?? 0)) best = intent;
  return best;
};

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].toSorted();

/** The decision of the rules alone. */
export const decide = (found: Found): Triage => {
  const outcomes = found.hits.filter(isTrigger).map((hit) => settle(hit, found.hits));
  const level = outcomes.reduce<Level>((sum, outcome) => higher(sum, outcome.level), "standard");
  return {
    level,
    ask: !isAlert(level) && outcomes.some((outcome) => outcome.ask),
    categories: sorted(
      outcomes.flatMap(({ category, level: own }) => (category && own !== "standard" ? [category] : [])),
    ),
    rules: sorted(outcomes.flatMap((outcome) => outcome.ids)),
    intent: intentOf(found, outcomes, level),
  };
};

/** What the rules only suspected: which matters they would have asked about. */
const suspectedIn = ({ hits }: Found): string[] =>
  sorted(
    hits
      .filter(isTrigger)
      .map((hit) => settle(hit, hits))
      .flatMap(({ level, ask, category }) => (level === "standard" && ask && category ? [category] : [])),
  );

/**
 * Adds an opinion to the decision of the rules: never lowers the level, never takes a question back except by an alert.
 * @param suspected what an alarm is about when no rule was sure of it
 */
export const raise = (triage: Triage, opinion: Opinion, suspected: readonly string[] = []): Triage => {
  const level = higher(triage.level, opinion.level);
  const raised = level !== triage.level;
  const asks = !isAlert(level) && (triage.ask || opinion.ask);
  return {
    ...triage,
    level,
    categories: raised && isAlert(level) ? sorted([...triage.categories, ...suspected]) : triage.categories,
    ask: asks,
    rules:
      raised || asks !== triage.ask ? [...triage.rules, raised ? "model.level" : "model.ask"] : triage.rules,
    intent: opinion.intent ?? triage.intent,
  };
};

/** Builds the triage of a checked pack; `judge` is the optional classifier. */
export const createTriage = (pack: Pack, judge?: (engine: Engine) => Judge): ((text: string) => Triage) => {
  const engine = createEngine(pack);
  const opinionOn = judge?.(engine);
  return (text) => {
    const found = engine.find(text);
    const byRules = decide(found);
    return opinionOn ? raise(byRules, opinionOn(text, found, byRules), suspectedIn(found)) : byRules;
  };
};
