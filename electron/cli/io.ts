import fs from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError } from '../../shared/errors.ts';
import type { NewKeyPair } from '../vault/crypto/authority.ts';

/** What the command line needs of the world; tests pass their own. */
export interface Terminal {
  readonly out: (line: string) => void;
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
 * A passphrase from a file or standard input, never from an argument (arguments are seen by every process). The
 * first line counts. A file that holds a JSON object names one passphrase per user.
 */
export function readPassphrase(terminal: Terminal, options: Options, username: string | null): string {
  const text = readInput(terminal, need(options, 'passphrase-file'), 'passphrase-file')
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (text.trimStart().startsWith('{')) {
    const named = readNamed(text)[username ?? ''];
    if (typeof named !== 'string') throw badCall('passphrase-file', 'no-such-user');
    return named;
  }
  const [line = ''] = text.split(/\r?\n/);
  if (line === '') throw badCall('passphrase-file', 'empty');
  return line.normalize('NFC');
}

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
