/** Codes that open a door once: made of letters and digits that are not mistaken for one another. */
const symbols = "23456789abcdefghjkmnpqrstuvwxyz";
const codeLength = 20;

/** @param random numbers from 0 up to 1 */
export const newCode = (random: () => number): string =>
  Array.from({ length: codeLength }, () => symbols[Math.floor(random() * symbols.length)]).join("");
