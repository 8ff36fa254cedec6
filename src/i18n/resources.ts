/** The namespaces: one file of `locales/ru` each. */
export const namespaces = [
  "common",
  "start",
  "sos",
  "find",
  "follow",
  "bullying",
  "talk",
  "staff",
  "profile",
  "hide",
  "crisis",
  "duty",
  "request",
  "loan",
  "poster",
  "log",
] as const;
