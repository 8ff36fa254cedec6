/** The directory's tables: filled from the region files, read whole into memory. Names and rules are the domain's. */
import type { CardRows } from "../domain/directory/cards.js";
import type { LineRecord } from "../domain/directory/region-data.js";
import type { DirectoryRows } from "../domain/directory/rows.js";
import type { Db } from "./database.js";

export const createDirectoryStore = (db: Db) => ({
  /** Puts the rows of the region files in place of what was loaded from them before. To be called in a transaction. */
  async replace(rows: DirectoryRows): Promise<void> {
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
    };
  },

  async lines(): Promise<LineRecord[]> {
    const rows = await db.helpLine.findMany({ orderBy: { key: "asc" } });
    return rows.map(({ id: _id, ...line }) => line as LineRecord);
  },
});
