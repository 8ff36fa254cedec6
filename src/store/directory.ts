/**
 * The directory's tables: filled from the region files, from imports and by hand, read whole into memory. Names and
 * rules are the domain's. Whoever writes to them says `changed()` in the same transaction: all processes read anew.
 */
import type { CardRows } from "../domain/directory/cards.js";
import type { Dataset } from "../domain/directory/dataset.js";
import { type IdMaker, storedId } from "../domain/directory/hsds/stored.js";
import type { KnownLine } from "../domain/directory/lines.js";
import { withoutOwn } from "../domain/directory/own-rows.js";
import type { DirectoryRows } from "../domain/directory/rows.js";
import type { Db } from "./database.js";
import { type Progress, readDataset, writeDataset } from "./directory-rows.js";
import type { Sql } from "./sql.js";

/** What an import or an edit writes: whole records, and the organizations which are ours from now on. */
export type DirectoryChange = { current: Dataset; records: Dataset; owners: readonly string[] };

const keysOf = (rows: readonly { key: string }[]) => new Set(rows.map(({ key }) => key));

export const createDirectoryStore = (db: Db, sql: Sql) => ({
  /**
   * Puts the rows of the region files in place of what was loaded from them before. What was imported or edited since
   * stays. To be called in a transaction.
   */
  async replace(files: DirectoryRows): Promise<void> {
    await this.hold();
    // What we learned by dialling is ours and outlives the files.
    const dialled = await db.helpLine.findMany({ where: { dialled_on: { not: null } } });
    const own = { organization: { is: { origin: "own" } } };
    const rows = withoutOwn(files, {
      organization: keysOf(await db.organization.findMany({ where: { origin: "own" } })),
      service: keysOf(await db.service.findMany({ where: own })),
      location: keysOf(await db.location.findMany({ where: own })),
    });
    await db.helpLine.deleteMany();
    await sql.run`
      delete from attribute using organization o left join service s on s.organization_id = o.id
      where o.origin = 'files' and attribute.link_id in (o.id, s.id)`;
    await db.organization.deleteMany({ where: { origin: "files" } });
    await db.taxonomyTerm.deleteMany({ where: { id: { in: rows.taxonomyTerm.map(({ id }) => id) } } });
    await db.taxonomy.createMany({ data: rows.taxonomy, skipDuplicates: true });
    await db.taxonomyTerm.createMany({ data: rows.taxonomyTerm });
    await db.organization.createMany({ data: rows.organization });
    await db.service.createMany({ data: rows.service });
    await db.location.createMany({ data: rows.location });
    await db.serviceAtLocation.createMany({ data: rows.serviceAtLocation });
    await db.address.createMany({ data: rows.address });
    await db.phone.createMany({ data: rows.phone });
    await db.schedule.createMany({ data: rows.schedule });
    await db.serviceArea.createMany({ data: rows.serviceArea });
    await db.attribute.createMany({ data: rows.attribute });
    await db.serviceCapacity.createMany({ data: rows.serviceCapacity });
    await db.helpLine.createMany({ data: rows.helpLine });
    for (const { key, digits, dialled_by, dialled_on, recorded, languages } of dialled) {
      // A number that has changed since was not dialled.
      await db.helpLine.updateMany({
        where: { key, digits },
        data: { dialled_by, dialled_on, recorded, languages },
      });
    }
    await this.changed();
  },

  /** Everything, in the names of HSDS and with the ids that records came with: for export, comparing and counting. */
  dataset(): Promise<Dataset> {
    return readDataset(sql);
  },

  /**
   * Writes whole records in place of those with the same id, and makes their organizations our own. To be called in a
   * transaction; `make` gives a foreign id the one under which it is kept.
   */
  async write(
    { current, records, owners }: DirectoryChange,
    make: IdMaker,
    progress?: Progress,
  ): Promise<void> {
    await writeDataset(sql, { current, records, make }, progress);
    const ids = owners.map((id) => storedId("organization", id, make));
    await sql.run`update organization set origin = 'own' where id = any(${ids}::uuid[])`;
    await this.changed();
  },

  /** The keys of organizations that were imported or edited: the region files no longer speak for them. */
  async ownKeys(): Promise<Set<string>> {
    return keysOf(await db.organization.findMany({ where: { origin: "own" } }));
  },

  /** A number that grows with every change: whoever remembers another one reads the directory anew. */
  async version(): Promise<string> {
    const rows = await sql.rows<{ value: string }>`select value from fact where name = 'directory version'`;
    return rows[0]?.value ?? "0";
  },

  /** Until the end of the transaction nobody else imports or loads. */
  async hold(): Promise<void> {
    await sql.rows`select pg_advisory_xact_lock(hashtext('ryadom directory'))`;
  },

  /** Tells all processes that the directory has changed, once the transaction is kept. */
  async changed(): Promise<void> {
    await sql.run`
      insert into fact (name, value, updated_at) values ('directory version', '1', now())
      on conflict (name) do update set value = (fact.value::bigint + 1)::text, updated_at = now()`;
  },

  /** Everything that cards are made of. */
  async cardRows(): Promise<CardRows> {
    return {
      taxonomyTerm: await db.taxonomyTerm.findMany(),
      organization: await db.organization.findMany({ orderBy: { key: "asc" } }),
      service: await db.service.findMany({ orderBy: { key: "asc" } }),
      location: await db.location.findMany({ orderBy: { key: "asc" } }),
      serviceAtLocation: await db.serviceAtLocation.findMany(),
      address: await db.address.findMany(),
      // What nobody can dial is not shown.
      phone: await db.phone.findMany({ where: { digits: { not: "" } } }),
      schedule: await db.schedule.findMany(),
      attribute: await db.attribute.findMany(),
      serviceCapacity: await db.serviceCapacity.findMany(),
      requiredDocument: await db.requiredDocument.findMany(),
      costOption: await db.costOption.findMany(),
      language: await db.language.findMany(),
    };
  },

  /** One of us has dialled a line. False when there is none of that key. */
  async markDialled(key: string, by: string, on: string, recorded?: boolean): Promise<boolean> {
    const data = { dialled_by: by, dialled_on: on, ...(recorded === undefined ? {} : { recorded }) };
    const { count } = await db.helpLine.updateMany({ where: { key }, data });
    return count === 1;
  },

  async lines(): Promise<KnownLine[]> {
    const rows = await db.helpLine.findMany({ orderBy: { key: "asc" } });
    return rows.map(({ id: _id, ...line }) => line as KnownLine);
  },
});
