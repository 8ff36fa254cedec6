/** Refusals and broken connections that a test has ordered for the next calls. Knows no method. */
import type { Failure, Verbs } from "./contract.js";

type Order = Parameters<Verbs["failNext"]>[0];

export type Failures = {
  order(order: Order): void;
  /** The failure this call has to meet, if one is left for it. */
  next(method: string): Failure | undefined;
};

export const createFailures = (): Failures => {
  let orders: Order[] = [];
  const meets = (order: Order, method: string): boolean =>
    order.method === undefined
      ? method !== "getUpdates"
      : order.method.toLowerCase() === method.toLowerCase();

  return {
    order(order) {
      if (order.count > 0) orders.push({ ...order });
      else orders = orders.filter(({ method }) => method !== order.method);
    },
    next(method) {
      const order = orders.find((candidate) => meets(candidate, method));
      if (order === undefined) return undefined;
      order.count--;
      if (order.count === 0) orders = orders.filter((other) => other !== order);
      return order.failure;
    },
  };
};
