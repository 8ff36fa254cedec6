/** Opens the store for a command: your own PostgreSQL, the embedded one that runs, or the embedded one started for it. */
import type { Config } from "../config.js";
import { ConfigError } from "../config.js";
import { systemClock } from "../domain/time.js";
import { openDatabase } from "../store/database.js";
import { findEmbedded, startEmbedded } from "../store/embedded.js";
import { migrate } from "../store/migrate.js";
import { createSeal, readKey } from "../store/seal.js";
import { createStore, type Store } from "../store/store.js";

export const withStore = async <T>(
  config: Config,
  work: (store: Store, databaseUrl: string) => Promise<T>,
): Promise<T> => {
  const running = config.databaseUrl ?? findEmbedded(config.dataDir);
  const embedded = running === undefined ? await startEmbedded(config.dataDir) : undefined;
  const url = running ?? embedded?.url ?? "";
  try {
    await migrate(url);
    const database = openDatabase(url, 2);
    try {
      const store = createStore(database, createSeal(readKey(config.key, config.dataDir)));
      if (!(await store.facts.proveKey(systemClock.now()))) {
        throw new ConfigError(
          "RYADOM_KEY does not open what this database holds: give the key it was made with.",
        );
      }
      return await work(store, url);
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
};
