/** The simplest bot there is, on grammY alone: polls, says each text back, keeps nothing. To be set beside the product. */
import { Bot } from "grammy";
import { serveParent } from "./child.js";

const { BENCH_TOKEN = "", BENCH_API_ROOT = "" } = process.env;

const bot = new Bot(BENCH_TOKEN, { client: { apiRoot: BENCH_API_ROOT } });
bot.on("message:text", (ctx) => ctx.reply(ctx.message.text));
await new Promise<void>((resolve, reject) => {
  bot.start({ onStart: () => resolve() }).catch(reject);
});

serveParent({ stop: () => bot.stop() });
