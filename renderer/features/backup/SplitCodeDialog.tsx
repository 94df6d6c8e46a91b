import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { host } from '../../data/bridge.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';

type Holder = Output<'backup.lookAtHolders'>['holders'][number];
const LEAST = 2;

/** The printed code in shares: who keeps them, how many give it back, and the code itself from its paper. */
export function SplitCodeDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const [holders, setHolders] = useState<readonly Holder[]>([]);
  const [threshold, setThreshold] = useState(LEAST);
  const [code, setCode] = useState('');
  const choose = (): void =>
    void act.run(
      () => host().pickShareHolders(),
      (found) => {
        if (found === null) return;
        setHolders(found.holders);
        setThreshold(Math.min(Math.max(LEAST, threshold), Math.max(LEAST, found.holders.length)));
      },
    );
  const split = (): void =>
    void act.run(
      () => host().makeShares(code, threshold),
      (made) => {
        if (made === null) return;
        useToasts
          .getState()
          .show({ text: t('shares.split.done', { count: made.holders.length, threshold }) });
        onClose();
      },
    );
  const missing =
    holders.length < LEAST ? t('shares.split.few') : code.trim() === '' ? t('shares.split.noCode') : null;
  const thresholds = Array.from({ length: Math.max(1, holders.length - 1) }, (_, at) => String(at + LEAST));
  return (
    <FormDialog
      undoable
      title={t('shares.split')}
      wide
      verb={t('shares.split.go')}
      missing={missing}
      act={act}
      onSubmit={split}
      onClose={onClose}
    >
      <p className="s">{t('shares.split.lead')}</p>
      <div className="row">
        <Button icon="folder" disabled={act.busy} onPress={choose} autoFocus>
          {t('shares.split.choose')}
        </Button>
        <span className="m cap">{t('shares.split.chosen', { count: holders.length })}</span>
      </div>
      {holders.length === 0 ? null : <Holders holders={holders} />}
      <div className="grid12">
        <Select
          label={t('shares.split.threshold')}
          span={5}
          choices={thresholds.map((id) => ({ id, text: t('shares.split.of', { need: Number(id) }) }))}
          value={String(threshold)}
          onChange={(id) => setThreshold(Number(id))}
        />
        <TextField
          label={t('drill.code')}
          span={12}
          type="code"
          value={code}
          onChange={setCode}
          hint={t('drill.code.hint')}
        />
      </div>
    </FormDialog>
  );
}

function Holders({ holders }: { holders: readonly Holder[] }) {
  const { t, format } = useWords();
  return (
    <ul className="lineList" aria-label={t('shares.split.holders')}>
      {holders.map(({ name, organization, words, untilMs }) => (
        <li key={words}>
          <span className="grow col">
            <span className="md">
              {name}, {organization}
            </span>
            <span className="m cap">{words}</span>
          </span>
          <span className="m cap nowrap">
            {t('word.untilDate', { date: format.date(format.dayOf(untilMs)) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
