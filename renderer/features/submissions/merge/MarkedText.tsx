import { Fragment } from 'react';
import { foldBase, words } from '../../../../shared/domain/text/fold.ts';

/** A text in which every word of a list is marked, whatever its marks and capitals. */
export function MarkedText({ text, sought }: { text: string; sought: readonly string[] }) {
  const bases = new Set(sought.map(foldBase));
  const found = words(text).filter((word) => bases.has(word.base));
  return (
    <>
      {found.map((word, index) => (
        <Fragment key={word.start}>
          {text.slice(found[index - 1]?.end ?? 0, word.start)}
          <mark className="sharedWord">{text.slice(word.start, word.end)}</mark>
        </Fragment>
      ))}
      {text.slice(found.at(-1)?.end ?? 0)}
    </>
  );
}
