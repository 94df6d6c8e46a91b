import type { SearchHit } from '../../../shared/ipc/contract/desk.ts';
import { PAGE_OF_BOOK } from './bookPages.ts';
import type { PageName } from '../../data/router.ts';

/** Title with the matched letters marked; number, notation and office before it. */
export function MarkedTitle({ hit }: { hit: SearchHit }) {
  const title = hit.title ?? '';
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [start, end] of hit.marks) {
    if (start > at) parts.push({ text: title.slice(at, start), marked: false });
    parts.push({ text: title.slice(start, end), marked: true });
    at = end;
  }
  if (at < title.length) parts.push({ text: title.slice(at), marked: false });
  return (
    <>
      {[hit.code, hit.issuer].filter(Boolean).join(', ')}
      {title && (hit.code || hit.issuer) ? ' · ' : ''}
      {parts.map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : part.text))}
    </>
  );
}

/** Where a hit opens. */
export function hitRoute(hit: Pick<SearchHit, 'subjectKind' | 'id' | 'book'>): [PageName, { id: string }] {
  if (hit.subjectKind === 'submission') return ['submissions', { id: hit.id }];
  return [PAGE_OF_BOOK[hit.book ?? 'incoming'], { id: hit.id }];
}
