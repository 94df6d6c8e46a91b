import { useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { mayCall } from '../../../data/mayCall.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { PrimaryKey } from '../../../focus/PrimaryKey.tsx';
import type { Case } from '../stores.ts';
import { HeadRow } from '../../../parts/frame/HeadRow.tsx';

type List = Output<'submissions.spill'>;

/** A secret was found in a case that is in the record already: where it may lie, and what to do about each place. */
export function Spill({ detail }: { detail: Case }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState(false);
  if (!mayCall(roles, 'submissions.spill')) return null;
  return (
    <p className="pad m cap">
      <LinkButton onPress={() => setOpen(true)}>{t('spill.open')}</LinkButton>
      {open ? <SpillDialog detail={detail} onClose={() => setOpen(false)} /> : null}
    </p>
  );
}

function SpillDialog({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const [list, setList] = useState<List | null>(null);
  const make = (): void => void act.call('submissions.spill', { id: detail.id }, setList);
  return (
    <Dialog
      undoable
      onClose={onClose}
      width="wide"
      title={t('spill.title', { code: detail.receiptCode })}
      actions={
        <>
          {list === null ? (
            <Button kind="primary" shortcut="detail.primary" disabled={act.busy} onPress={make}>
              {t('spill.make')}
            </Button>
          ) : null}
          <Button onPress={onClose} hint="Esc">
            {t('common.close')}
          </Button>
        </>
      }
    >
      {list === null ? <PrimaryKey onPress={make} /> : null}
      {act.error ? <Failure error={act.error} /> : null}
      {list === null ? <p className="s">{t('spill.before')}</p> : <Places list={list} />}
    </Dialog>
  );
}

function Places({ list }: { list: List }) {
  const { t, format } = useWords();
  if (list.places.length === 0) return <p className="s">{t('spill.none')}</p>;
  return (
    <>
      <p className="s">
        {t('spill.made', {
          count: format.number(list.places.length),
          from: format.dateTime(list.receivedMs),
          to: format.dateTime(list.madeMs),
        })}
      </p>
      <div
        className="spillList"
        tabIndex={0}
        role="group"
        aria-label={t('spill.title', { code: list.receiptCode })}
      >
        <table className="spillTable">
          <HeadRow titles={[t('spill.column.on'), t('spill.column.where'), t('spill.column.todo')]} />
          <tbody>
            {list.places.map(({ kind, atMs, name, detail, over }, index) => (
              <tr key={index}>
                <td className="nowrap">{format.dateTime(atMs)}</td>
                <td>
                  {t(`spill.where.${kind}`, {
                    name: kind === 'origin' ? sourceWord(t, name) : name,
                    detail: wordsOf(t, detail),
                  })}
                  {over ? <div className="m cap">{t('spill.over')}</div> : null}
                  {kind === 'backup' && detail !== '' ? <div className="m cap">{detail}</div> : null}
                </td>
                <td>{t(`spill.todo.${kind}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What the ledger calls a paper, in the words of the office. */
function wordsOf(t: ReturnType<typeof useT>, detail: string): string {
  const key = `papers.${detail}`;
  return t.has(key) ? t(key) : detail;
}

/** By what the words came in, as the office says it. */
function sourceWord(t: ReturnType<typeof useT>, source: string): string {
  const key = `submissions.source.${source}`;
  return t.has(key) ? t(key) : source;
}
