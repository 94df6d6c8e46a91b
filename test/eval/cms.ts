import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  decryptFile,
  loadCertificates,
  loadIdentity,
  loadRevocationLists,
  verifyFile,
  type Trust,
} from '../../electron/vault/crypto/x509/bareFiles.ts';
import type { CmsProfile } from '../../electron/vault/crypto/cms/types.ts';
import type { Identity } from '../../electron/vault/crypto/x509/pkcs12.ts';
import { reasonOf } from '../../electron/vault/crypto/refusal.ts';
import { sha256Hex } from '../../electron/vault/crypto/primitives.ts';
import { AppError, raise } from '../../shared/errors.ts';

const verdict = z.enum(['accept', 'refuse']);
const messageSchema = z.object({
  file: z.string(),
  type: z.enum(['SignedData', 'AuthEnvelopedData', 'EnvelopedData']),
  content: z.string(),
  detached: z.boolean().default(false),
  sender: z.string().optional(),
  recipients: z.array(z.string()).default([]),
  inner: z.object({ sender: z.string() }).optional(),
  content_sha256: z.string(),
  expect: verdict,
  reason: z.string().nullable(),
  exchange: verdict,
  exchange_reason: z.string().nullable(),
});
const expectedSchema = z.object({
  verify_at: z.iso.datetime(),
  trust: z.object({ root: z.string(), intermediate: z.string(), crls: z.array(z.string()) }),
  offices: z.record(z.string(), z.object({ sign: z.string(), encrypt: z.string(), decrypt_key: z.string() })),
  files: z.array(messageSchema),
});
type Message = z.infer<typeof messageSchema>;

interface Office {
  readonly signSha256: string;
  readonly key: Identity;
}

interface Folder {
  readonly read: (name: string) => Buffer;
  readonly trust: Trust;
  readonly offices: ReadonlyMap<string, Office>;
}

interface CmsArgs {
  /** Folder that the names in the file of expected answers are relative to. */
  readonly dir: string;
  readonly expected: string;
}

export interface CmsEvaluation {
  readonly files: number;
  readonly wrong: readonly { file: string; expected: string; got: string }[];
}

/** Reads every message twice, as a foreign one and as one of our own envelopes, and compares with what it should be. */
export function runCms(args: CmsArgs): CmsEvaluation {
  const expected = expectedSchema.parse(JSON.parse(readFileSync(args.expected, 'utf8')));
  const folder = openFolder(args.dir, expected);
  const wrong = expected.files.flatMap((message) => {
    const readings = [
      ['expect', 'foreign', message.expect, message.reason],
      ['exchange', 'exchange', message.exchange, message.exchange_reason],
    ] as const;
    return readings.flatMap(([reading, profile, answer, reason]) => {
      const wanted = answer === 'accept' ? 'accept' : `refuse ${reason ?? ''}`;
      const got = judge(message, profile, folder);
      return got === wanted ? [] : [{ file: message.file, expected: `${reading}: ${wanted}`, got }];
    });
  });
  return { files: expected.files.length, wrong };
}

function openFolder(dir: string, expected: z.infer<typeof expectedSchema>): Folder {
  const read = (name: string): Buffer => readFileSync(join(dir, name));
  const { root, intermediate, crls } = expected.trust;
  // the directory is handed over as `--trust` of the command line: anchors are the self-signed ones, the others are found
  // by messages that carry no certificate
  const handed = [root, intermediate, ...Object.values(expected.offices).map(({ sign }) => sign)];
  const trust: Trust = {
    certificates: handed.flatMap((name) => loadCertificates(read(name))),
    revocationLists: crls.flatMap((name) => loadRevocationLists(read(name))),
    nowMs: Date.parse(expected.verify_at),
  };
  const offices = Object.entries(expected.offices).map(([code, files]): [string, Office] => {
    const pem = Buffer.concat([read(files.decrypt_key), Buffer.from('\n'), read(files.encrypt)]);
    const [sign] = loadCertificates(read(files.sign));
    return [code, { signSha256: sign?.sha256 ?? '', key: loadIdentity(pem, '') }];
  });
  return { read, trust, offices: new Map(offices) };
}

/** What is no refusal of the product (a fault of this program, a file that is not there) is told as such, never as one. */
function judge(message: Message, profile: CmsProfile, folder: Folder): string {
  try {
    const content =
      message.type === 'SignedData'
        ? verifySigned(folder.read(message.file), message, profile, folder)
        : openForAll(message, profile, folder);
    return sha256Hex(content) === message.content_sha256 ? 'accept' : 'refuse other-content';
  } catch (error) {
    return error instanceof AppError ? `refuse ${reasonOf(error)}` : `fault: ${String(error)}`;
  }
}

const wrong = (reason: string): never => raise('signature-invalid', { reason });

/**
 * Every signer must hold by itself: chain, time, signature. The named sender must then be one of them; in an envelope of
 * ours all of them.
 */
function verifySigned(bytes: Buffer, message: Message, profile: CmsProfile, folder: Folder): Buffer {
  const sender = folder.offices.get(message.inner?.sender ?? message.sender ?? '')?.signSha256 ?? '';
  const { content, signers } = verifyFile({
    message: bytes,
    trust: folder.trust,
    profile,
    ...(message.detached ? { content: folder.read(message.content) } : {}),
  });
  const theirs = signers.filter(({ certificateSha256 }) => certificateSha256 === sender).length;
  if (profile === 'exchange' ? theirs < signers.length : theirs === 0) wrong('wrong-signer');
  return content;
}

/** Every named recipient reads the same, and no other office reads anything. */
function openForAll(message: Message, profile: CmsProfile, folder: Folder): Buffer {
  const bytes = folder.read(message.file);
  const opened = [...folder.offices].map(([code, { key }]) => ({ code, ...tryOpening(bytes, key, profile) }));
  const named = opened.filter(({ code }) => message.recipients.includes(code));
  // sealed for somebody who is none of these offices: what each of them is told
  const [failed] = (named.length === 0 ? opened : named).filter(({ refusal }) => refusal !== null);
  if (failed?.refusal) throw failed.refusal;
  if (opened.some(({ code, content }) => content !== null && !message.recipients.includes(code)))
    return wrong('opens-for-another');
  const contents = named.flatMap(({ content }) => content ?? []);
  const [first = Buffer.alloc(0)] = contents;
  if (contents.some((content) => !content.equals(first))) wrong('contents-differ');
  return message.inner ? verifySigned(first, message, profile, folder) : first;
}

interface Opening {
  readonly content: Buffer | null;
  readonly refusal: AppError | null;
}

function tryOpening(bytes: Buffer, key: Identity, profile: CmsProfile): Opening {
  try {
    return { content: decryptFile(bytes, key, profile).content, refusal: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { content: null, refusal: error };
  }
}
