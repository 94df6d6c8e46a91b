import { useEffect, useRef } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';

export type Settled = Output<'succession.settle'> & { readonly from: string; readonly to: string };

/** What went over to the successor, and which keys did not. */
export function SuccessionDone({ done }: { done: Settled }) {
  const t = useT();
  const { left, officeKeys, from, to, documents, submissions, copies, contentKeys } = done;
  const words = (kinds: Settled['officeKeys']): string =>
    kinds.map((kind) => t(`succession.key.${kind}`)).join(', ') || t('succession.done.noKeys');
  const place = useRef<HTMLDivElement>(null);
  // it stands beside the button, which a small screen may have moved out of sight
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [done]);
  const isWhole = left.contentKeys + left.officeKeys.length === 0;
  const moved = { documents, submissions, copies, contentKeys, keys: words(officeKeys) };
  return (
    <div ref={place}>
      <Note tone={isWhole ? 'done' : 'caution'} title={t('succession.done', { from, to })} live>
        {t('succession.done.moved', moved)}
        {isWhole
          ? null
          : ` ${t('succession.done.left', { keys: words(left.officeKeys), contentKeys: left.contentKeys })}`}
      </Note>
    </div>
  );
}
