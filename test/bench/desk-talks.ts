/**
 * Talks at the desk, for the benchmark: people who have asked for a human, specialists who have taken them, and words
 * that go both ways through the forum. Knows of the product only the words on its buttons.
 */
import type { Sandbox, SandboxMessage } from "../../src/sandbox/contract.js";
import { atEvenRate, type Load, until } from "./load.js";

/** As many talks as one specialist may hold. */
const talksEach = 3;

type Talk = { person: number; specialist: number; thread: number };

const keysOf = (message: SandboxMessage) => message.reply_markup?.inline_keyboard?.flat() ?? [];
/** A number in letters, which nobody takes for a telephone. */
const inLetters = (n: number) => [...String(n)].map((digit) => "бвгджзклмн"[Number(digit)]).join("");

export const deskTalks = (sandbox: Sandbox) => {
  const { control } = sandbox;
  const talks: Talk[] = [];
  let chat = 0;
  const staff: number[] = [];
  let heard: (message: SandboxMessage, chatId: number) => void = () => {};
  sandbox.onEvent((event) => {
    if (event.type === "message" && event.message.from?.is_bot === true) heard(event.message, event.chat_id);
  });

  /** Does something and waits for the bot's message that fits. */
  const reaches = async (
    act: () => Promise<unknown>,
    fits: (message: SandboxMessage, chatId: number) => boolean,
    what: string,
  ): Promise<SandboxMessage> => {
    let found: SandboxMessage | undefined;
    heard = (message, chatId) => {
      if (fits(message, chatId)) found ??= message;
    };
    await act();
    await until(() => found !== undefined, 20_000);
    heard = () => {};
    if (found === undefined) throw new Error(`Waited for ${what} in vain.`);
    return found;
  };

  /** A forum and its specialists, whom the product still has to be told of. */
  const forum = async (count: number) => {
    for (let n = 0; n < Math.ceil(count / talksEach); n++)
      staff.push((await control.addPerson({ first_name: "Айгуль", side: "staff" })).id);
    const group = await control.addGroup({
      title: "Дежурная группа",
      members: staff,
      is_forum: true,
      bot_is_admin: true,
    });
    chat = group.id;
    return { chat, staff };
  };

  const open = async (n: number): Promise<Talk> => {
    const specialist = staff[Math.floor(n / talksEach)] ?? 0;
    const { id: person } = await control.addPerson({
      first_name: "Алия",
      language_code: "ru",
      side: "phone",
    });
    const data = "1:step:talk.about:skip";
    const { message_id } = await reaches(
      () => control.say({ user: person, text: "/talk" }),
      (message) => JSON.stringify(keysOf(message)).includes(data),
      "what about",
    );
    await reaches(
      () => control.press({ user: person, message_id, data }),
      (message, chatId) => chatId === person && (message.text ?? "").includes("городе"),
      "where",
    );
    const take = (message: SandboxMessage) => keysOf(message).find(({ text }) => text.includes("Взять"));
    const card = await reaches(
      () => control.say({ user: person, text: "Казань" }),
      (message, chatId) => chatId === chat && take(message) !== undefined,
      "a card",
    );
    const text = take(card)?.text ?? "";
    const pinned = await reaches(
      () => control.press({ user: specialist, chat, message_id: card.message_id, text }),
      (message, chatId) =>
        chatId === chat && message.message_thread_id !== card.message_thread_id && keysOf(message).length > 0,
      "a topic",
    );
    const thread = pinned.message_thread_id ?? 0;
    await reaches(
      () => control.say({ user: specialist, chat, thread, text: "Здравствуйте, я вас слушаю." }),
      (_, chatId) => chatId === person,
      "the first word",
    );
    return { person, specialist, thread };
  };

  /** People who talk with them, one talk after the other. */
  const openTalks = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) talks.push(await open(n));
  };

  /** Words at an even rate, in turns from a person and from a specialist, until the other side has them. */
  const words = async (perSecond: number, seconds: number): Promise<Load> => {
    const sentAt = new Map<string, number>();
    const latenciesMs: number[] = [];
    let updates = 0;
    const started = performance.now();
    heard = (message) => {
      const said = /номер (\p{L}+)/u.exec(message.text ?? "")?.[1] ?? "";
      const at = sentAt.get(said);
      if (at === undefined) return;
      sentAt.delete(said);
      latenciesMs.push(performance.now() - at);
    };
    await atEvenRate(perSecond, seconds, (n) => {
      const { person, specialist, thread } = talks[Math.floor(n / 2) % talks.length] as Talk;
      const text = `Сегодня было две контрольных, номер ${inLetters(n)}`;
      sentAt.set(inLetters(n), performance.now());
      updates += 1;
      void control.say(n % 2 === 0 ? { user: person, text } : { user: specialist, chat, thread, text });
    });
    await until(() => sentAt.size === 0, 15_000);
    heard = () => {};
    const seconds_ = (performance.now() - started) / 1000;
    return { updates, latenciesMs, lost: sentAt.size, outOfOrder: 0, seconds: seconds_ };
  };

  return { forum, openTalks, words };
};
