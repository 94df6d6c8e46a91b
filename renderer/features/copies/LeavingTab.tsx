import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { HolderSelect } from '../../parts/copies/fields.tsx';
import { Failure, groundOf } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Note } from '../../components/Note.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { HeldCopies } from './HeldCopies.tsx';

type List = Output<'copies.leavingList'>;

/** What a person still answers for: copies, hand-overs, slips, keys, open work. */
export function LeavingTab() {
  const t = useT();
  const [personId, setPerson] = useState<string | null>(null);
  const { value, error } = useAsk('copies.leavingList', personId === null ? null : { personId });
  return (
    <ScrollPane label={t('copies.tab.leaving')}>
      <div className="leaving">
        <HolderSelect label={t('copies.leaving.person')} value={personId} onChange={setPerson} />
        {personId === null ? <EmptyState>{t('copies.leaving.choose')}</EmptyState> : null}
        {error ? <Failure error={error} /> : null}
        {personId !== null && value === null && !error ? <LoadingRows rows={4} /> : null}
        {value === null || personId === null ? null : <Burden list={value} />}
      </div>
    </ScrollPane>
  );
}

function Burden({ list }: { list: List }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const tab = (id: string) => (): void => go('copies', { params: { tab: id } });
  const lines: readonly (readonly [string, string | number, (() => void)?])[] = [
    [t('copies.leaving.copies'), list.copies.length + list.hiddenCopies],
    [t('copies.leaving.transfers'), list.transfers, tab('transit')],
    [t('copies.leaving.carryOuts'), list.carryOuts, tab('out')],
    [t('copies.leaving.permits'), list.permits, tab('permits')],
    [
      t('copies.leaving.documents'),
      list.documents,
      () => go('incoming', { params: { person: list.person.id } }),
    ],
    [t('copies.leaving.submissions'), list.submissions],
    [t('copies.leaving.officeKey'), t(list.officeKey ? 'copies.leaving.held' : 'copies.leaving.notHeld')],
    [
      t('copies.leaving.authorityKey'),
      t(list.authorityKey ? 'copies.leaving.held' : 'copies.leaving.notHeld'),
    ],
    [t('copies.leaving.contentKeys'), list.contentKeys],
  ];
  return (
    <>
      <Note
        tone={list.clear ? 'done' : 'caution'}
        title={t(list.clear ? 'copies.leaving.clear' : 'copies.leaving.notClear')}
      >
        {groundOf('SC-07').ground}
      </Note>
      <dl className="leavingFacts">
        {lines.map(([label, value, open]) => (
          <div key={label}>
            <dt className="m">
              {open && value !== 0 ? <LinkButton onPress={open}>{label}</LinkButton> : label}
            </dt>
            <dd className={typeof value === 'number' && value > 0 ? 'b' : ''}>{value}</dd>
          </div>
        ))}
      </dl>
      <HeldCopies copies={list.copies} />
      {list.hiddenCopies > 0 ? (
        <p className="m">{t('copies.leaving.hidden', { count: list.hiddenCopies })}</p>
      ) : null}
    </>
  );
}
