import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import {
  decryptFile,
  loadCertificates,
  loadIdentity,
  loadRevocationLists,
  openBareFile,
  sealBareFile,
  type Trust,
  type VerifiedFile,
  verifyFile,
} from '../vault/crypto/x509/bareFiles.ts';
import { inspectEnvelope } from '../vault/envelopes/inspect.ts';
import { sha256Hex } from '../vault/crypto/primitives.ts';
import { need, type Options, readInput, readOptions, readPassphrase, type Terminal, writeNew } from './io.ts';

/** The file an opened envelope is written to; the sender's name for it is inside and is never part of a path. */
const CONTENT_FILE = 'content';

function trustOf(terminal: Terminal, lists: Readonly<Record<string, readonly string[]>>): Trust {
  const trusted = lists['trust'] ?? [];
  if (trusted.length === 0) throw new AppError('bad-input', { field: 'trust', rule: 'missing' });
  const crls = lists['crl'];
  return {
    certificates: trusted.flatMap((file) => loadCertificates(readInput(terminal, file, 'trust'))),
    nowMs: terminal.nowMs(),
    ...(crls === undefined
      ? {}
      : { revocationLists: crls.flatMap((file) => loadRevocationLists(readInput(terminal, file, 'crl'))) }),
  };
}

/** A key file without protection needs none. */
const keyPassphrase = (terminal: Terminal, options: Options): string =>
  options['passphrase-file'] === undefined ? '' : readPassphrase(terminal, options, null);

const identityOf = (terminal: Terminal, options: Options) =>
  loadIdentity(readInput(terminal, need(options, 'key'), 'key'), keyPassphrase(terminal, options));

const report = (verified: VerifiedFile) => ({
  contentSha256: verified.contentSha256,
  contentBytes: verified.content.length,
  signers: verified.signers,
});

/** `cms verify` and `cms decrypt`: the verifier and the decrypter alone, on any CMS file. */
export function cmsCommand(terminal: Terminal, args: readonly string[]): Reply<unknown> {
  const { options, lists, positionals } = readOptions(
    args,
    ['in', 'content', 'key', 'passphrase-file', 'out'],
    ['trust', 'crl'],
  );
  const message = (): Buffer => readInput(terminal, need(options, 'in'), 'in');
  switch (positionals[0]) {
    case 'verify': {
      const { content } = options;
      const detached = content === undefined ? {} : { content: readInput(terminal, content, 'content') };
      const verified = verifyFile({ message: message(), trust: trustOf(terminal, lists), ...detached });
      if (options['out'] !== undefined) writeNew(options['out'], verified.content);
      return { ok: true, value: report(verified) };
    }
    case 'decrypt': {
      const opened = decryptFile(message(), identityOf(terminal, options));
      if (options['out'] !== undefined) writeNew(options['out'], opened.content);
      const { content, recipients, authenticated } = opened;
      return {
        ok: true,
        value: {
          contentSha256: sha256Hex(content),
          contentBytes: content.length,
          content: content.toString('base64'),
          recipients,
          authenticated,
        },
      };
    }
    default:
      throw new AppError('unknown-operation');
  }
}

/** `envelope seal`, `envelope open` and `envelope inspect` with bare files, no vault. */
export async function envelopeCommand(terminal: Terminal, args: readonly string[]): Promise<Reply<unknown>> {
  const { options, lists, positionals } = readOptions(
    args,
    ['key', 'passphrase-file', 'in', 'out'],
    ['to', 'trust', 'crl'],
  );
  switch (positionals[0]) {
    case 'seal': {
      const recipients = (lists['to'] ?? []).flatMap((file) =>
        loadCertificates(readInput(terminal, file, 'to')),
      );
      if (recipients.length === 0) throw new AppError('bad-input', { field: 'to', rule: 'missing' });
      const out = need(options, 'out');
      const content = readInput(terminal, need(options, 'in'), 'in');
      const sealed = await sealBareFile({
        content,
        sender: identityOf(terminal, options),
        recipients,
        nowMs: terminal.nowMs(),
      });
      writeNew(out, sealed);
      return {
        ok: true,
        value: {
          out,
          bytes: sealed.length,
          sha256: sha256Hex(sealed),
          recipients: recipients.length,
          contentSha256: sha256Hex(content),
        },
      };
    }
    case 'open': {
      const out = need(options, 'out');
      const opened = openBareFile(
        readInput(terminal, need(options, 'in'), 'in'),
        identityOf(terminal, options),
        trustOf(terminal, lists),
      );
      fs.mkdirSync(out, { recursive: true });
      const file = path.join(out, CONTENT_FILE);
      writeNew(file, opened.content);
      return { ok: true, value: { ...report(opened), file } };
    }
    case 'inspect': {
      const reader =
        options['key'] === undefined
          ? null
          : { key: identityOf(terminal, options), trust: trustOf(terminal, lists) };
      return { ok: true, value: await inspectEnvelope(need(options, 'in'), reader) };
    }
    default:
      throw new AppError('unknown-operation');
  }
}
