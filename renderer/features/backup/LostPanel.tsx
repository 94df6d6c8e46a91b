import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../app/bridge.ts';
import { Failure } from '../../app/Failure.tsx';
import { useAct } from '../../app/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { useFormat, useT } from '../../i18n/I18n.tsx';

type Holdings = Output<'backup.holdings'>;

/** Mất máy: what lay on it, by level, and what is to be done in which order. */
export function LostPanel() {
  const t = useT();
  const format = useFormat();
  const act = useAct();
  const [held, setHeld] = useState<Holdings | null>(null);
  return (
    <section className="panel" aria-label={t('lost.title')}>
      <header>
        <h2>{t('lost.title')}</h2>
        <span className="end" />
        <Button
          size="small"
          disabled={act.busy}
          onPress={() => void act.run(() => call('backup.holdings', {}), setHeld)}
        >
          {t('lost.list')}
        </Button>
      </header>
      <p className="pad-16 s">{t('lost.steps')}</p>
      {act.error ? <Failure error={act.error} /> : null}
      {held === null ? null : (
        <ul className="backupList">
          {held.levels.map((one) => (
            <li key={one.level}>
              <span className="backupPart">
                <LevelChip level={one.level} />
              </span>
              <span className="grow s">
                {t('lost.counts', {
                  documents: format.number(one.documents),
                  files: format.number(one.files),
                })}
              </span>
            </li>
          ))}
          {held.lines.map((line) => (
            <li key={`${line.book}${line.number}${line.code}`}>
              <span className="backupPart">
                <LevelChip level={line.level} />
              </span>
              <span className="grow s">{`${t(`documents.book.${line.book}`)} ${line.number} · ${line.code} · ${line.issuer}`}</span>
              <span className="m">{format.date(line.enteredOn)}</span>
            </li>
          ))}
          <li>
            <span className="grow m">
              {t('lost.people', { people: held.people.map((one) => one.fullName).join(', ') })}
            </span>
          </li>
        </ul>
      )}
    </section>
  );
}
