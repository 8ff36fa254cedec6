/** Two views as one message: nobody in distress is sent more of them than have to be read one by one. Words nothing itself. */
import { inline, type View } from "./view.js";

const rowsOf = ({ keyboard }: View) =>
  keyboard !== undefined && "inline_keyboard" in keyboard ? keyboard.inline_keyboard : [];

/** What is said one after the other; the keys of what is said last come first. */
export const joined = (first: View, second: View): View => ({
  text: [first.text, second.text].join("\n\n"),
  keyboard: inline(...rowsOf(second), ...rowsOf(first)),
});
