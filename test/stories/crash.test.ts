import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import type { SandboxMessage, World } from "../../src/sandbox/contract.js";
import { startEmbedded } from "../../src/store/embedded.js";
import { textOf } from "../support/actors.js";
import { until } from "../support/engine.js";

const cli = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const dir = mkdtempSync(path.join(tmpdir(), "ryadom-crash-"));
let running: { child: ChildProcess; url: string } | undefined;

afterAll(async () => {
  running?.child.kill("SIGKILL");
  // Adopts the server that the killed process left behind, and stops it.
  await startEmbedded(dir).then(({ stop }) => stop());
  rmSync(dir, { recursive: true, force: true });
});

/** The product as a process of its own, ready. */
const start = async () => {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    RYADOM_DATA: dir,
    PORT: "0",
    LOG_LEVEL: "error",
  };
  const child = spawn(process.execPath, ["--import", "tsx", cli, "start"], { cwd: root, env });
  let out = "";
  child.stdout.on("data", (data: Buffer) => {
    out += data.toString();
  });
  child.stderr.on("data", (data: Buffer) => {
    out += data.toString();
  });
  await until(() => {
    if (child.exitCode !== null) throw new Error(out);
    return /http:\/\/\S+/.test(out);
  }, 60_000);
  running = { child, url: /http:\/\/[^\s/]+/.exec(out)?.[0] ?? "" };
};

const kill = async () => {
  const { child } = running ?? {};
  const gone = new Promise((resolve) => child?.on("exit", resolve));
  child?.kill("SIGKILL");
  await gone;
};

const world = async (): Promise<World> =>
  (await fetch(`${running?.url}/control/state`)).json() as Promise<World>;
const act = async (verb: string, argument: object) => {
  const response = await fetch(`${running?.url}/control/${verb}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(argument),
  });
  const answer = (await response.json()) as { ok: boolean; error?: string };
  if (!answer.ok) throw new Error(answer.error);
};

test("killed in the middle of the conversation, and started again: it goes on, nothing is lost and nothing said twice", {
  timeout: 240_000,
}, async () => {
  await start();
  const user = (await world()).persons.find(({ side }) => side === "phone")?.id ?? 0;
  const messages = async (): Promise<SandboxMessage[]> => (await world()).messages[String(user)] ?? [];
  const sees = (text: string) =>
    until(async () => (await messages()).some((one) => textOf(one).includes(text)), 30_000);
  const says = (text: string) => act("say", { user, text });
  const buttonUnder = ({ reply_markup }: SandboxMessage, label: string) =>
    reply_markup?.inline_keyboard?.flat().find(({ text }) => text.includes(label))?.text;
  const presses = async (label: string) => {
    const find = async () =>
      (await messages()).findLast((message) => buttonUnder(message, label) !== undefined);
    await until(async () => (await find()) !== undefined, 30_000);
    const under = await find();
    if (under === undefined) throw new Error(`No button ${label}.`);
    await act("press", { user, message_id: under.message_id, text: buttonUnder(under, label) });
  };

  await act("open", { user });
  await sees("языке");
  await presses("Русский");
  await sees("Кто");
  await presses("Подросток");
  await says("меня травят в классе");
  await sees("прямо сейчас что-то угрожает");
  await presses("Нет, сейчас спокойно");
  await sees("Что происходит?");

  // At once after the press: the answer may be anywhere between the phone and the reply.
  await presses("Обзывают, смеются");
  await presses("Готово");
  await kill();
  await start();
  await sees("Кто это делает?");
  await presses("Пропустить");
  await sees("Где это бывает?");

  await presses("В классе");
  await kill();
  await start();
  await sees("Как часто?");
  await presses("Почти каждый день");
  await sees("уже знает");
  await presses("Пока никто");
  await sees("больше всего");
  await presses("Понять, что делать");
  await sees("Где искать помощь?");
  await says("Бугульма");
  await sees("8-800-2000-122");

  const all = (await messages()).map(textOf);
  for (const question of [
    "угрожает",
    "Что происходит?",
    "Где это бывает?",
    "Как часто?",
    "уже знает",
    "больше всего",
    "Место: Бугульма",
  ])
    expect(
      all.filter((text) => text.includes(question)),
      all.join("\n---\n"),
    ).toHaveLength(1);
  expect(all.filter((text) => text.startsWith("↻"))).toEqual([]);
  expect(all.find((text) => text.includes("Где это бывает?"))).toContain("В классе");
});
