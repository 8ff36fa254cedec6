/** Words that mean a button wherever they are typed, in any of the languages. */
import { plain } from "../conversations/listen.js";
import { asksToAvoid } from "../domain/desk/avoiding.js";
import { saysNear } from "../domain/near-said.js";
import { type Language, languages } from "../domain/people.js";
import { meaningOf } from "../domain/spoken.js";
import type { I18n, Key } from "../i18n/i18n.js";
import { isBareCry } from "./cries.js";

const menuItems = {
  bullying: "start:menuItem.bullying",
  find: "start:menuItem.find",
  talk: "start:menuItem.talk",
  settings: "start:menuItem.settings",
  requests: "request:menuItem",
  plan: "plan:menuItem",
} as const;
export type MenuItem = keyof typeof menuItems;

export type Words = {
  /** Our own button typed or pressed, or a cry that has its own answer: nothing in it is a story to be read. */
  isOurs(text: string): boolean;
  isSos(text: string): boolean;
  /** The key to the numbers that says nothing: whoever holds the phone may press it. */
  isNumbers(text: string): boolean;
  isMenu(text: string): boolean;
  isEnd(text: string): boolean;
  /** Which button of the menu was typed, a slip of the finger allowed. */
  menuItem(text: string): MenuItem | undefined;
  isHide(text: string): boolean;
  /** Somebody may be looking over the shoulder. */
  isNear(text: string): boolean;
  /** The key that says so: it tells nobody who it is. */
  isNearKey(text: string): boolean;
  /** Nobody is any more. */
  isAlone(text: string): boolean;
  /** Not the people of one's school. */
  isAvoiding(text: string): boolean;
};

export const createWords = (i18n: I18n): Words => {
  const labels = (key: Key) =>
    new Set(
      languages.flatMap((language: Language) =>
        [false, true].map((adult) => plain(i18n.translator(language, adult)(key))),
      ),
    );
  const said = (key: Key) =>
    languages.flatMap((language) => i18n.translator(language, false)(key).split("|").map(plain));
  const hide = new Set([...labels("hide:button"), ...labels("hide:clear"), ...said("hide:words")]);
  const nearKey = labels("hide:near");
  const near = new Set([...nearKey, ...said("hide:nearWords")]);
  const isNear = (text: string) => near.has(plain(text)) || saysNear(text);
  const alone = new Set([...labels("hide:alone"), ...said("hide:aloneWords")]);
  const numbers = labels("hide:numbers");
  const sos = new Set([...labels("common:sos"), ...numbers]);
  const listed = (key: Key) =>
    languages.flatMap((language) => i18n.translator(language, false)(key).split("|"));
  const [avoided, fillers] = [listed("talk:avoidWords"), listed("talk:avoidFillerWords")];
  const isAvoiding = (text: string) => asksToAvoid(text, avoided, fillers);
  const menu = labels("common:menu");
  const end = labels("talk:endButton");
  const navigation = (["common:back", "common:skip", "common:done", "find:sendPlace"] as const).flatMap(
    (key) => [...labels(key)],
  );
  const ours = new Set([sos, menu, end, hide, alone, navigation].flatMap((words) => [...words]));
  // `/help` is a command of its own, not a cry.
  const isSos = (text: string) => (sos.has(plain(text)) || isBareCry(text)) && !/^\/(?!sos)/i.test(text);
  const items = (Object.keys(menuItems) as MenuItem[]).flatMap((item) =>
    [...labels(menuItems[item])].map((label) => [label, item] as const),
  );
  const menuItem = (text: string) => meaningOf(text, items);
  return {
    isOurs: (text) =>
      ours.has(plain(text)) ||
      isNear(text) ||
      isSos(text) ||
      menuItem(text) !== undefined ||
      isAvoiding(text),
    isAvoiding,
    menuItem,
    isSos,
    isNumbers: (text) => numbers.has(plain(text)),
    isMenu: (text) => menu.has(plain(text)),
    isEnd: (text) => end.has(plain(text)),
    isHide: (text) => hide.has(plain(text)),
    isNear,
    isNearKey: (text) => nearKey.has(plain(text)),
    isAlone: (text) => alone.has(plain(text)),
  };
};
