import {
  checkLayout,
  type DraftLayout,
  type LayoutFacts,
  type LayoutFinding,
} from '../../../../shared/domain/layout/check.ts';
import { takenNumberPlace } from '../../../../shared/domain/layout/numberPlace.ts';
import { raise } from '../../../../shared/errors.ts';
import { type Ports, handlers } from '../../ports.ts';
import { loadProposal } from '../change.ts';
import { personRef } from '../../people/personRef.ts';
import type { ProposalRecord } from '../store.ts';
import { latestVersion, versionName, withVersion } from '../versions.ts';
import { subjectOf } from '../words.ts';

export interface Layout {
  /** what of the draft was read: a Word file, nothing of another kind of file, or there is no file */
  readonly read: 'word' | 'other' | 'none';
  readonly pack: string;
  readonly findings: readonly LayoutFinding[];
}

/** Larger files are not read: what they are made of is pictures. */
const MOST_BYTES = 32 * 1024 * 1024;
/** More than this stands on no page. */
const MOST_LETTERS = 20_000;

/** Thể thức of a draft as it stands, by the rules of today. @throws AppError `key-not-granted` */
export async function layoutOf(ports: Ports, proposal: ProposalRecord): Promise<Layout> {
  const rules = ports.rules.asOf(ports.today());
  const { kind } = ports.station.office;
  const { read, draft, taken } = await draftOf(ports, proposal);
  return {
    read,
    pack: rules.appliedId(kind === 'party' ? 'layout-party' : 'layout-state'),
    findings: [
      ...checkLayout(rules.layout(kind), factsOf(ports, proposal), draft),
      ...(taken === null ? [] : [overwritten(rules.marks(kind).id, taken)]),
    ],
  };
}

interface Read {
  readonly read: Layout['read'];
  readonly draft: DraftLayout | null;
  /** of a PDF: what already stands where its number and date will be drawn */
  readonly taken: string | null;
}
const UNREAD: Read = { read: 'other', draft: null, taken: null };

async function draftOf(ports: Ports, proposal: ProposalRecord): Promise<Read> {
  const version = latestVersion(ports, proposal.id);
  if (version === null || version.erasedMs !== null) return { ...UNREAD, read: 'none' };
  const isPdf = version.kind === 'pdf';
  const isWord = version.kind === 'office' && /\.docx$/i.test(versionName(ports, version));
  if (!(isPdf || isWord) || version.sizeBytes > MOST_BYTES) return UNREAD;
  return withVersion(ports, version, async (source) => {
    const alone = proposal.level !== 'none'; // nothing else is read in the process of a classified file
    if (isPdf) {
      const job = { op: 'firstPage', mostLetters: MOST_LETTERS } as const;
      const page = await ports.reader.read(job, source, { alone });
      return { ...UNREAD, taken: takenNumberPlace(page.value ?? []) };
    }
    const { value, items } = await ports.reader.read({ op: 'draft' }, source, { alone });
    return value === null
      ? UNREAD
      : { read: 'word', draft: { sections: value.sections, paragraphs: items }, taken: null };
  });
}

/** No rule forbids it, so it stops nothing: who drafts, checks, signs or numbers is to see it in time. */
const overwritten = (ruleId: string, found: string): LayoutFinding => ({
  ruleId,
  weight: 'should',
  what: 'number-place',
  found,
  line: null,
  excerpt: '',
  wanted: '',
  more: 0,
});

function factsOf(ports: Ports, proposal: ProposalRecord): LayoutFacts {
  const rules = ports.rules.asOf(ports.today());
  const { kind, name, symbol } = ports.station.office;
  const type = rules.documentType(kind, proposal.typeId);
  const capacity = rules.capacities(kind).find((line) => line.capacity === proposal.capacity);
  const signer = personRef(ports, proposal.signerId ?? '');
  const upper = (text: string): string => text.toLocaleUpperCase('vi');
  return {
    style: kind,
    officeName: name,
    officeSymbol: symbol,
    typeName: type?.name ?? '',
    typeSymbol: type?.symbol ?? null,
    subject: subjectOf(ports, proposal),
    signer: signer.fullName,
    position: signer.position,
    capacityMark: capacity?.mark ?? '',
    level: proposal.level,
    urgency: proposal.urgency,
    levelMarks: Object.fromEntries(
      rules.levels
        .filter(({ level }) => level !== 'none')
        .map(({ level, name: word }) => [level, upper(word)]),
    ),
    urgencyMarks: Object.fromEntries(
      rules.urgency
        .filter(({ urgency }) => urgency !== 'thuong')
        .map(({ urgency, name: word }) => [urgency, upper(word)]),
    ),
  };
}

/** @throws AppError `layout-broken` where a rule of weight `must` is broken */
export function refuseBroken({ findings }: Layout): void {
  const broken = findings.filter(({ weight }) => weight === 'must');
  const [first] = broken;
  if (first !== undefined)
    raise('layout-broken', {
      count: broken.length,
      rule: first.ruleId,
      what: first.what,
      line: first.line ?? 0,
    });
}

export const layoutQueries = handlers({
  'proposals.layout': async (ports, { id }) => {
    const { findings, ...layout } = await layoutOf(ports, loadProposal(ports, id));
    return { ...layout, findings: [...findings] };
  },
});
