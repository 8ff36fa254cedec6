/** What somebody said, as far as it can be passed on: words, something to copy, or something that must stay. */
export type Said = {
  messageId: number;
  /** Telegram's id of the message it answers, in the same chat. */
  replyTo: number | undefined;
  /** Somebody else's words, passed on by who sent them. */
  forwarded?: true;
  /** Behind its words stands a link or somebody's account, which a copy would carry along. */
  linked?: true;
} & (
  | { kind: "text"; text: string }
  /** Copied as it is, with this caption. */
  | {
      kind: "copy";
      what: string;
      caption: string | undefined;
      fileName: string | undefined;
      /** Telegram's id of the album that it is a piece of: the pieces come one by one. */
      album?: string | undefined;
      /** By which the bot can show the file again, where it was put in another's place. */
      file?: string | undefined;
      /** Whoever sent it wants it hidden until it is tapped. */
      spoiler?: true;
    }
  /** A card with a telephone number. */
  | { kind: "contact" }
  | { kind: "unsupported"; what: string }
);

/** Under this name it is kept that a form waits while its person talks with a specialist. */
export const pausedForm = "paused";

/** Whether a row of a dialogue was said by the person: not what was done in it, nor that its summary was sent. */
export const isSaid = ({ question }: { question: string }): boolean => !/^~|\.summary$/.test(question);

/** Notes among specialists begin with this and never leave the topic. */
export const noteMark = "//";
export const isNoteText = (text: string): boolean => text.trimStart().startsWith(noteMark);
/** What a note says, without its mark. */
export const noteWords = (text: string): string =>
  (isNoteText(text) ? text.trimStart().slice(noteMark.length) : text).trim();
export const isNote = (said: Said): boolean =>
  (said.kind === "text" && isNoteText(said.text)) || (said.kind === "copy" && isNoteText(said.caption ?? ""));

/** Whatever else begins with a slash was meant for the bot: nothing of it reaches a person, mistyped or not. */
export const isCommand = (said: Said): boolean =>
  !isNote(said) &&
  ((said.kind === "text" && said.text.trimStart().startsWith("/")) ||
    (said.kind === "copy" && (said.caption ?? "").trimStart().startsWith("/")));

const pictures = ["photo", "video", "video_note", "animation", "document"];

/** Whether it is of a kind that can hold a picture. */
export const isPicture = (said: Said): boolean => said.kind === "copy" && pictures.includes(said.what);
