/** The courses there are: how many screens, which answer is right. Their words stand in `training:`, in every language. */
import type { Audience } from "../library/library-data.js";
import type { Course } from "./course.js";

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

const answers = 3;

/** @param right the number of the right answer to each question */
const course = (
  key: string,
  audience: readonly Audience[],
  { screens, right }: { screens: number; right: readonly number[] },
): Course => {
  const words = `training:staff.course.${key}`;
  return {
    key,
    audience,
    title: `${words}.title`,
    reviewed: false,
    screens: numbers(screens).map((screen) => `${words}.screens.${screen}`),
    questions: right.map((best, at) => {
      const question = `${words}.questions.${at + 1}`;
      return {
        ask: `${question}.ask`,
        options: numbers(answers).map((number) => ({
          text: `${question}.answers.${number}.text`,
          why: `${question}.answers.${number}.why`,
          ...(number === best ? { right: true } : {}),
        })),
      };
    }),
  };
};

export const courses: readonly Course[] = [
  course("first-talk", ["specialists", "teachers"], { screens: 5, right: [2, 3, 2] }),
  course("words-of-death", ["specialists", "teachers"], { screens: 5, right: [1, 2, 3] }),
];

export const courseByKey = (key: string): Course | undefined => courses.find((one) => one.key === key);
