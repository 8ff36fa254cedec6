/** From region files through rows to cards: nothing lost, nothing invented, nothing secret shown. */
import { describe, expect, test } from "vitest";
import { isShowable } from "../../../src/domain/directory/card.js";
import { cardContext, toCards } from "../../../src/domain/directory/cards.js";
import { toRows } from "../../../src/domain/directory/hsds.js";
import { createServiceIndex } from "../../../src/domain/directory/nearest.js";
import { NEEDS, parseNeed, SERVICE_CODES, suitabilityOf } from "../../../src/domain/needs.js";
import { loadRegions, stableId } from "../../../src/regions.js";

const data = loadRegions();
const rows = toRows(data, stableId);
const cards = toCards(rows, cardContext(data));
const cardOf = (key: string) => {
  const found = cards.find((card) => card.key === key);
  if (!found) throw new Error(`no card ${key}`);
  return found;
};

const isDoubled = (list: { id: string }[]) => new Set(list.map(({ id }) => id)).size !== list.length;

describe("rows", () => {
  test("have ids that are unique within their table, and every link leads somewhere", () => {
    expect(Object.entries(rows).flatMap(([table, list]) => (isDoubled(list) ? [table] : []))).toEqual([]);
    const organizations = new Set(rows.organization.map(({ id }) => id));
    const services = new Set(rows.service.map(({ id }) => id));
    const locations = new Set(rows.location.map(({ id }) => id));
    const terms = new Set(rows.taxonomyTerm.map(({ id }) => id));
    expect(rows.service.every((row) => organizations.has(row.organization_id))).toBe(true);
    expect(
      rows.serviceAtLocation.every((row) => services.has(row.service_id) && locations.has(row.location_id)),
    ).toBe(true);
    expect(rows.attribute.every((row) => terms.has(row.taxonomy_term_id))).toBe(true);
    expect(rows.attribute.every((row) => services.has(row.link_id) || organizations.has(row.link_id))).toBe(
      true,
    );
  });
});

describe("cards", () => {
  test("one for each institution; a name that is not known stays unknown", () => {
    expect(cards).toHaveLength(65);
    expect(cards.filter(isShowable)).toHaveLength(27);
    expect(cardOf("rt-bugulma-kcson").name).toBeNull();
  });

  test("a public address is shown, that of a shelter or a crisis centre never", () => {
    expect(cardOf("pr-ussur-kolybelka").address).toBe("Уссурийск, пер. Крупской, 5");
    const secret = cards.filter(({ viaSpecialist }) => viaSpecialist);
    expect(secret.filter(({ address, point }) => address !== null || point?.exact)).toEqual([]);
    for (const key of ["ns-nadezhda", "ns-viktoria", "ns-raduga", "rt-kazan-umilenie", "rt-nk-balkysh"])
      expect(secret).toContain(cardOf(key));
  });

  test("what was only inferred is not offered, what was planned says so", () => {
    expect(cardOf("rt-nk-balkysh").services).toEqual([{ code: "shelter_children", planned: false }]);
    expect(cardOf("rt-almet-opeka").services).toContainEqual({ code: "social_rental", planned: true });
  });

  test("a card without its own point stands at the centre of its municipality", () => {
    const { point, place } = cardOf("rt-almet-opeka");
    expect(point).toEqual({ lat: 54.90442, lon: 52.3154, exact: false });
    expect(place).toMatchObject({ ru: "Альметьевск", tt: "Әлмәт" });
    expect(cardOf("ns-morskoyzaliv").point).toBeNull();
  });

  test("how one gets in, by which way and in which language comes from the rows", () => {
    const key = "pr-ussur-kolybelka";
    const told = toCards(
      {
        ...rows,
        service: rows.service.map((row) => ({ ...row, application_process: "позвоните и запишитесь" })),
        location: rows.location.map((row) => ({ ...row, location_type: "virtual" })),
        language: rows.location.map(({ id }) => ({
          id,
          service_id: null,
          location_id: id,
          phone_id: null,
          name: "татарский",
          code: null,
        })),
      },
      cardContext(data),
    ).find((card) => card.key === key);
    expect(told).toMatchObject({
      application: "позвоните и запишитесь",
      statedFormats: ["online"],
      languages: ["tt"],
    });
    expect(cardOf(key)).toMatchObject({ application: null, statedFormats: [] });
  });

  test("hours and ages are taken only where they are plainly said", () => {
    expect(cardOf("ns-ostatsya").hours?.weekly).toEqual([
      { byday: "MO,TU,WE,TH,FR,SA,SU", opens_at: "00:00", closes_at: "24:00" },
    ]);
    expect(cardOf("pr-vladmama").ages).toMatchObject({ min: 0, max: 4 });
    expect(cardOf("rt-kazan-doverie").ages).toEqual({
      text: "дети и молодёжь; основная группа 14-35",
      min: null,
      max: null,
    });
  });
});

describe("the programmes are findable", () => {
  const index = createServiceIndex(cards);
  const nearest = (need: (typeof NEEDS)[number], key: string, age?: number) => {
    const { point, region, municipality } = cardOf(key);
    return index
      .find({ need, at: point, region, municipality, age: age ?? null, limit: 3 })
      .map(({ card }) => card.key);
  };

  test("mediation in Agryz, family help in Almetyevsk, a psychologist in Kazan, rental in Laishevo", () => {
    expect(nearest("mediation", "rt-agryz-nadezhda")[0]).toBe("rt-agryz-nadezhda");
    expect(nearest("social_help", "rt-almet-opeka")[0]).toBe("rt-almet-opeka");
    expect(nearest("bullying", "rt-kazan-kcson", 14)[0]).toMatch(/^rt-kazan-doverie/);
    expect(nearest("rental", "rt-laishevo-kcson")[0]).toBe("rt-laishevo-kcson");
  });

  test("a centre whose services nobody wrote down answers a general need, and rental says that it is planned", () => {
    expect(nearest("social_help", "rt-laishevo-kcson")).toContain("rt-laishevo-kcson");
    const { point, region } = cardOf("rt-laishevo-kcson");
    const [rental] = index.find({ need: "rental", at: point, region, limit: 1 });
    // Nobody knows its telephone: where somebody answers within the hour stands before it.
    const any = index
      .find({ need: "any", at: point, region, limit: 3 })
      .find(({ card }) => card.key === "rt-laishevo-kcson");
    expect([rental?.planned, any?.planned]).toEqual([true, false]);
  });

  test("legal and material help in Ussuriysk, a shelter in Ust-Kulom", () => {
    expect(nearest("legal_help", "pr-ussur-kolybelka")[0]).toBe("pr-ussur-kolybelka");
    expect(nearest("material_help", "pr-ussur-kolybelka")[0]).toBe("pr-ussur-kolybelka");
    expect(nearest("accommodation", "ko-ustkulom")[0]).toBe("ko-ustkulom");
  });
});

describe("needs", () => {
  test("every need has something that is exactly or nearly it, and no need leads to an authority", () => {
    expect(NEEDS.filter((need) => Math.max(...Object.values(suitabilityOf(need))) < 0.8)).toEqual([]);
    expect(NEEDS.filter((need) => suitabilityOf(need).authority)).toEqual([]);
    expect(suitabilityOf("authority")).toEqual({});
    expect(suitabilityOf("any").authority).toBeUndefined();
  });

  test("are understood as needs, codes and words of intents", () => {
    expect(parseNeed("bullying")).toBe("bullying");
    expect(parseNeed(" Legal help ")).toBe("legal_help");
    expect(parseNeed("find_service")).toBe("any");
    expect(parseNeed("green-room")).toBe("green_room");
    expect(parseNeed("toString")).toBeNull();
    for (const code of SERVICE_CODES) expect(parseNeed(code)).toBe(code);
  });
});
