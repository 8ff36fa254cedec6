/** What members of staff have read of the library and which courses they have completed. */
import type { Instant } from "../domain/time.js";
import type { Db } from "./database.js";

export type CourseMark = { course: string; readAt: Instant | undefined; completedAt: Instant | undefined };

export const createCourseMarkStore = (db: Db) => {
  const mark = async (
    staffId: number,
    course: string,
    at: { readAt: Instant } | { completedAt: Instant },
  ) => {
    const where = { staffId_course: { staffId, course } };
    await db.courseMark.upsert({ where, create: { staffId, course, ...at }, update: at });
  };
  return {
    async of(staffId: number): Promise<CourseMark[]> {
      const rows = await db.courseMark.findMany({ where: { staffId }, orderBy: { course: "asc" } });
      return rows.map(({ course, readAt, completedAt }) => ({
        course,
        readAt: readAt?.toISOString(),
        completedAt: completedAt?.toISOString(),
      }));
    },
    /** @param course key of a paper or a course */
    read: (staffId: number, course: string, now: Instant) => mark(staffId, course, { readAt: now }),
    complete: (staffId: number, course: string, now: Instant) => mark(staffId, course, { completedAt: now }),
  };
};
