/** setWebhook, deleteWebhook, getWebhookInfo: where updates go. Sends none. */
import { badRequest } from "../refusal.js";
import type { State } from "../state.js";
import { dropPending, pendingUpdates } from "../updates.js";
import type { Methods } from "./method.js";

const isLocal = (host: string): boolean => ["127.0.0.1", "localhost", "[::1]"].includes(host);

const checkUrl = (text: string): void => {
  if (!URL.canParse(text)) badRequest("bad webhook: invalid webhook URL specified");
  const { protocol, hostname } = new URL(text);
  // A Bot API server on one's own machine takes plain HTTP too; this one never calls anywhere else.
  if (!isLocal(hostname)) badRequest("bad webhook: the sandbox calls only this machine");
  if (protocol !== "https:" && protocol !== "http:")
    badRequest("bad webhook: An HTTPS URL must be provided for webhook");
};

/** Remembers which kinds of updates the bot wants; without a word the last wish stands. */
export const keepAllowed = (state: State, allowed: readonly string[] | undefined): void => {
  if (allowed !== undefined && allowed.join() !== state.setting("allowed_updates").join())
    state.change("allowed_updates", [...allowed]);
};

const removeWebhook = (state: State, drop: boolean | undefined): true => {
  state.change("webhook", null);
  if (drop === true) dropPending(state);
  return true;
};

export const webhookMethods: Methods = {
  setWebhook(state, params) {
    if (params.url === "") return removeWebhook(state, params.drop_pending_updates);
    checkUrl(params.url);
    const secret = params.secret_token;
    if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
      return badRequest("secret token contains unallowed characters");
    const connections = params.max_connections ?? 40;
    if (connections < 1 || connections > 100) return badRequest("wrong max_connections specified");
    keepAllowed(state, params.allowed_updates);
    if (params.drop_pending_updates === true) dropPending(state);
    state.change("webhook", {
      url: params.url,
      max_connections: connections,
      ...(secret !== undefined && { secret_token: secret }),
    });
    return true;
  },
  deleteWebhook: (state, params) => removeWebhook(state, params?.drop_pending_updates),
  getWebhookInfo(state) {
    const { secret_token: _, ...webhook } = state.setting("webhook") ?? { url: "" };
    const allowed = state.setting("allowed_updates");
    return {
      ...webhook,
      has_custom_certificate: false,
      pending_update_count: pendingUpdates(state).length,
      ...(allowed.length > 0 && { allowed_updates: allowed }),
    };
  },
  logOut: () => true,
  close: () => true,
};
