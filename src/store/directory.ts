/** The directory's tables: filled from the region files, read whole into memory. Names and rules are the domain's. */
import type { CardRows } from "../domain/directory/cards.js";
import type { KnownLine } from "../domain/directory/lines.js";
import type { DirectoryRows } from "../domain/directory/rows.js";
import type { Db } from "./database.js";

export const createDirectoryStore = (db: Db) => ({
  /** Puts the rows of the region files in place of what was loaded from them before. To be called in a transaction. */
  async replace(rows: DirectoryRows): Promise<void> {
    // What we learned by dialling is ours and outlives the files.
    const dialled = await db.helpLine.findMany({ where: { dialled_on: { not: null } } });
    await db.attribute.deleteMany();
    await db.helpLine.deleteMany();
    await db.organization.deleteMany();
    await db.taxonomy.deleteMany();
    await db.taxonomy.createMany({ data: rows.taxonomy });
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
      phone: await db.phone.findMany(),
      schedule: await db.schedule.findMany(),
      attribute: await db.attribute.findMany(),
      serviceCapacity: await db.serviceCapacity.findMany(),
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
