/** The properties that have a value. React Aria's types tell "absent" from "undefined"; so do ours. */
export function given<T extends object>(props: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const out: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const name of Object.keys(props) as (keyof T)[]) {
    const value = props[name];
    if (value !== undefined) out[name] = value as Exclude<T[typeof name], undefined>;
  }
  return out;
}
