/** The namespaces: one file of `locales/ru` each. */
export const namespaces = [
  "common",
  "start",
  "sos",
  "find",
  "bullying",
  "talk",
  "staff",
  "profile",
  "hide",
  "crisis",
  "duty",
  "poster",
] as const;
