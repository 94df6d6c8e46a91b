import './searchHits.css';
import type { SearchHit } from '../../../shared/ipc/contract/desk.ts';
import { PAGE_OF_BOOK } from './bookPages.ts';
import type { PageName } from '../../data/router.ts';

/** Title with the matched letters marked; number, notation and office before it, and below what else it was found by. */
export function MarkedTitle({ hit }: { hit: SearchHit }) {
  const title = hit.title ?? '';
  const before = [hit.code, hit.issuer].filter(Boolean).join(', ');
  return (
    <>
      <span className="hitTitle">
        {before}
        {title && before ? ' · ' : ''}
        <Marked text={title} marks={hit.marks} />
      </span>
      {hit.line === null ? null : (
        <span className="hitLine m cap">
          <Marked text={hit.line.text} marks={hit.line.marks} />
        </span>
      )}
    </>
  );
}

function Marked({ text, marks }: { text: string; marks: SearchHit['marks'] }) {
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts.map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : part.text));
}

/** Where a hit opens. */
export function hitRoute(hit: Pick<SearchHit, 'subjectKind' | 'id' | 'book'>): [PageName, { id: string }] {
  if (hit.subjectKind === 'submission') return ['submissions', { id: hit.id }];
  if (hit.subjectKind === 'proposal') return ['proposals', { id: hit.id }];
  return [PAGE_OF_BOOK[hit.book ?? 'incoming'], { id: hit.id }];
}
