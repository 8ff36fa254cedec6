/** Processes of the benchmark that are asked by messages: one side answers questions, the other puts them. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

type Question = { id: number; name: string; args: unknown[] };
type Answer = { id: number; result?: unknown; error?: string };

/** In the child: answers each question by the function of its name. */
export const serveParent = (answers: Record<string, (...args: never[]) => Promise<unknown>>): void => {
  process.on("message", ({ id, name, args }: Question) => {
    const answer = answers[name] as ((...args: unknown[]) => Promise<unknown>) | undefined;
    const reply = (message: Omit<Answer, "id">) => process.send?.({ id, ...message });
    Promise.resolve(answer?.(...args)).then(
      (result) => reply({ result }),
      (error: unknown) => reply({ error: String(error) }),
    );
  });
  process.on("disconnect", () => process.exit(0));
  process.send?.({ id: 0 });
};

export type Child = {
  ask<T>(name: string, ...args: unknown[]): Promise<T>;
  stop(): Promise<void>;
};

/** In the parent: starts a file of this folder and waits until it answers. */
export const startChild = async (
  file: string,
  env: Record<string, string> = {},
  flags: string[] = [],
): Promise<Child> => {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...process.env, ...env },
    execArgv: [...(file.endsWith(".ts") ? ["--import", "tsx"] : []), ...flags],
  });
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  const question = <T>(id: number) =>
    new Promise<T>((resolve, reject) => waiting.set(id, { resolve: resolve, reject }));
  const settle = ({ id, result, error }: Answer) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(result as never);
    else one?.reject(new Error(`${file}: ${error}`));
  };
  child.on("message", settle);
  child.on("exit", (code) => {
    for (const id of waiting.keys()) settle({ id, error: `ended with ${code}` });
  });
  await question<void>(0);
  return {
    ask: <T>(name: string, ...args: unknown[]) => {
      last += 1;
      const answer = question<T>(last);
      child.send({ id: last, name, args });
      return answer;
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.on("exit", () => resolve());
        child.disconnect();
      }),
  };
};
