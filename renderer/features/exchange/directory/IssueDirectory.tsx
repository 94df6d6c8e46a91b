import { useState } from 'react';
import type { Input } from '../../../../shared/ipc/contract.ts';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { useAsk } from '../../../data/ask.ts';
import { StationList } from '../../../parts/stations/Stations.tsx';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { ChangeFields, type Change } from './ChangeFields.tsx';

/** The next directory: changes to the one in force, each from its day and with its ground; then to whom it goes. */
export function IssueDirectory({ onClose }: { onClose: () => void }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const [to, setTo] = useState<readonly string[]>([]);
  const missing = changes.length === 0 ? t('exchange.issue.missing') : null;
  const issue = (): Promise<boolean> =>
    act.call(
      'directory.issue',
      { changes: [...changes], to: [...to] } satisfies Input<'directory.issue'>,
      ({ offices, envelopes }) => t('exchange.issue.done', { offices, envelopes }),
    );
  const add = (more: readonly Change[]): void => setChanges((before) => [...before, ...more]);
  return (
    <FormDialog
      undoable
      title={t('exchange.issue.title')}
      wide
      verb={t('exchange.issue.do')}
      missing={missing}
      act={act}
      safe={t('common.typedStays')}
      onSubmit={() => void issue()}
      onClose={onClose}
    >
      <p className="s">{t('exchange.issue.what')}</p>
      <ChangeFields onAdd={(change) => add([change])} />
      <Trusted taken={changes} onAdd={add} />
      <Written changes={changes} onDrop={(at) => setChanges(changes.filter((_, index) => index !== at))} />
      <h3 className="sec">{t('exchange.issue.to')}</h3>
      <StationList chosen={to} onChange={setTo} />
    </FormDialog>
  );
}

/** For the first directory: this office and those whose cards were compared, with one press. */
function Trusted({
  taken,
  onAdd,
}: {
  taken: readonly Change[];
  onAdd: (changes: readonly Change[]) => void;
}) {
  const { t, format } = useWords();
  const { value } = useAsk('exchange.peers', {});
  const { value: written } = useAsk('directory.find', { of: 'office', words: '', limit: 1 });
  if (value === null || written === null || written.found.length > 0 || taken.length > 0) return null;
  const known = [value.self, ...value.peers.filter(({ trusted }) => trusted)];
  const offices = new Map(known.map(({ officeCode, name }) => [officeCode, name]));
  const common = { of: 'office', act: 'add', office: null, successor: null } as const;
  const ground = t('exchange.issue.firstGround');
  const changes = [...offices].map(([code, name]): Change => ({
    ...common,
    code,
    name,
    on: format.dayOf(Date.now()),
    ground,
  }));
  return (
    <div>
      <Button size="small" onPress={() => onAdd(changes)}>
        {t('exchange.issue.addTrusted')}
      </Button>
    </div>
  );
}

function Written({ changes, onDrop }: { changes: readonly Change[]; onDrop: (at: number) => void }) {
  const { t, format } = useWords();
  if (changes.length === 0) return <p className="m">{t('exchange.issue.none')}</p>;
  return (
    <>
      <h3 className="sec">{t('exchange.issue.count', { count: changes.length })}</h3>
      <ul className="peerLines">
        {changes.map(({ act, code, name, on, successor, ground }, at) => (
          <li key={at}>
            <div className="grow">
              <div>
                {t('exchange.issue.line', {
                  act,
                  code,
                  name,
                  date: format.date(on),
                  successor: successor ?? 'none',
                })}
              </div>
              <div className="m cap">{ground}</div>
            </div>
            <Button size="small" kind="quiet" onPress={() => onDrop(at)}>
              {t('exchange.issue.drop')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
