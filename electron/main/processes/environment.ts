/** Without these Windows can't load its cryptography, and no one can show a time zone. Nothing else is handed on. */
const KEPT = ['SystemRoot', 'windir', 'TZ', 'LANG', 'LC_ALL'];

/** Where a vendor's library of a token keeps its settings, and nothing that could tell it to load something. */
const KEPT_FOR_TOKENS = ['HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'ProgramData', 'TEMP'];

/** The environment of a child process: no NODE_OPTIONS, no proxy, no loader path, no one's tokens. */
export const childEnvironment = (env: Environment): Record<string, string> => only(env, KEPT);

/** Of the process that speaks with a token: the same, and where the person's own settings lie. */
export const signerEnvironment = (env: Environment): Record<string, string> =>
  only(env, [...KEPT, ...KEPT_FOR_TOKENS]);

type Environment = Readonly<Record<string, string | undefined>>;

function only(env: Environment, names: readonly string[]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of names) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
