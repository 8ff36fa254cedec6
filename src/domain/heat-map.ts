/** A table that is drawn as tiles, the darker the better: what stands in it, in words. Knows no colours, letters or files. */

/** From the best to the worst. */
export const SHADES = ["full", "near", "far", "none"] as const;
export type Shade = (typeof SHADES)[number];

export type Tile = {
  shade: Shade;
  text: string;
  /** Something that presses, in the corner. */
  corner?: string | undefined;
  /** Something that is had in another way. */
  dot?: boolean;
};

/** What a shade or a mark means; `sign` is a mark that stands in a tile's words. */
export type LegendEntry =
  | { of: "shade"; shade: Shade; text: string }
  | { of: "corner" | "dot"; text: string }
  | { of: "sign"; sign: string; text: string };

export type HeatMap = {
  title: string;
  lead: string;
  columns: string[];
  /** One line for all rows, above them. */
  sums: { label: string; cells: string[] };
  rows: { label: string; tiles: Tile[] }[];
  legend: LegendEntry[];
  foot: string;
};

/** A picture that is drawn in the moment it is sent. Its name shows on a phone. */
export type HeatMapFile = { heatMap: HeatMap; name: string };

/** So many rows are read on one picture. */
const rowsOnPage = 45;

/** The map in pictures of about the same height; each says which of how many it is. */
export const pagesOf = (map: HeatMap, most = rowsOnPage): HeatMap[] => {
  const count = Math.max(1, Math.ceil(map.rows.length / most));
  const size = Math.ceil(map.rows.length / count);
  return Array.from({ length: count }, (_, page) => ({
    ...map,
    title: count === 1 ? map.title : `${map.title} · ${page + 1}/${count}`,
    rows: map.rows.slice(page * size, (page + 1) * size),
  }));
};
