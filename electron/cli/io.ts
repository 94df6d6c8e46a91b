import fs from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError } from '../../shared/errors.ts';
import type { NewKeyPair } from '../vault/crypto/x509/authority.ts';

/** What the command line needs of the world; tests pass their own. */
export interface Terminal {
  readonly out: (line: string) => void;
  /** for a person, beside the replies */
  readonly say?: (line: string) => void;
  readonly readStdin: () => Buffer;
  readonly nowMs: () => number;
  readonly appVersion: string;
  readonly newKeyPair: NewKeyPair;
}

/** Anything wrong with the call itself: `field` says which option or which part of the input. */
export const badCall = (field: string, rule: string): AppError => new AppError('bad-input', { field, rule });

export type Options = Readonly<Record<string, string | undefined>>;
export interface Call {
  readonly options: Options;
  /** `--to` and other options that may be given several times */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly positionals: readonly string[];
}

/** Options of one command; every value is a string, unknown ones are refused. */
export function readOptions(
  args: readonly string[],
  single: readonly string[],
  several: readonly string[] = [],
): Call {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const name of single) options[name] = { type: 'string' };
  for (const name of several) options[name] = { type: 'string', multiple: true };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      strict: true,
      allowPositionals: true,
    });
    const entries = Object.entries(values);
    return {
      options: Object.fromEntries(
        entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
      lists: Object.fromEntries(
        entries.filter((entry): entry is [string, string[]] => Array.isArray(entry[1])),
      ),
      positionals,
    };
  } catch (cause) {
    throw new AppError('bad-input', { field: 'options', rule: 'unknown-option' }, { cause });
  }
}

export function need(options: Options, name: string): string {
  const value = options[name];
  if (value === undefined || value === '') throw badCall(name, 'missing');
  return value;
}

/** A named file, or standard input for `-`. */
export function readInput(terminal: Terminal, path: string, field: string): Buffer {
  if (path === '-') return terminal.readStdin();
  try {
    return fs.readFileSync(path);
  } catch (cause) {
    throw new AppError('file-unreadable', { field }, { cause });
  }
}

export function readJson(terminal: Terminal, path: string, field: string): unknown {
  try {
    return JSON.parse(
      readInput(terminal, path, field)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    ) as unknown;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('bad-input', { field, rule: 'json' }, { cause });
  }
}

/**
 * What nobody but its owner may read: a file that others of the machine can read is no secret any more. Windows keeps
 * rights of another kind, which its folders of a person set.
 * @throws AppError `bad-input` with rule `readable-by-others`
 */
export function readSecret(terminal: Terminal, options: Options, field: string): string {
  const path = need(options, field);
  if (path !== '-' && process.platform !== 'win32') {
    const found = fs.statSync(path, { throwIfNoEntry: false });
    if (found?.isFile() === true && (found.mode & 0o077) !== 0) throw badCall(field, 'readable-by-others');
  }
  return readInput(terminal, path, field)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

export interface Passphrases {
  /** the file holds one passphrase and does not say whose it is */
  readonly isOne: boolean;
  of(username: string | null): string;
}

/**
 * Passphrases from a file or standard input, never from an argument (arguments are seen by every process). The first line
 * counts. A file that holds a JSON object names one passphrase per user.
 */
export function readPassphrases(terminal: Terminal, options: Options): Passphrases {
  const text = readSecret(terminal, options, 'passphrase-file');
  const named = text.trimStart().startsWith('{') ? readNamed(text) : null;
  return {
    isOne: named === null,
    of: (username) => {
      const [line = ''] = text.split(/\r?\n/);
      const own = named === null ? line : named[username ?? ''];
      if (typeof own !== 'string') throw badCall('passphrase-file', 'no-such-user');
      if (own === '') throw badCall('passphrase-file', 'empty');
      return own.normalize('NFC');
    },
  };
}

/** The passphrase of one person. */
export const readPassphrase = (terminal: Terminal, options: Options, username: string | null): string =>
  readPassphrases(terminal, options).of(username);

function readNamed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw new AppError('bad-input', { field: 'passphrase-file', rule: 'json' }, { cause });
  }
}

/** Writes a result that must not overwrite anything. */
export function writeNew(path: string, bytes: Uint8Array): void {
  try {
    fs.writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new AppError('bad-input', { field: 'out', rule: 'exists' }, { cause });
    throw new AppError(code === 'ENOSPC' ? 'disk-full' : 'folder-unusable', {}, { cause });
  }
}
