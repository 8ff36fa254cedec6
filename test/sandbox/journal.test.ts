/** A killed sandbox loses nothing that it has acknowledged, and the demo world is made once. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Api } from "grammy";
import { expect, onTestFinished, test } from "vitest";
import type { SandboxOptions, World } from "../../src/sandbox/contract.js";
import { demo } from "../../src/sandbox/demo.js";
import { startSandbox } from "../../src/sandbox/sandbox.js";
import { forum, place, raw, teen } from "./place.js";

const newJournal = (): string => join(mkdtempSync(join(tmpdir(), "sandbox-")), "world", "journal.jsonl");

const restart = async (options: SandboxOptions) => {
  const sandbox = await startSandbox({ budgets: false, ...options });
  onTestFinished(() => sandbox.close());
  return { sandbox, api: new Api(sandbox.token, { apiRoot: sandbox.url }) };
};
const still = (world: World) => ({ ...world, now: 0 });

test("the world, the clock, the files and the queue come back", async () => {
  const journal = newJournal();
  const { sandbox, control, api } = await place({ journal });
  await api.setMyCommands([{ command: "sos", description: "Помощь" }]);
  await api.createForumTopic(forum, "тема");
  const base64 = Buffer.from("файл").toString("base64");
  const sent = await control.sendMedia({ user: teen, kind: "document", base64 });
  const gone = await control.say({ user: teen, text: "сотру" });
  await api.deleteMessage(teen, gone.message_id);
  await control.moveClock({ ms: 3_600_000 });
  await control.say({ user: teen, text: "после часа" });
  const queue = await api.getUpdates();
  const world = sandbox.world();
  await sandbox.close();
  expect(statSync(journal).mode & 0o777).toBe(0o600);

  const next = await restart({ journal, demo: true });
  expect(still(next.sandbox.world())).toEqual(still(world));
  expect(next.sandbox.now()).toBeGreaterThanOrEqual(world.now);
  expect(await next.api.getUpdates()).toEqual(queue);
  const { file_path } = await next.api.getFile(sent.document?.file_id ?? "");
  const file = await fetch(`${next.sandbox.url}/file/bot${next.sandbox.token}/${file_path}`);
  expect(await file.text()).toBe("файл");
  const more = await next.sandbox.control.say({ user: teen, text: "дальше" });
  expect(more.message_id).toBeGreaterThan(gone.message_id);
  expect((await next.api.getUpdates()).at(-1)?.update_id).toBe((queue.at(-1)?.update_id ?? 0) + 1);
});

test("a line cut short by a kill is left out, and starting compacts", async () => {
  const journal = newJournal();
  const { sandbox, api, control } = await place({ journal });
  const sent = await api.sendMessage(teen, "0");
  for (let n = 1; n < 50; n++) await api.editMessageText(teen, sent.message_id, `${n}`);
  await sandbox.close();
  const before = statSync(journal).size;
  appendFileSync(journal, '[["messages:11",77,{"text":"полусл');
  const next = await restart({ journal });
  expect(next.sandbox.world().messages[teen]?.at(-1)?.text).toBe("49");
  expect(statSync(journal).size).toBeLessThan(before / 2);
  expect(readFileSync(journal, "utf8")).not.toContain("полусл");
  await expect(control.say({ user: teen, text: "в закрытый" })).rejects.toThrow(/closed/);
});

test("a damaged journal is named, and left as it is", async () => {
  const journal = newJournal();
  const { sandbox } = await place({ journal });
  await sandbox.close();
  appendFileSync(journal, "это не журнал\n");
  const before = readFileSync(journal, "utf8");
  await expect(startSandbox({ journal })).rejects.toThrow(/journal\.jsonl is damaged at line \d+/);
  expect(readFileSync(journal, "utf8")).toBe(before);
});

test("a second start on a taken port leaves the journal alone", async () => {
  const journal = newJournal();
  const { sandbox, api } = await place({ journal });
  const port = Number(new URL(sandbox.url).port);
  await expect(startSandbox({ journal, port })).rejects.toThrow(/EADDRINUSE/);
  await api.sendMessage(teen, "после");
  await sandbox.close();
  const next = await restart({ journal });
  expect(next.sandbox.world().messages[teen]?.at(-1)?.text).toBe("после");
});

const serve = `
  const { startSandbox } = await import(process.env.SANDBOX);
  const sandbox = await startSandbox({ journal: process.env.JOURNAL, demo: true, budgets: false });
  console.log(sandbox.url);
`;

test("kill -9 in the middle of sending loses nothing acknowledged", async () => {
  const journal = newJournal();
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", serve], {
    env: {
      ...process.env,
      SANDBOX: new URL("../../src/sandbox/sandbox.ts", import.meta.url).href,
      JOURNAL: journal,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = await once(child.stdout, "data");
  const url = String(line).trim();
  const { token } = await restart({}).then(({ sandbox }) => sandbox);
  await fetch(`${url}/control/open`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ user: demo.teen }),
  });
  const acknowledged: string[] = [];
  const sending = (async () => {
    for (let n = 0; ; n++) {
      const answer = await raw({ url, token }, "sendMessage", { chat_id: demo.teen, text: `№${n}` });
      if (answer.ok) acknowledged.push(`№${n}`);
      if (n === 200) child.kill("SIGKILL");
    }
  })();
  await expect(sending).rejects.toThrow(/fetch failed|terminated/);
  expect(acknowledged.length).toBeGreaterThanOrEqual(200);

  const { sandbox, api } = await restart({ journal, demo: true });
  const kept = new Set(sandbox.world().messages[demo.teen]?.map(({ text }) => text));
  expect(acknowledged.filter((text) => !kept.has(text))).toEqual([]);
  expect((await api.getUpdates()).at(-1)?.message?.text).toBe("/start");
  expect(sandbox.world().persons).toHaveLength(5);
});

test("the demo world has phones, staff and a forum where the bot may do its work", async () => {
  const { sandbox, api } = await restart({ demo: true });
  const { persons, chats } = sandbox.world();
  expect(persons.filter(({ side }) => side === "phone").map(({ id }) => id)).toEqual([
    demo.teen,
    demo.parent,
  ]);
  expect(persons.filter(({ side }) => side === "staff").map(({ first_name }) => first_name)).toEqual([
    "Айгуль",
    "Марат",
    "Вера Павловна",
  ]);
  expect(chats.find(({ id }) => id === demo.staffChat)).toMatchObject({ is_forum: true, bot_is_admin: true });
  const topic = await api.createForumTopic(demo.staffChat, "первая");
  expect(topic.message_thread_id).toBeGreaterThan(0);
  const updates = await api.getUpdates();
  expect(updates.find(({ my_chat_member }) => my_chat_member !== undefined)?.my_chat_member?.chat.id).toBe(
    demo.staffChat,
  );
});
