/** `sysexits.h` EX_CONFIG: started in a way that this program refuses. */
export const EXIT_REFUSED = 78;

/** Switches that an office's desktop may need (display server, scale, broken graphics driver). Nothing else. */
const ALLOWED: ReadonlySet<string> = new Set([
  'disable-gpu',
  'force-device-scale-factor',
  'ozone-platform',
  'ozone-platform-hint',
]);

/** Only the smoke build takes these: it is driven over a debugging port, and may run as root in a container. */
const SMOKE_ONLY: ReadonlySet<string> = new Set(['remote-debugging-port', 'no-sandbox', 'user-data-dir']);

/** Variables that weaken Electron as a switch would. */
const REFUSED_VARIABLES = [
  'ELECTRON_DISABLE_SANDBOX',
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_LOG_FILE',
];

export interface StartedWith {
  /** arguments after the executable */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly smoke: boolean;
}

/** `--name=value`, `-name`, and on Windows `/name`, as Chromium reads them. Null for a plain word. */
export function switchName(argument: string, platform: NodeJS.Platform): string | null {
  const prefix = platform === 'win32' ? /^(?:--?|\/)/ : /^--?/;
  if (!prefix.test(argument)) return null;
  const name = argument.replace(prefix, '').split('=', 1)[0] ?? '';
  return name.toLowerCase();
}

/**
 * The first switch or variable that the packaged application doesn't accept, or null. It is an allow-list: the
 * dangerous ones (remote debugging, JavaScript flags, sandbox, proxy, extensions, …) need not be known by name.
 * A development run answers null: the tools need their switches, and it holds no real documents.
 */
export function refusedStart(start: StartedWith): string | null {
  if (!start.packaged) return null;
  for (const argument of start.argv) {
    const name = switchName(argument, start.platform);
    if (name === null || ALLOWED.has(name) || (start.smoke && SMOKE_ONLY.has(name))) continue;
    return name;
  }
  for (const variable of REFUSED_VARIABLES) {
    if (start.env[variable] === undefined) continue;
    if (start.smoke && variable === 'ELECTRON_DISABLE_SANDBOX') continue;
    return variable;
  }
  return null;
}
