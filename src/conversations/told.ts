/** What words tell beside the question they were said to, or before any was put: an answer, and how it is shown. */
import type { AnswerValue } from "../store/dialogues.js";

export type Told = { question: string; value: AnswerValue; shown?: string };
