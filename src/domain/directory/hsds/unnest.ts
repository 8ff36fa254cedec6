/** Takes nested JSON of HSDS apart into records: what lies inside a record belongs to it. Pure; reads no text. */
import { columnOf, type Row, type TableName, type Value } from "../dataset.js";
import type { Collector } from "./collect.js";
import { type Source, sourceOf } from "./names.js";

type Json = { readonly [name: string]: Value };

const isObject = (value: Value | undefined): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Properties that hold records, single or as a list. */
const childrenOf = (record: Json): [string, Source, readonly Json[]][] =>
  Object.entries(record).flatMap(([name, value]): [string, Source, readonly Json[]][] => {
    const source = sourceOf(name);
    if (source === undefined) return [];
    if (isObject(value)) return [[name, source, [value]]];
    const isList = Array.isArray(value) && value.length > 0 && value.every(isObject);
    return isList
      ? [[name, source, value]]
      : Array.isArray(value) && value.length === 0
        ? [[name, source, []]]
        : [];
  });

/** What a record inside another one refers to it by. */
const linkTo = (parent: TableName, id: Value, { table: child, adds }: Source): Row => {
  if (adds === true) return { [`${parent}_id`]: id };
  if (child === "attribute") return { link_id: id, link_entity: parent };
  if (child === "metadata") return { resource_id: id, resource_type: parent };
  const column = `${parent}_id`;
  return columnOf(child, column) === undefined ? {} : { [column]: id };
};

/** How a record refers to one that lies inside it; null when it does not. */
const linkFrom = (name: string, parent: TableName, child: TableName): string | null => {
  const column = name === "taxonomy_detail" ? "taxonomy_id" : `${child}_id`;
  const isSingle = name === child || name === "taxonomy_detail";
  return isSingle && columnOf(parent, column) !== undefined ? column : null;
};

const inside = (at: string, path: string) => (at === "" ? path : `${at}.${path}`);

/** Takes one record and all that lies inside of it. */
const takeNested = (collector: Collector, source: Source, record: Json, file: string, at: string): Row => {
  const children = childrenOf(record);
  const own = { ...record };
  for (const [name, child, items] of children) {
    delete own[name];
    const column = linkFrom(name, source.table, child.table);
    const id = items[0]?.["id"];
    // Who refers to what lies inside must say so before it is taken itself.
    if (column !== null && items.length === 1 && id !== undefined) own[column] ??= id;
  }
  const taken = collector.take(source, own, { file, at });
  for (const [name, child, items] of children)
    for (const [index, item] of items.entries()) {
      const isInverse = linkFrom(name, source.table, child.table) !== null;
      const link = isInverse ? {} : linkTo(source.table, taken["id"] ?? null, child);
      const path = Array.isArray(record[name]) ? `${name}[${index}]` : name;
      takeNested(collector, child, { ...link, ...item }, file, inside(at, path));
    }
  return taken;
};

const serviceMarks = ["organization", "organization_id", "service_at_locations", "minimum_age", "schedules"];
const looksLikeService = (record: Json) =>
  serviceMarks.some((mark) => mark in record) && !("services" in record) && !("locations" in record);

/** Takes what stands at the top: lists of records by name, a page of an interface, a list or one record. */
export const takeTop = (collector: Collector, value: Value, file: string, at = ""): boolean => {
  if (Array.isArray(value)) {
    const records = value.filter(isObject);
    for (const [index, record] of records.entries()) takeTop(collector, record, file, `${at}[${index}]`);
    return records.length === value.length;
  }
  if (!isObject(value)) return false;
  const { contents } = value;
  const isPage = Array.isArray(contents);
  const lists = Object.entries(value).filter(
    ([name, list]) => Array.isArray(list) && sourceOf(name) !== undefined && list.every(isObject),
  );
  if (isPage || (!("id" in value) && lists.length > 0)) {
    if (isPage) takeTop(collector, contents, file, inside(at, "contents"));
    for (const [name, list] of lists)
      for (const [index, record] of (list as readonly Json[]).entries()) {
        const source = sourceOf(name);
        if (source !== undefined)
          takeNested(collector, source, record, file, inside(at, `${name}[${index}]`));
      }
    return true;
  }
  const source = sourceOf(looksLikeService(value) ? "service" : "organization");
  if (source === undefined) return false;
  takeNested(collector, source, value, file, at);
  return true;
};
