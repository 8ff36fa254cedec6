/**
 * Writes what was decided about a card into the directory's rows, each time with a line of history. To be called in a
 * transaction. Decides nothing: neither who may do it nor whether it is right.
 */
import { randomUUID } from "node:crypto";
import type { Day } from "../domain/days.js";
import { type CardField, type CardValues, type Change, plainValue } from "../domain/directory/card-fields.js";
import type { NewCard } from "../domain/directory/card-record.js";
import type { ServiceCode } from "../domain/needs.js";
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";

/** Who did it, as `signed` writes it, and when. */
export type Signature = { by: string; at: Instant };

type Rows = { key: string; locationId: string; organizationId: string; serviceIds: string[] };
type Writers = { [F in CardField]: (rows: Rows, value: CardValues[F]) => Promise<unknown> };

export const createCardEditStore = (db: Db) => {
  const rowsOf = async (key: string): Promise<Rows | undefined> => {
    const row = await db.location.findUnique({ where: { key }, include: { services: true } });
    if (row === null || row.organization_id === null) return undefined;
    const serviceIds = row.services.flatMap(({ service_id: id }) => id ?? []);
    return { key, locationId: row.id, organizationId: row.organization_id, serviceIds };
  };
  const organization = (
    { organizationId: id }: Rows,
    data: Parameters<typeof db.organization.update>[0]["data"],
  ) => db.organization.update({ where: { id }, data });
  const services = ({ serviceIds }: Rows, data: Parameters<typeof db.service.updateMany>[0]["data"]) =>
    db.service.updateMany({ where: { id: { in: serviceIds } }, data });
  const note = (
    rows: Rows,
    { by, at }: Signature,
    field: string,
    before: string | null,
    after: string | null,
  ) =>
    db.metadata.create({
      data: {
        id: randomUUID(),
        resource_id: rows.organizationId,
        resource_type: "organization",
        last_action_date: at,
        last_action_type: "update",
        field_name: field,
        previous_value: before,
        replacement_value: after,
        updated_by: by,
      },
    });

  /** The services of an organization by their codes. */
  const coded = async (organizationId: string) => {
    const own = await db.service.findMany({
      where: { organization_id: organizationId },
      select: { id: true },
    });
    const links = await db.attribute.findMany({ where: { link_id: { in: own.map(({ id }) => id) } } });
    const terms = await db.taxonomyTerm.findMany({
      where: { id: { in: links.flatMap((link) => link.taxonomy_term_id ?? []) } },
    });
    return new Map(
      links.map((link) => [
        terms.find(({ id }) => id === link.taxonomy_term_id)?.code ?? "",
        link.link_id ?? "",
      ]),
    );
  };

  const offer = async (
    { key, locationId, organizationId }: Rows,
    code: ServiceCode,
    known: string | undefined,
  ) => {
    const id = known ?? randomUUID();
    if (known === undefined) {
      const like = await db.organization.findUniqueOrThrow({ where: { id: organizationId } });
      await db.service.create({
        data: {
          id,
          key: `${key}/${code}`,
          organization_id: organizationId,
          status: like.status,
          evidence: "source",
        },
      });
      const term = await db.taxonomyTerm.findFirstOrThrow({ where: { code, taxonomy: { name: "service" } } });
      await db.attribute.create({
        data: { id: randomUUID(), link_id: id, link_entity: "service", taxonomy_term_id: term.id },
      });
    } else await db.service.update({ where: { id }, data: { evidence: "source", status: "active" } });
    await db.serviceAtLocation.createMany({
      data: [{ id: randomUUID(), service_id: id, location_id: locationId }],
      skipDuplicates: true,
    });
  };

  const writers: Writers = {
    name: (rows, name) => organization(rows, { name }),
    website: (rows, website) => organization(rows, { website }),
    email: (rows, email) => organization(rows, { email }),
    publish: (rows, publish) => organization(rows, { publish }),
    status: async (rows, status) => {
      await organization(rows, { status });
      await services(rows, { status });
    },
    alert: (rows, alert) => services(rows, { alert }),
    cost: (rows, fees_description) => services(rows, { fees_description }),
    ages: (rows, ages) =>
      services(rows, {
        eligibility_description: ages?.text ?? null,
        minimum_age: ages?.min ?? null,
        maximum_age: ages?.max ?? null,
      }),
    phones: async ({ organizationId: organization_id }, phones) => {
      await db.phone.deleteMany({ where: { organization_id } });
      const data = phones.map((phone) => ({ ...phone, id: randomUUID(), organization_id, source: [] }));
      await db.phone.createMany({ data });
    },
    address: async ({ locationId: location_id }, address_1) => {
      const known = await db.address.findFirst({ where: { location_id, confidential: false } });
      if (known !== null) return db.address.update({ where: { id: known.id }, data: { address_1 } });
      const { name: city } = await db.location.findUniqueOrThrow({ where: { id: location_id } });
      return db.address.create({ data: { id: randomUUID(), location_id, address_1, city } });
    },
    hours: async ({ locationId: location_id }, hours) => {
      await db.schedule.deleteMany({ where: { location_id } });
      if (hours === null) return;
      const weekly = hours.weekly.length > 0 ? hours.weekly : [{}];
      const data = weekly.map((row) => ({ ...row, id: randomUUID(), location_id, description: hours.text }));
      await db.schedule.createMany({ data });
    },
    documents: async ({ serviceIds }, documents) => {
      await db.requiredDocument.deleteMany({ where: { service_id: { in: serviceIds } } });
      const data = serviceIds.flatMap((service_id) =>
        documents.map((document) => ({ id: randomUUID(), service_id, document })),
      );
      await db.requiredDocument.createMany({ data });
    },
    services: async (rows, codes) => {
      const known = await coded(rows.organizationId);
      const gone = [...known].filter(([code]) => !codes.some((one) => one === code)).map(([, id]) => id);
      // What is no longer given here stays known: it may be given again, and others may point at it. What was only
      // planned or guessed is not given anyway.
      const ended = await db.service.findMany({
        where: { id: { in: gone }, evidence: "source" },
        select: { id: true },
      });
      const ids = ended.map(({ id }) => id);
      await db.serviceAtLocation.deleteMany({
        where: { location_id: rows.locationId, service_id: { in: ids } },
      });
      await db.service.updateMany({ where: { id: { in: ids } }, data: { status: "inactive" } });
      for (const code of codes) await offer(rows, code, known.get(code));
    },
  };
  const write = <F extends CardField>(rows: Rows, field: F, value: CardValues[F]) => {
    const writer: Writers[F] = writers[field];
    return writer(rows, value);
  };

  /** What people of ours have touched is no longer replaced by the region files. */
  const touched = (rows: Rows) => organization(rows, { origin: "own" });

  return {
    /** Writes changes into a card. False when there is none of that key. */
    async apply(key: string, changes: readonly Change[], signature: Signature): Promise<boolean> {
      const rows = await rowsOf(key);
      if (rows === undefined) return false;
      for (const { field, before, after } of changes) {
        await write(rows, field, after);
        await note(rows, signature, field, plainValue(before), plainValue(after));
      }
      await services(rows, { last_modified: signature.at });
      await touched(rows);
      return true;
    },

    /** Somebody has assured that all of it is true. False when it gives nothing that could be assured. */
    async assure(key: string, on: Day, signature: Signature): Promise<boolean> {
      const rows = await rowsOf(key);
      if (rows === undefined || rows.serviceIds.length === 0) return false;
      const { assured_date: before = null } =
        (await db.service.findFirst({ where: { id: { in: rows.serviceIds } } })) ?? {};
      await services(rows, { assured_date: on, assurer_email: signature.by });
      await note(rows, signature, "assured_date", before, on);
      await touched(rows);
      return true;
    },

    /** How many places are free there today. */
    async setAvailable(key: string, available: number, on: Day, signature: Signature): Promise<boolean> {
      const rows = await rowsOf(key);
      const [service_id] = rows?.serviceIds ?? [];
      if (rows === undefined || service_id === undefined) return false;
      const known = await db.serviceCapacity.findFirst({ where: { service_id: { in: rows.serviceIds } } });
      const data = { available, updated: on };
      await (known === null
        ? db.serviceCapacity.create({ data: { ...data, id: randomUUID(), service_id } })
        : db.serviceCapacity.update({ where: { id: known.id }, data }));
      await note(rows, signature, "available", known?.available?.toString() ?? null, String(available));
      await touched(rows);
      return true;
    },

    /** A new record that nobody is shown until it has been approved. */
    async add(card: NewCard, { by, at }: Signature): Promise<void> {
      const { key, kind, name, place, municipality, region } = card;
      const [organizationId, locationId] = [randomUUID(), randomUUID()];
      await db.organization.create({
        data: {
          id: organizationId,
          key,
          name,
          region,
          status: "active",
          publish: "after-check",
          origin: "own",
        },
      });
      await db.location.create({
        data: {
          id: locationId,
          key,
          organization_id: organizationId,
          location_type: "physical",
          name: place,
          municipality,
          region,
        },
      });
      const term = await db.taxonomyTerm.findFirstOrThrow({
        where: { code: kind, taxonomy: { name: "kind" } },
      });
      await db.attribute.create({
        data: {
          id: randomUUID(),
          link_id: organizationId,
          link_entity: "organization",
          taxonomy_term_id: term.id,
        },
      });
      await note({ key, locationId, organizationId, serviceIds: [] }, { by, at }, "created", null, name);
    },

    async close(card: string, until: Day, before: string | null): Promise<void> {
      await db.cardClosure.upsert({ where: { card }, create: { card, until, before }, update: { until } });
    },

    /** The end of a closure: what the card was before. Undefined when it was not closed for a while. */
    async endClosure(card: string): Promise<{ until: Day; before: string | null } | undefined> {
      const row = await db.cardClosure.findUnique({ where: { card } });
      if (row !== null) await db.cardClosure.delete({ where: { card } });
      return row ?? undefined;
    },
  };
};
