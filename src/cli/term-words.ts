/** What the codes of our taxonomies are called where the directory leaves: in the language of the regions. */
import type { TermWords } from "../domain/directory/hsds/filled.js";
import { KINDS } from "../domain/directory/region-data.js";
import { SERVICE_CODES } from "../domain/needs.js";
import { createI18n } from "../i18n/i18n.js";

export const termWords = (): TermWords => {
  const t = createI18n().translator("ru", true);
  const labels: Record<string, Map<string, string>> = {
    kind: new Map(KINDS.map((code) => [code, t(`find:kinds.${code}`)])),
    service: new Map(SERVICE_CODES.map((code) => [code, t(`find:services.${code}`)])),
  };
  return (taxonomy, code) => labels[taxonomy]?.get(code);
};
