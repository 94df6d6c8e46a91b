import { paragraphChanges } from '../../../shared/domain/text/paragraphChanges.ts';
import { raise } from '../../../shared/errors.ts';
import { readableAttachment, refuseUnopened } from '../attachments/access.ts';
import { type Ports, handlers } from '../ports.ts';
import { loadProposal } from './change.ts';
import { versionName, withVersion } from './versions.ts';
import { type VersionRow, versionsOf } from './versionStore.ts';

interface FileParagraphs {
  /** lines of a printed page break anywhere; paragraphs do not */
  readonly are: 'paragraphs' | 'lines';
  readonly list: readonly string[];
}

/** The words of a draft, and of two rounds of it side by side; under the gates of opening each of their files. */
export const compareQueries = handlers({
  'proposals.read': async (ports, { id, number }) => {
    const { level } = loadProposal(ports, id);
    const words = await paragraphsOf(ports, openVersion(ports, id, number), level !== 'none');
    return { paragraphs: words === null ? null : [...words.list] };
  },
  'proposals.compare': async (ports, { id, from, to }) => {
    const { level } = loadProposal(ports, id);
    const versions = [from, to].map((number) => openVersion(ports, id, number));
    const read: (FileParagraphs | null)[] = [];
    for (const version of versions) read.push(await paragraphsOf(ports, version, level !== 'none'));
    const [before, after] = read;
    const unread = versions.filter((_, index) => read[index] == null).map(({ number }) => number);
    if (before == null || after == null) return { unread, asLines: false, parts: [] };
    const asLines = before.are === 'lines' || after.are === 'lines';
    const parts = paragraphChanges(before.list, after.list, asLines ? ' ' : '\n');
    return {
      unread,
      asLines,
      parts: parts.map((part) =>
        part.kind === 'same'
          ? { kind: part.kind, paragraphs: [...part.paragraphs] }
          : { kind: part.kind, changes: part.changes.map((change) => ({ ...change })) },
      ),
    };
  },
});

/** @throws AppError `not-found` for a version that is not there or was destroyed, `not-permitted` for a closed one */
function openVersion(ports: Ports, proposalId: string, number: number): VersionRow {
  const version = versionsOf(ports.db, proposalId).find((each) => each.number === number);
  if (version === undefined || version.erasedMs !== null) raise('not-found', { id: proposalId });
  refuseUnopened(ports, readableAttachment(ports, version.attachmentId));
  return version;
}

/** @param alone a classified file is read in a process that reads nothing else */
async function paragraphsOf(
  ports: Ports,
  version: VersionRow,
  alone: boolean,
): Promise<FileParagraphs | null> {
  const name = versionName(ports, version);
  return withVersion(ports, version, async (source) => {
    const { value: are, items: list } = await ports.reader.read({ op: 'paragraphs', name }, source, {
      alone,
    });
    return are === null ? null : { are, list };
  });
}
