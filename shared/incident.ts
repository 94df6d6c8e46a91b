import { AppError } from './errors.ts';

/**
 * What is kept of an error that is a bug: its number, the classes and codes of the error and its causes, and the places
 * in the program where they were met. Never a message: messages carry values.
 */

/** Eight hex digits, drawn where the error was met, shown on the screen and found again in the support file. */
export const INCIDENT_NUMBER = /^[0-9a-f]{8}$/;

export function newIncident(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Where an error was met that the vault keeps. */
export const INCIDENT_PLACES = ['vault', 'reader', 'egress', 'page'] as const;
export type IncidentPlace = (typeof INCIDENT_PLACES)[number];

const FILE = String.raw`[A-Za-z_][\w.-]{0,63}\.[cm]?[jt]sx?`;
/** `TypeError`, `SqliteError SQLITE_CONSTRAINT_CHECK`, `AppError internal no-ledger-entry`. */
const HEAD = String.raw`[A-Z][A-Za-z]{0,39}(?: [A-Za-z][\w-]{0,59}){0,2}`;

/** A line of a trail made in the vault's own process: a class with its codes, or `at function file:line:column`. */
export const OWN_LINE = new RegExp(String.raw`^(?:${HEAD}|at (?:[\w$.<>]{1,80} )?${FILE}:\d{1,7}:\d{1,7})$`);
/** A line of a trail that comes from a process with less trust: no function, and its class is one of these. */
export const FOREIGN_PLACE = new RegExp(String.raw`^at ${FILE}:\d{1,7}:\d{1,7}$`);
export const FOREIGN_KINDS = [
  'Error',
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
  'AppError',
  'ZodError',
  'DOMException',
  'Other',
] as const;

/** Lines of one trail; causes of one error. */
export const MOST_LINES = 60;
const MOST_CAUSES = 8;

/** An error met in another process or thread, of which only its trail came over. */
export class MetElsewhere extends Error {
  override readonly name = 'MetElsewhere';
  readonly trail: readonly string[];
  constructor(trail: readonly string[]) {
    super('met elsewhere');
    this.trail = trail;
  }
}

/** The error and its causes, outermost first: of each its class, its codes and its places. */
export function trailOf(cause: unknown): string[] {
  const lines: string[] = [];
  let at = cause;
  for (let depth = 0; depth < MOST_CAUSES && at !== undefined && at !== null; depth += 1) {
    lines.push([kindOf(at), ...codesOf(at)].join(' '));
    if (at instanceof MetElsewhere) lines.push(...at.trail);
    if (!(at instanceof Error)) break;
    lines.push(...placesOf(stackBehindMessage(at)));
    at = at.cause;
  }
  return lines.filter((line) => OWN_LINE.test(line)).slice(0, MOST_LINES);
}

/**
 * The same as a process with less trust may tell it.
 * @param beside further places, as text with lines `at … (file:line:column)`: React's stack of components
 */
export function foreignTrailOf(cause: unknown, beside = ''): string[] {
  const own = [...trailOf(cause), ...placesOf(beside)].slice(0, MOST_LINES);
  return own.map((line) => {
    if (!line.startsWith('at ')) return foreignKind(line.split(' ', 1)[0]);
    return `at ${line.slice(line.lastIndexOf(' ') + 1)}`;
  });
}

const foreignKind = (kind: string | undefined): string =>
  FOREIGN_KINDS.find((known) => known === kind) ?? 'Error';

function kindOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'Other';
  if ('issues' in thrown) return 'ZodError'; // its class is made at run time and bears another name
  const { name } = thrown.constructor;
  return /^[A-Z][A-Za-z]{0,39}$/.test(name) ? name : 'Error';
}

/** Ours, SQLite's, Node's, zod's: all of them words of a program. */
function codesOf(thrown: unknown): string[] {
  if (thrown instanceof AppError) {
    const { at } = thrown.params;
    return [thrown.code, ...(typeof at === 'string' && /^[a-z][a-z-]{0,39}$/.test(at) ? [at] : [])];
  }
  if (typeof thrown !== 'object' || thrown === null) return [typeof thrown];
  if ('code' in thrown && typeof thrown.code === 'string')
    return /^(?:SQLITE_|E)[A-Z0-9_]{2,50}$/.test(thrown.code) ? [thrown.code] : [];
  const [issue] = 'issues' in thrown && Array.isArray(thrown.issues) ? (thrown.issues as unknown[]) : [];
  const code = typeof issue === 'object' && issue !== null && 'code' in issue ? String(issue.code) : '';
  return /^[a-z_]{1,30}$/.test(code) ? [code] : [];
}

/** A message may look like a place; what V8 writes before the places is cut off as it was written. */
function stackBehindMessage({ stack = '', message }: Error): string {
  const from = message === '' ? -1 : stack.indexOf(message);
  return from < 0 ? stack : stack.slice(from + message.length);
}

const AT =
  /^\s+at (?:async )?(?:new )?(?:([\w$.<>]{1,80})(?: \[as [\w$]{1,80}\])? \()?(.+):(\d{1,7}):(\d{1,7})\)?$/;

/** The places at the end of a stack, innermost first; those outside the program's own files are left out. */
function placesOf(stack: string): string[] {
  const lines = stack.split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return lines.slice(last + 1).flatMap((line) => {
    const [, name, path = '', row, column] = AT.exec(line) ?? [];
    const file = /[^/\\]*$/.exec(path.replace(/\?.*$/, ''))?.[0];
    const place = `at ${name === undefined ? '' : `${name} `}${file}:${row}:${column}`;
    return OWN_LINE.test(place) ? [place] : [];
  });
}
