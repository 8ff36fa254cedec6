/** A small package of our own in the shape of the standard's, and ways to write it as files. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeZip } from "../../src/documents/zip.js";

export const small: { [file: string]: string } = {
  "organizations.csv": `id,name,description,email,website,colour
org-1,Дом «Тёплый»,"Помогает семьям, каждый день",dom@example.org,https://example.org,green
org-2,Кабинет,Психологи,,,
`,
  "services.csv": `id,organization_id,name,status,minimum_age,maximum_age,program_id
svc-1,org-1,Психолог,active,7,17,p-1
svc-2,org-2,Юрист,active,,,
`,
  "programs.csv": `id,organization_id,name,description,alternate_name
p-1,org-1,Вместе,Летняя программа,
`,
  "locations.csv": `id,location_type,organization_id,name,latitude,longitude
loc-1,physical,org-1,Казань,55.79,49.12
loc-2,physical,,Вологда,,
`,
  "addresses.csv": `id,location_id,address_1,city,state_province,postal_code,country,address_type
adr-1,loc-1,"ул. Баумана, 1",Казань,Татарстан,420111,RU,physical
adr-2,loc-2,ул. Мира 2,Вологда,Вологодская область,160000,RU,physical
`,
  "service_at_location.csv": `id,service_id,location_id,description
sal-1,svc-1,loc-1,
sal-2,svc-2,loc-2,по средам
`,
  "phones.csv": `id,organization_id,service_id,number,extension
ph-1,org-1,,+7 (843) 200-00-01,12
ph-2,,svc-2,8 8172 20-00-02,
`,
  "schedules.csv": `id,location_id,byday,opens_at,closes_at,valid_from,valid_to
sch-1,loc-1,"MO,TU,WE",09:00:00,18:00,,
sch-2,loc-2,FR,20:00,02:00,2026-01-01,2026-12-31
`,
  "metadata.csv": `id,resource_id,resource_type,last_action_date,last_action_type,field_name,previous_value,replacement_value,updated_by
m-1,org-1,organization,2020-02-01,update,name,Дом,Дом «Тёплый»,Анна
`,
};

/** The package with some files otherwise; null leaves one out. */
export const changed = (changes: { [file: string]: string | null }): { [file: string]: string } =>
  Object.fromEntries(
    Object.entries({ ...small, ...changes }).filter((file): file is [string, string] => file[1] !== null),
  );

/** Writes files into a folder of their own and answers its path. */
export const inFolder = (files: { [file: string]: string | Buffer }): string => {
  const folder = mkdtempSync(join(tmpdir(), "directory-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

/** Writes one file and answers its path. */
export const asFile = (name: string, content: string | Buffer): string =>
  join(inFolder({ [name]: content }), name);

export const asZip = async (files: { [file: string]: string }): Promise<string> =>
  asFile(
    "package.zip",
    await writeZip(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const)),
  );
