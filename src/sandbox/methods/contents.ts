/** Messages without files or text: places, contacts, dice, polls. */
import { randomInt } from "node:crypto";
import type { Contact, Location, Poll, Venue } from "@grammyjs/types";
import { badRequest } from "../refusal.js";
import { countLetters } from "../text/parse.js";
import type { Methods, Params } from "./method.js";
import { sendAsBot } from "./send.js";

const sides: Record<string, number> = { "🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64 };

const checkPlace = (latitude: number, longitude: number): Location => {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
    badRequest("wrong latitude or longitude specified");
  return { latitude, longitude };
};

const withGiven = <T extends object>(base: T, params: object, keys: string[]): T => ({
  ...base,
  ...Object.fromEntries(
    Object.entries(params).filter(([key, value]) => keys.includes(key) && value !== undefined),
  ),
});

const optionText = (option: Params<"sendPoll">["options"][number]): string => {
  const { text } = option;
  if (text === "") badRequest("poll options must be non-empty");
  if (countLetters(text) > 100) badRequest("poll options length must not exceed 100");
  return text;
};

const newPoll = (params: Params<"sendPoll">): Poll => {
  if (params.question === "") badRequest("poll question must be non-empty");
  if (countLetters(params.question) > 300) badRequest("poll question length must not exceed 300");
  if (params.options.length < 1) badRequest("poll must have at least 1 option");
  if (params.options.length > 12) badRequest("poll can't have more than 12 options");
  return {
    id: String(randomInt(2 ** 47)),
    question: params.question,
    options: params.options.map((option, index) => ({
      persistent_id: String(index),
      text: optionText(option),
      voter_count: 0,
    })),
    total_voter_count: 0,
    is_closed: params.is_closed ?? false,
    is_anonymous: params.is_anonymous ?? true,
    type: params.type ?? "regular",
    allows_multiple_answers: params.allows_multiple_answers ?? false,
    allows_revoting: params.allows_revoting ?? params.type !== "quiz",
  } as Poll;
};

export const contentMethods: Methods = {
  sendLocation(state, params) {
    const location = checkPlace(params.latitude, params.longitude);
    return sendAsBot(state, params, {
      location: withGiven(location, params, [
        "horizontal_accuracy",
        "live_period",
        "heading",
        "proximity_alert_radius",
      ]),
    });
  },

  sendVenue(state, params) {
    const { title, address } = params;
    const venue: Venue = { location: checkPlace(params.latitude, params.longitude), title, address };
    const optional = ["foursquare_id", "foursquare_type", "google_place_id", "google_place_type"];
    return sendAsBot(state, params, { location: venue.location, venue: withGiven(venue, params, optional) });
  },

  sendContact(state, params) {
    if (params.phone_number === "") return badRequest("phone number must be non-empty");
    const contact: Contact = { phone_number: params.phone_number, first_name: params.first_name };
    return sendAsBot(state, params, { contact: withGiven(contact, params, ["last_name", "vcard"]) });
  },

  sendDice(state, params) {
    const emoji = params.emoji ?? "🎲";
    const most = sides[emoji];
    if (most === undefined) return badRequest("wrong dice emoji specified");
    return sendAsBot(state, params, { dice: { emoji, value: randomInt(1, most + 1) } });
  },

  sendPoll: (state, params) => sendAsBot(state, params, { poll: newPoll(params) }),
};
