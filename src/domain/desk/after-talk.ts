/** What a person is asked after a talk: one tap each, any of them can be passed over. Pure. */

export const afterQuestions = ["helpful", "better", "again", "respected"] as const;
export type AfterQuestion = (typeof afterQuestions)[number];

export const afterAnswers = ["yes", "partly", "no"] as const;
export type AfterAnswer = (typeof afterAnswers)[number];

/** The one that comes after a question; undefined after the last. */
export const questionAfter = (question: AfterQuestion): AfterQuestion | undefined =>
  afterQuestions[afterQuestions.indexOf(question) + 1];
