/**
 * What talks are about, for statistics: our own list, in the order of the groups in which Child Helpline International
 * asks its members for reasons of contact (Voices of Children and Young People, global data of 2022 and 2023:
 * mental health, violence, physical health, family, peers, education, sexuality, discrimination, access to what one
 * needs). Labels stand in locales; figures can be put together with those of other lines by group.
 */

const groups = {
  mental: ["suicide", "self-harm", "low-mood"],
  violence: ["bullying", "violence", "sexual", "online"],
  physical: ["body"],
  family: ["family"],
  peers: ["peers"],
  education: ["school"],
  sexuality: ["self"],
  discrimination: ["discrimination"],
  access: ["home", "substances", "support"],
  other: ["other"],
} as const;

export type ProblemGroup = keyof typeof groups;
export type ProblemCode = (typeof groups)[ProblemGroup][number];

export const problemCodes: readonly ProblemCode[] = Object.values(groups).flat();

/** Under which group a code is counted. */
export const groupOf = (code: ProblemCode): ProblemGroup => {
  const found = (Object.keys(groups) as ProblemGroup[]).find((group) =>
    groups[group].some((one) => one === code),
  );
  return found ?? "other";
};
