/**
 * The other side of the benchmark, in a process of its own: the sandbox without budgets, and people who answer guided
 * questions in it, or talk with specialists. Told what to do by messages from its parent; knows of the product only the words on its buttons.
 */
import type { Message } from "@grammyjs/types";
import type { SandboxMessage } from "../../src/sandbox/contract.js";
import { startSandbox } from "../../src/sandbox/sandbox.js";
import { serveParent } from "./child.js";
import { deskTalks } from "./desk-talks.js";
import { atEvenRate, type Load, until } from "./load.js";

/** The questions the people walk up and down, by what their buttons carry, and the answer that is given to each. */
const walk = [
  ["bullying.where", "class"],
  ["bullying.howOften", "daily"],
  ["bullying.whoKnows", "nobody"],
  ["bullying.wish", "back"],
] as const;

type Phone = {
  id: number;
  /** The message with the open question, and which one it is. */
  open: { message: SandboxMessage; question: string } | undefined;
  expected: string;
  forward: boolean;
  pressedAt: number;
};

const sandbox = await startSandbox({ budgets: false });
const phones = new Map<number, Phone>();
let answered: (phone: Phone) => void = () => {};
let outOfOrder = 0;

const buttonsOf = (message: Message) => message.reply_markup?.inline_keyboard?.flat() ?? [];
const dataOf = (message: Message) =>
  buttonsOf(message).flatMap((button) => ("callback_data" in button ? [button.callback_data] : []));
const questionOf = (message: Message) => /^1:(?:answer|step):([^:]+):/.exec(dataOf(message)[0] ?? "")?.[1];

sandbox.onEvent((event) => {
  if (event.type !== "message" || event.message.from?.is_bot !== true) return;
  const phone = phones.get(event.chat_id);
  const question = questionOf(event.message);
  if (phone === undefined || question === undefined) return;
  if (phone.expected !== "" && question !== phone.expected) outOfOrder += 1;
  phone.open = { message: event.message, question };
  answered(phone);
});

/** Presses the answer to the open question. */
const press = (phone: Phone): void => {
  const { open } = phone;
  if (open === undefined) throw new Error("No question is open.");
  const at = walk.findIndex(([question]) => question === open.question);
  if (at === walk.length - 1) phone.forward = false;
  if (at === 0) phone.forward = true;
  const data = phone.forward ? `1:answer:${open.question}:${walk[at]?.[1]}` : `1:step:${open.question}:back`;
  phone.expected = walk[at + (phone.forward ? 1 : -1)]?.[0] ?? "";
  phone.open = undefined;
  phone.pressedAt = performance.now();
  void sandbox.control.press({ user: phone.id, message_id: open.message.message_id, data });
};

/** Adds people and leads them to the first question of the walk. */
const prepare = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n++) {
    const { id } = await sandbox.control.addPerson({
      first_name: "Алия",
      language_code: "ru",
      side: "phone",
    });
    const phone: Phone = { id, open: undefined, expected: "", forward: true, pressedAt: 0 };
    phones.set(id, phone);
    const reaches = async (act: () => Promise<unknown>, question: string) => {
      await act();
      const reached = await until(() => phone.open?.question === question, 20_000);
      if (!reached) throw new Error(`A person did not get to ${question}.`);
    };
    const presses = (data: string) => () =>
      sandbox.control.press({ user: id, message_id: phone.open?.message.message_id ?? 0, data });
    await reaches(() => sandbox.control.say({ user: id, text: "меня травят в классе" }), "bullying.safeNow");
    await reaches(presses("1:answer:bullying.safeNow:no"), "bullying.forms");
    await reaches(presses("1:step:bullying.forms:skip"), "bullying.by");
    await reaches(presses("1:step:bullying.by:skip"), "bullying.where");
  }
};

const measure = async (run: (presses: (phone: Phone) => void) => Promise<void>): Promise<Load> => {
  const latenciesMs: number[] = [];
  let updates = 0;
  outOfOrder = 0;
  const waiting = new Set<Phone>();
  let lastAt = performance.now();
  const started = lastAt;
  const then = answered;
  answered = (phone) => {
    lastAt = performance.now();
    waiting.delete(phone);
    latenciesMs.push(lastAt - phone.pressedAt);
    then(phone);
  };
  const presses = (phone: Phone) => {
    updates += 1;
    waiting.add(phone);
    press(phone);
  };
  await run(presses);
  await until(() => waiting.size === 0, 15_000);
  answered = () => {};
  return { updates, latenciesMs, lost: waiting.size, outOfOrder, seconds: (lastAt - started) / 1000 };
};

/** At an even rate, whether the replies keep up or not. */
const paced = (perSecond: number, seconds: number): Promise<Load> =>
  measure(async (presses) => {
    const all = [...phones.values()];
    await atEvenRate(perSecond, seconds, (n) => {
      const phone = all[n % all.length];
      if (phone?.open !== undefined) presses(phone);
    });
  });

/** Everybody answers as soon as they are asked. */
const flatOut = (answers: number): Promise<Load> => {
  let left = answers;
  let go: (phone: Phone) => void = () => {};
  answered = (phone) => go(phone);
  return measure(async (presses) => {
    go = (phone) => {
      if (left-- > 0) presses(phone);
    };
    for (const phone of phones.values()) go(phone);
    await until(() => left <= 0, 120_000);
  });
};

/** Texts to a bot that says each of them back: how many answers come a second. */
const echo = async (people: number, texts: number): Promise<number> => {
  const ids = await Promise.all(
    Array.from({ length: people }, () => sandbox.control.addPerson({ first_name: "Эхо", side: "phone" })),
  ).then((persons) => persons.map(({ id }) => id));
  let left = texts;
  let heard = 0;
  const say = (user: number) => {
    if (left-- > 0) void sandbox.control.say({ user, text: "привет" });
  };
  const stop = sandbox.onEvent((event) => {
    if (event.type !== "message" || event.message.from?.is_bot !== true) return;
    heard += 1;
    say(event.chat_id);
  });
  const started = performance.now();
  for (const id of ids) say(id);
  await until(() => heard >= texts, 120_000);
  stop();
  return heard / ((performance.now() - started) / 1000);
};

serveParent({
  address: () => Promise.resolve({ url: sandbox.url, token: sandbox.token }),
  prepare,
  paced,
  flatOut,
  echo,
  ...deskTalks(sandbox),
  cpu: () => Promise.resolve(process.cpuUsage()),
});
