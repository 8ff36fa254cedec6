/** Takes out of a text what tells who wrote it: their own names in Telegram, phone numbers, links and @names. */
import type { ChatIdentity } from "./people.js";

export const hidden = "[скрыто]";

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const phone = /(?<![\d-])(?:\+?\d[\s().-]*){10,15}(?!\d)/g;
const email = /[\w.+-]+@[\w-]+\.[\w.-]+/g;
const profileLink =
  /(?:https?:\/\/)?(?:t\.me|telegram\.me|telegram\.dog|vk\.com|vk\.ru|ok\.ru|instagram\.com|wa\.me)\/\S+|tg:\/\/\S+/giu;
const atName = /(?<![\w@])@[A-Za-z]\w{3,31}/g;

/** Names that may be hidden: one of two letters would tear holes into ordinary words. */
const ownNames = ({ firstName, lastName, username }: ChatIdentity): string[] => {
  const full = [firstName, lastName].filter((part) => part !== undefined && part !== "").join(" ");
  return [full, username ?? "", lastName ?? ""].filter((name) => name.length >= 3);
};

/** A text without what identifies its author. What a person chooses to be called («я Аля») stays. */
export const mask = (text: string, who: ChatIdentity): { text: string; masked: boolean } => {
  let out = text
    .replace(email, hidden)
    .replace(profileLink, hidden)
    .replace(atName, hidden)
    .replace(phone, hidden)
    .replaceAll(String(who.telegramId), hidden);
  for (const name of ownNames(who)) {
    out = out.replace(new RegExp(`(?<![\\p{L}\\d_])${escaped(name)}(?![\\p{L}\\d_])`, "giu"), hidden);
  }
  return { text: out, masked: out !== text };
};

/** Whether a file's name tells who sent it: then the file cannot be passed on under it. */
export const namesAuthor = (fileName: string, who: ChatIdentity): boolean => {
  const plain = fileName.replaceAll(/[_.\-+]+/g, " ");
  return mask(plain, who).masked || mask(fileName, who).masked;
};
