import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useDateReader } from '../../forms/choices.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useAsk } from '../../data/ask.ts';
import { Button } from '../../components/Button.tsx';
import { DateField } from '../../components/DateField.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { Note } from '../../components/Note.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { PaperPages, type MadePaper } from './PaperPages.tsx';
import { useAct } from '../../data/useAct.ts';

/** Thống kê BMNN of a period, counted from the books and counted again from the ledger. */
export function StatisticsPane() {
  const { t, format } = useWords();
  const read = useDateReader();
  const { value } = useAsk('rules.choices', {});
  const [from, setFrom] = useState<string | null | undefined>(undefined);
  const [to, setTo] = useState<string | null | undefined>(undefined);
  const [found, setFound] = useState<Output<'registers.statistics'> | null>(null);
  const [paper, setPaper] = useState<MadePaper | null>(null);
  const act = useAct();
  const today = value?.today ?? '';
  // gone to by its name, this is drawn before the day is known
  const firstDay = today === '' ? '' : `${today.slice(0, 4)}-01-01`;
  const period = {
    from: (from === undefined ? firstDay : from) ?? '',
    to: (to === undefined ? today : to) ?? '',
  };
  const ready = period.from !== '' && period.to !== '';
  if (paper) return <PaperPages paper={paper} onBack={() => setPaper(null)} />;
  return (
    <ScrollPane label={t('registers.statistics.title')}>
      <div className="row wrap fieldRow">
        <DateField
          label={t('word.enteredFrom')}
          value={period.from || null}
          onChange={setFrom}
          parse={read}
        />
        <DateField
          label={t('registers.statistics.to')}
          value={period.to || null}
          onChange={setTo}
          parse={read}
        />
        <Button
          kind={found === null ? 'primary' : 'secondary'}
          disabled={!ready || act.busy}
          onPress={() => void act.call('registers.statistics', period, setFound)}
        >
          {t('registers.statistics.count')}
        </Button>
        {found === null ? null : (
          <Button
            kind="primary"
            icon="print"
            disabled={act.busy}
            onPress={() =>
              void act.call('reports.statistics', period, (made) =>
                setPaper({ ...made, name: t('registers.statistics.file') }),
              )
            }
          >
            {t('registers.statistics.print')}
          </Button>
        )}
      </div>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      {found === null ? (
        <p className="m">{t('registers.statistics.hint')}</p>
      ) : (
        <>
          <Note tone={found.equal ? 'done' : 'danger'} live>
            {t(found.equal ? 'registers.statistics.equal' : 'registers.statistics.differs', {
              entries: format.number(found.ledgerEntries),
            })}
          </Note>
          {found.rows.length === 0 ? (
            <p className="m">{t('registers.statistics.none')}</p>
          ) : (
            <table className="countTable">
              <thead>
                <tr>
                  <th>{t('word.book')}</th>
                  <th>{t('documents.field.level')}</th>
                  <th>{t('word.standing')}</th>
                  <th>{t('registers.statistics.number')}</th>
                </tr>
              </thead>
              <tbody>
                {found.rows.map((row) => (
                  <tr key={`${row.book} ${row.level} ${row.standing}`}>
                    <td>{t(`documents.book.${row.book}`)}</td>
                    <td>
                      <LevelChip level={row.level} />
                    </td>
                    <td>{t(`registers.standing.${row.standing}`)}</td>
                    <td>{format.number(row.count)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </ScrollPane>
  );
}
