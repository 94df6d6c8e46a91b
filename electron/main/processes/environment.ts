/** Without these Windows can't load its cryptography, and no one can show a time zone. Nothing else is handed on. */
const KEPT = ['SystemRoot', 'windir', 'TZ', 'LANG', 'LC_ALL'];

/** The environment of a child process: no NODE_OPTIONS, no proxy, no loader path, no one's tokens. */
export function childEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
