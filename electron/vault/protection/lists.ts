import { createHash } from 'node:crypto';
import { addDays } from '../../../shared/domain/calendar/civilDate.ts';
import {
  type FoundItem,
  itemRef,
  listsInForce,
  type SecretList,
  SecretListFile,
  searchItems,
} from '../../../shared/domain/levels/secretList.ts';
import { raise } from '../../../shared/errors.ts';
import { foreignJson } from '../../../shared/foreignJson.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { ListItem } from '../../../shared/ipc/contract/protection.ts';
import { deleteStage } from '../attachments/store.ts';
import { readStaged } from '../attachments/readStaged.ts';
import { about, type Ports } from '../ports.ts';
import { type ListSignature, MAX_LIST_SIGNATURE_BYTES, verifyListSignature } from './listSignature.ts';
import { mustConfirm } from '../documents/sampleRule.ts';
import { allLists, endList, insertList, isKnownList } from '../tables/secretLists.ts';

/** A file of twenty lists of five thousand short items stays far below it. */
export const MAX_LIST_BYTES = 4 * 1024 * 1024;

const asListItem = (ports: Ports, found: FoundItem): ListItem => {
  const { list, item } = found;
  return {
    ref: itemRef(list, item),
    place: item.place,
    text: item.text,
    level: item.level,
    field: item.field,
    list: { code: list.code, issuer: list.issuer, decidedOn: list.decidedOn, sample: list.sample },
    mustConfirm: mustConfirm(ports, found),
  };
};

export function listItems(
  ports: Ports,
  input: Parsed<'protection.listItems'>,
): Output<'protection.listItems'> {
  const lists = listsInForce(allLists(ports.db), input.on ?? ports.today());
  const found = searchItems(lists, input.words).filter(
    ({ item }) => input.level === null || item.level === input.level,
  );
  return { items: found.slice(0, input.limit).map((each) => asListItem(ports, each)), total: found.length };
}

export function knownLists(ports: Ports): Output<'protection.lists'> {
  const lists = allLists(ports.db);
  const current = new Set(listsInForce(lists, ports.today()).map(({ id }) => id));
  return {
    lists: lists.map((list) => {
      const { id, code, issuer, title, decidedOn, effectiveFrom, effectiveTo, sample } = list;
      const { verified, source, sha256, loadedMs, signedBy } = list;
      return {
        id,
        code,
        issuer,
        title,
        decidedOn,
        effectiveFrom,
        effectiveTo,
        sample,
        verified,
        source,
        sha256,
        loadedMs,
        signedBy,
        inForce: current.has(id),
        items: list.items.length,
      };
    }),
  };
}

export interface ReadLists {
  readonly lists: readonly SecretList[];
  readonly sha256: string;
  readonly signature: ListSignature | null;
}

/**
 * Reads a staged file of lists.
 * @throws AppError `secret-list-invalid` with the place (`lists.0.items.3.level`) and what is wrong there
 */
export function readLists(ports: Ports, input: Parsed<'protection.loadLists'>): ReadLists {
  const { bytes } = readStaged(ports, input.stageId, MAX_LIST_BYTES);
  const signature =
    input.signatureStageId === null
      ? null
      : readStaged(ports, input.signatureStageId, MAX_LIST_SIGNATURE_BYTES).bytes;
  return judgeLists(ports, bytes, signature);
}

/**
 * Judges the bytes of a file of lists, and of its issuer's signature where there is one.
 * @throws AppError `secret-list-invalid`, `list-signature-invalid`, `sender-unknown`
 */
export function judgeLists(ports: Ports, bytes: Uint8Array, signed: Uint8Array | null): ReadLists {
  const signature = signed === null ? null : verifyListSignature(ports, bytes, signed);
  let json: unknown;
  try {
    json = foreignJson(bytes);
  } catch {
    raise('secret-list-invalid', { rule: 'not-json' });
  }
  const read = SecretListFile.safeParse(json);
  if (!read.success) {
    const issue = read.error.issues[0];
    const rule = issue?.code === 'custom' ? issue.message : (issue?.code ?? 'invalid');
    raise('secret-list-invalid', { at: (issue?.path.join('.') ?? '').slice(0, 120), rule });
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { lists: read.data.lists, sha256, signature };
}

export function loadLists(
  ports: Ports,
  input: Parsed<'protection.loadLists'>,
  read: ReadLists,
): Output<'protection.loadLists'> {
  enterLists(ports, read);
  deleteStage(ports.db, input.stageId);
  if (input.signatureStageId !== null) deleteStage(ports.db, input.signatureStageId);
  const items = read.lists.reduce((sum, list) => sum + list.items.length, 0);
  const signedBy = read.signature?.signedBy ?? '';
  return { lists: read.lists.length, items, sha256: read.sha256, signedBy };
}

/** All of them were entered here before, from this file or another. */
export const areKnownLists = (ports: Ports, { lists }: ReadLists): boolean =>
  lists.every((list) => isKnownList(ports.db, list));

/** Inside a command's transaction: all lists of the file, or none. @throws AppError `secret-list-invalid` */
export function enterLists(ports: Ports, read: ReadLists): void {
  for (const [index, list] of read.lists.entries()) {
    const at = `lists.${index}`;
    if (list.sample) raise('secret-list-invalid', { at: `${at}.sample`, rule: 'sample' });
    if (isKnownList(ports.db, list)) raise('secret-list-invalid', { at: `${at}.id`, rule: 'already-loaded' });
    if (list.replaces !== null && !endList(ports.db, list.replaces, addDays(list.effectiveFrom, -1)))
      raise('secret-list-invalid', { at: `${at}.replaces`, rule: 'nothing-to-replace' });
    const signed = read.signature ?? { signedBy: '', serial: '' };
    insertList(ports.db, list, {
      sha256: read.sha256,
      nowMs: ports.nowMs(),
      by: ports.actor.id,
      ...signed,
    });
    ports.append({
      act: 'secret-list.loaded',
      ...about('secret-list', list.id),
      facts: {
        code: list.code,
        items: list.items.length,
        sha256: read.sha256,
        signed: read.signature?.signedBy ?? null,
      },
    });
  }
  ports.announce('settings.changed');
}
