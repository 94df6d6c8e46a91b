import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { sha256Hex } from '../../electron/vault/crypto/primitives.ts';
import type { EdxmlMessage, EdxmlReference } from '../../electron/reader/edxml/message.ts';
import { readEdxml } from '../../electron/reader/edxml/readPackage.ts';
import { AppError } from '../../shared/errors.ts';

const expectedSchema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      outcome: z.enum(['read', 'refuse']),
      message: z.record(z.string(), z.unknown()).optional(),
      reason: z.string().optional(),
      also_accepted: z.array(z.string()).default([]),
    }),
  ),
});

export interface EdxmlEvaluation {
  readonly files: number;
  readonly wrong: readonly { file: string; expected: string; got: string }[];
}

/** Reads every package of a folder by the product's own reader and compares with what should come out of it. */
export async function evalEdxml(dir: string, expectedFile: string): Promise<EdxmlEvaluation> {
  const { files } = expectedSchema.parse(JSON.parse(readFileSync(expectedFile, 'utf8')));
  const wrong: EdxmlEvaluation['wrong'][number][] = [];
  for (const { file, outcome, message = {}, reason = '', also_accepted: also } of files) {
    const read = await attempt(() => readFileSync(join(dir, file)));
    const expected = outcome === 'read' ? 'read' : `refuse ${reason}`;
    const got =
      read.message === null
        ? `refuse ${[reason, ...also].includes(read.reason) ? reason : read.reason}`
        : outcome === 'read'
          ? differences(message, read.message)
          : 'read';
    if (got !== expected) wrong.push({ file, expected, got });
  }
  return { files: files.length, wrong };
}

type Read = { message: Record<string, unknown>; reason: '' } | { message: null; reason: string };

/** A file that is not there, and a fault of this program, are told as such: neither is a refusal. */
async function attempt(bytes: () => Buffer): Promise<Read> {
  try {
    return { message: inTheirWords(await readEdxml(bytes())), reason: '' };
  } catch (error) {
    if (!(error instanceof AppError)) return { message: null, reason: `fault: ${String(error)}` };
    return { message: null, reason: String(error.params['reason'] ?? error.code) };
  }
}

function differences(expected: Record<string, unknown>, got: Record<string, unknown>): string {
  const names = new Set([...Object.keys(expected), ...Object.keys(got)]);
  const wrong = [...names].filter((name) => !isDeepStrictEqual(expected[name], got[name]));
  return wrong.length === 0 ? 'read' : `read with other ${wrong.join(', ')}`;
}

const reference = ({ organ, code, date, documentId }: EdxmlReference): Record<string, unknown> => ({
  organ,
  code,
  date,
  document_id: documentId,
});

/** The message under the names that the file of expected answers uses. */
function inTheirWords(message: EdxmlMessage): Record<string, unknown> {
  const { kind, from } = message;
  if (message.kind === 'status') {
    const { statusCode, description, responseFor, at } = message;
    return { kind, from, status_code: statusCode, description, response_for: reference(responseFor), at };
  }
  return {
    kind,
    from,
    to: message.to,
    code_number: message.codeNumber,
    code_notation: message.codeNotation,
    place: message.place,
    promulgation_date: message.promulgatedOn,
    document_type: message.documentType,
    subject: message.subject,
    signer: message.signer,
    due_date: message.dueOn,
    priority: message.priority,
    page_amount: message.pages,
    document_id: message.documentId,
    business_type: message.businessType,
    replaces: message.replaces,
    responses_for: message.responsesFor.map(reference),
    trace: message.trace,
    attachments: message.attachments.map(({ contentId, name, declaredType, zipped, bytes }) => ({
      content_id: contentId,
      name,
      declared_type: declaredType,
      zipped,
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
    })),
  };
}
