/** Sends whoever keeps the directory a picture of what there is where in a region, with what is lacking most in two lines. */
import type { Needs } from "../../deps.js";
import type { RegionCode } from "../../domain/directory/region-data.js";
import { type HeatMapFile, pagesOf } from "../../domain/heat-map.js";
import { dayMs, instant, msOf } from "../../domain/time.js";
import { coverageLines, coverageMap } from "../../views/coverage.js";
import { dateText } from "../../views/when.js";
import { voiceOfChat } from "./coordinators.js";

/** How far back searches that found nothing are counted. */
const days = 90;
const dayLength = "2026-12-25".length;

export const showCoverage = async (
  deps: Needs<"store" | "outbox" | "directory" | "clock" | "i18n">,
  { chatId, region }: { chatId: number; region: RegionCode },
): Promise<void> => {
  const { store, outbox, directory, clock } = deps;
  const { t, language } = await voiceOfChat(deps, chatId);
  const now = clock.now();
  const missed = await store.misses.since(instant(msOf(now) - days * dayMs).slice(0, dayLength));
  const rows = directory.coverage({ missed, now, region });
  const about = {
    language,
    region: directory.regionOf(region)?.[language] ?? region,
    days,
    date: dateText(now.slice(0, dayLength), language),
  };
  const pages = pagesOf(coverageMap(t, about, { rows }));
  for (const [page, heatMap] of pages.entries()) {
    const document: HeatMapFile = { heatMap, name: `${region}-${now.slice(0, dayLength)}-${page + 1}.png` };
    const caption = page === 0 ? { caption: coverageLines(t, about, rows) } : {};
    await outbox.post({
      to: `chat:${chatId}`,
      method: "sendDocument",
      payload: { document, ...caption },
      priority: "prompt",
    });
  }
};
