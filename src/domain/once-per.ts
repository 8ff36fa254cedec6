/** What is made of something once and then asked for often: lists of words above all. Holds nothing alive by itself. */

/** @param make has to answer the same for the same object, which is not to be changed afterwards */
export const oncePer = <K extends object, V>(make: (of: K) => V): ((of: K) => V) => {
  const made = new WeakMap<K, { value: V }>();
  return (of) => {
    const found = made.get(of) ?? { value: make(of) };
    made.set(of, found);
    return found.value;
  };
};
