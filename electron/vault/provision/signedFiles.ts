import { AppError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { MAX_DIRECTORY_BYTES } from '../peers/directoryBody.ts';
import { judgeDirectory } from '../directory/file.ts';
import { directoryInForce } from '../peers/directoryStore.ts';
import { takeDirectory } from '../directory/take.ts';
import { MAX_DETACHED_BYTES } from '../peers/detachedSignature.ts';
import { readSmallFile } from '../disk/smallFile.ts';
import {
  enterPackFile,
  type HelpPackFile,
  helpPackIsKnown,
  MAX_HELP_BYTES,
  readPack,
} from '../obstacles/publishing.ts';
import type { Ports } from '../ports.ts';
import { areKnownLists, enterLists, judgeLists, MAX_LIST_BYTES } from '../protection/lists.ts';
import { MAX_LIST_SIGNATURE_BYTES } from '../protection/listSignature.ts';
import { enterPack, judgePack, MAX_PACK_BYTES } from '../rules/received.ts';
import type { ProvisionFile } from './read.ts';

type Shown = Output<'provision.look'>['signed'][number];

/** A file beside the provisioning file that an office signed: the directory of offices, danh mục, rule packs, or answers for the help. */
export interface SignedFile {
  readonly shown: Shown;
  /** puts it in force; null when it is known already, or when its issuer's card still waits to be compared */
  readonly take: ((ports: Ports) => void) | null;
}

/**
 * A provisioning file is not signed and makes nobody believed: what somebody else signed is judged as if it had come
 * alone, and waits until the card of its issuer was compared; then the same file is applied once more.
 * @throws AppError of the judgement for what is broken, forged or of a wrong issuer: then nothing of the file is applied
 */
export function readSignedFiles(ports: Ports, { provision, beside }: ProvisionFile): SignedFile[] {
  const { directory, helpPacks, secretLists, rulePacks } = provision;
  return [
    ...(directory === null
      ? []
      : [waiting('directory', directory, () => directoryFile(ports, directory, beside))]),
    ...secretLists.map(({ file, signature }) =>
      waiting('lists', file, () => listsFile(ports, file, signature, beside)),
    ),
    ...rulePacks.map(({ file, signature }) =>
      waiting('rules', file, () => rulesFile(ports, file, signature, beside)),
    ),
    ...helpPacks.map((name) => waiting('help', name, () => helpFile(ports, name, beside))),
  ];
}

function waiting(kind: Shown['kind'], file: string, read: () => SignedFile): SignedFile {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'sender-unknown') throw cause;
    return {
      shown: { kind, file, issuer: String(cause.params['code'] ?? ''), state: 'waits', from: null },
      take: null,
    };
  }
}

function directoryFile(ports: Ports, file: string, beside: ProvisionFile['beside']): SignedFile {
  const raw = readSmallFile(beside(file), MAX_DIRECTORY_BYTES);
  const judged = judgeDirectory(ports, raw);
  const inForce = directoryInForce(ports.db);
  const known =
    inForce !== null && inForce.issuerCode === judged.issuer.code && inForce.issuedMs >= judged.issuedMs;
  return {
    shown: {
      kind: 'directory',
      file,
      issuer: judged.issuer.name,
      state: known ? 'known' : 'takes',
      from: null,
    },
    take: known ? null : (now) => void takeDirectory(now, raw, judged),
  };
}

function listsFile(
  ports: Ports,
  file: string,
  signature: string,
  beside: ProvisionFile['beside'],
): SignedFile {
  const read = judgeLists(
    ports,
    readSmallFile(beside(file), MAX_LIST_BYTES),
    readSmallFile(beside(signature), MAX_LIST_SIGNATURE_BYTES),
  );
  const known = areKnownLists(ports, read);
  const issuer = read.signature?.signedBy ?? '';
  return {
    shown: { kind: 'lists', file, issuer, state: known ? 'known' : 'takes', from: null },
    take: known ? null : (now) => enterLists(now, read),
  };
}

function rulesFile(
  ports: Ports,
  file: string,
  signature: string,
  beside: ProvisionFile['beside'],
): SignedFile {
  const judged = judgePack(
    ports,
    readSmallFile(beside(file), MAX_PACK_BYTES),
    readSmallFile(beside(signature), MAX_DETACHED_BYTES),
  );
  const { signedBy: issuer, effectiveHere: from } = judged.row;
  return {
    shown: { kind: 'rules', file, issuer, state: judged.known ? 'known' : 'takes', from },
    take: judged.known ? null : (now) => enterPack(now, judged),
  };
}

function helpFile(ports: Ports, file: string, beside: ProvisionFile['beside']): SignedFile {
  const came: HelpPackFile = readPack(ports, readSmallFile(beside(file), MAX_HELP_BYTES));
  const known = helpPackIsKnown(ports, came);
  return {
    shown: {
      kind: 'help',
      file,
      issuer: came.pack.office.name,
      state: known ? 'known' : 'takes',
      from: null,
    },
    take: known ? null : (now) => void enterPackFile(now, came),
  };
}
