/** Single cards of the directory as those who keep it see them: found by words, read whole, with their history. Changes nothing. */
import type { CardState } from "../domain/directory/calls.js";
import { type AgesValue, type CardStatus, cardStatuses } from "../domain/directory/card-fields.js";
import { type CardRecord, type HistoryEntry, isSecret } from "../domain/directory/card-record.js";
import { type Searchable, type SoughtWord, searchCards } from "../domain/directory/card-search.js";
import { hoursOf } from "../domain/directory/hours/hours.js";
import { KINDS, type Kind, type Publish, REGIONS } from "../domain/directory/region-data.js";
import { SERVICE_CODES } from "../domain/needs.js";
import type { Db } from "./database.js";
import type { Sql } from "./sql.js";

const whole = {
  organization: { include: { phones: true } },
  addresses: true,
  schedules: true,
  services: { include: { service: { include: { required_documents: true, capacities: true } } } },
} as const;

const statusOf = (text: string | null): CardStatus | null =>
  cardStatuses.find((status) => status === text) ?? null;
const among = <C extends string>(all: readonly C[], given: readonly string[]): C[] =>
  all.filter((code) => given.includes(code));

const most = 20;

export const createCardStore = (db: Db, sql: Sql) => {
  /** The codes that hang on some rows, row by row. */
  const codesOf = async (ids: string[]): Promise<(id: string) => string[]> => {
    const links = await db.attribute.findMany({ where: { link_id: { in: ids } } });
    const terms = await db.taxonomyTerm.findMany({
      where: { id: { in: links.map((link) => link.taxonomy_term_id ?? "").filter((id) => id !== "") } },
    });
    const codes = new Map(terms.map(({ id, code }) => [id, code ?? ""]));
    return (id) =>
      links
        .filter((link) => link.link_id === id)
        .map(({ taxonomy_term_id: term }) => codes.get(term ?? "") ?? "");
  };

  return {
    /** The whole card; undefined when there is none of that key, or it is of no region of ours. */
    async get(key: string): Promise<CardRecord | undefined> {
      const row = await db.location.findUnique({ where: { key }, include: whole });
      const region = REGIONS.find((code) => code === (row?.region ?? row?.organization?.region));
      const organization = row?.organization;
      if (row === null || region === undefined || organization === null || organization === undefined)
        return undefined;
      const services = row.services.flatMap(({ service }) => service ?? []);
      const codes = await codesOf([organization.id, ...services.map(({ id }) => id)]);
      const kinds = among<Kind>(KINDS, codes(organization.id));
      const closure = await db.cardClosure.findUnique({ where: { card: key } });
      const address = row.addresses.find(({ confidential }) => !confidential);
      const dates = services.map(({ assured_date }) => assured_date).filter((date) => date !== null);
      const oldest = dates.toSorted()[0] ?? null;
      const capacity = services.flatMap(({ capacities }) => capacities)[0];
      const standing = services.filter(({ evidence }) => evidence === "source");
      return {
        key,
        region,
        municipality: row.municipality,
        place: row.name,
        kinds,
        values: {
          name: organization.name,
          phones: organization.phones.map(({ number, digits, extension }) => ({ number, digits, extension })),
          address: isSecret({ confidential: row.confidential, kinds }) ? null : (address?.address_1 ?? null),
          website: organization.website,
          email: organization.email,
          hours: hoursOf(row.schedules),
          ages: agesOf(services),
          cost: services.find(({ fees_description }) => fees_description !== null)?.fees_description ?? null,
          documents: [
            ...new Set(
              services.flatMap(({ required_documents }) =>
                required_documents.flatMap(({ document }) => document ?? []),
              ),
            ),
          ],
          services: among(
            SERVICE_CODES,
            standing.flatMap(({ id }) => codes(id)),
          ),
          alert: services.find(({ alert }) => alert !== null)?.alert ?? null,
          status: statusOf(organization.status),
          publish: among<Publish>(["yes", "after-check"], [organization.publish])[0] ?? "no",
        },
        checkedOn: organization.checked_on,
        assuredOn: oldest,
        assuredBy: services.find(({ assured_date }) => assured_date === oldest)?.assurer_email ?? null,
        confidential: row.confidential,
        capacity:
          capacity === undefined
            ? null
            : { available: capacity.available, maximum: capacity.maximum, updated: capacity.updated },
        closedUntil: closure?.until ?? null,
      };
    },

    /** Keys of the cards in which every word stands somewhere, the most alike first. */
    async search(words: readonly SoughtWord[]): Promise<string[]> {
      const rows = await sql.rows<Searchable>`
        select l.key,
          array[o.name, o.alternate_name, l.name, l.municipality,
            (select min(a.address_1) from address a where a.location_id = l.id and not a.confidential)] as texts,
          array(select t.code from attribute a join taxonomy_term t on t.id = a.taxonomy_term_id
            where a.link_id = o.id and a.link_entity = 'organization' and t.code is not null) as kinds,
          array(select p.digits from phone p where p.organization_id = o.id) as digits
        from location l join organization o on o.id = l.organization_id`;
      return searchCards(rows, words, most);
    },

    /** What decides whether somebody has to look at a card, of all cards. */
    async states(): Promise<CardState[]> {
      return sql.rows<CardState>`
        select l.key as card, o.name, coalesce(l.region, o.region, '') as region, l.municipality,
          o.checked_on as "checkedOn", o.publish, o.status,
          (select min(t.code) from attribute a join taxonomy_term t on t.id = a.taxonomy_term_id
            where a.link_id = o.id and a.link_entity = 'organization') as kind,
          min(s.assured_date) as "assuredOn", min(s.alert) as alert,
          exists (select 1 from phone p where p.organization_id = o.id) as "hasPhone",
          (select count(*)::int from card_report r where r.card = l.key and r.closed_at is null) as reports
        from location l join organization o on o.id = l.organization_id
        left join service_at_location sl on sl.location_id = l.id
        left join service s on s.id = sl.service_id
        group by l.key, l.region, l.municipality, o.id`;
    },

    /** What was done to a card, the newest first. */
    async history(key: string): Promise<HistoryEntry[]> {
      const row = await db.location.findUnique({
        where: { key },
        select: { id: true, organization_id: true },
      });
      if (row === null) return [];
      const rows = await db.metadata.findMany({
        where: { resource_id: { in: [row.id, row.organization_id ?? row.id] } },
        orderBy: [{ last_action_date: "desc" }, { field_name: "asc" }],
        take: most,
      });
      return rows.map((one) => ({
        at: one.last_action_date ?? "",
        field: one.field_name ?? "",
        before: one.previous_value,
        after: one.replacement_value,
        by: one.updated_by,
      }));
    },
  };
};

type Ages = {
  eligibility_description: string | null;
  minimum_age: number | null;
  maximum_age: number | null;
};

/** Of all services together; a bound that one of them does not have is none. */
const agesOf = (services: readonly Ages[]): AgesValue | null => {
  const bound = (values: (number | null)[], pick: (...of: number[]) => number) => {
    const known = values.filter((value) => value !== null);
    return known.length > 0 && known.length === values.length ? pick(...known) : null;
  };
  const text = services.find((one) => one.eligibility_description !== null)?.eligibility_description ?? null;
  const min = bound(
    services.map(({ minimum_age }) => minimum_age),
    Math.min,
  );
  const max = bound(
    services.map(({ maximum_age }) => maximum_age),
    Math.max,
  );
  return text === null && min === null && max === null ? null : { text, min, max };
};
