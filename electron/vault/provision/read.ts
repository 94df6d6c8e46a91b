import path from 'node:path';
import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { foreignJson } from '../../../shared/foreignJson.ts';
import { ProvisionDay } from '../../../shared/ipc/contract/provision.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { readSmallFile } from '../disk/smallFile.ts';

const MAX_BYTES = 1024 * 1024;

/** A file that lies beside the provisioning file: a name, never a path. */
const FileName = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => path.basename(name) === name && !name.includes('\\') && !name.startsWith('.'));

/**
 * Everything one office needs, on one disc. There is no secret in it: passphrases come from elsewhere and are changed
 * at the first sign-in of each person.
 */
export const Provision = z.strictObject({
  format: z.literal('an-thu/provision/1'),
  /** what a vault is made of; a file for vaults that stand may leave it out, and is then for any office */
  vault: z
    .looseObject({
      office: z.looseObject({ name: z.string().max(200), code: z.string().max(40) }),
      people: z
        .array(z.looseObject({ username: z.string(), roles: z.array(z.string()).max(8) }))
        .min(1)
        .max(20),
    })
    .optional(),
  calendar: z.array(ProvisionDay).max(100).default([]),
  /** cards of the offices that it writes to; trusting each stays a comparison between two people */
  cards: z.array(FileName).max(200).default([]),
  /** the signed directory of offices */
  directory: FileName.nullable().default(null),
  /** signed answers for the help */
  helpPacks: z.array(FileName).max(20).default([]),
  /** danh mục bí mật nhà nước, each with the detached signature of its issuer */
  secretLists: z
    .array(z.strictObject({ file: FileName, signature: FileName }))
    .max(20)
    .default([]),
  /** rule packs, each with the detached signature of its issuer */
  rulePacks: z
    .array(z.strictObject({ file: FileName, signature: FileName }))
    .max(40)
    .default([]),
  policy: z
    .strictObject({ file: FileName, fingerprint: z.string().max(200) })
    .nullable()
    .default(null),
  idleMinutes: z.int().min(1).max(60).nullable().default(null),
});
export type Provision = z.infer<typeof Provision>;

export interface ProvisionFile {
  readonly provision: Provision;
  readonly sha256: string;
  /** the absolute path of a file that it names */
  readonly beside: (name: string) => string;
}

/** @throws AppError `provision-refused` with reason `file`, `form` (and which part) */
export function readProvision(file: string): ProvisionFile {
  const bytes = readSmallFile(file, MAX_BYTES);
  const parsed = Provision.safeParse(jsonOf(bytes));
  if (!parsed.success)
    return raise('provision-refused', {
      reason: 'form',
      field: parsed.error.issues[0]?.path.join('.') ?? '',
    });
  const folder = path.dirname(path.resolve(file));
  return { provision: parsed.data, sha256: sha256Hex(bytes), beside: (name) => path.join(folder, name) };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return foreignJson(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch {
    return raise('provision-refused', { reason: 'file' });
  }
}
