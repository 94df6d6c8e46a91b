import './office.css';
import { useState } from 'react';
import { Failure } from '../../forms/Failure.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { RuleReplay } from './RuleReplay.tsx';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useT, useWords } from '../../i18n/I18n.tsx';
import { HeadRow } from '../../parts/frame/HeadRow.tsx';

type Diff = Output<'rules.caseDiff'>;

/** `submission@2026.2`: the version. */
const versionOf = (pack: string): string => pack.split('@')[1] ?? pack;

/** A newer version of the process is in force and open cases keep to an older one: what would change, before it does. */
export function RuleChange() {
  const t = useT();
  const { roles } = useOpenSession();
  return mayCall(roles, 'rules.caseDiff') ? <Notice t={t} /> : null;
}

function Notice({ t }: { t: ReturnType<typeof useT> }) {
  const { value } = useAsk('rules.caseDiff', {});
  const [open, setOpen] = useState(false);
  if (value === null || value.total === 0) return null;
  return (
    <div className="ruleChange row wrap gap-4" role="status">
      <span className="grow">
        {t('ruleChange.notice', {
          version: versionOf(value.pack),
          total: value.total,
          moved: value.moved,
        })}
      </span>
      <Button size="small" icon="eye" onPress={() => setOpen(true)}>
        {t('ruleChange.look')}
      </Button>
      {open ? <DiffDialog diff={value} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function DiffDialog({ diff, onClose }: { diff: Diff; onClose: () => void }) {
  const t = useT();
  const { roles } = useOpenSession();
  const act = useAct({ onDone: onClose });
  const [past, setPast] = useState(false);
  const take = (): void =>
    void act.call(
      'rules.takeOverCases',
      { pack: diff.pack, ids: diff.cases.map(({ id }) => id) },
      ({ taken, moved }) => t('ruleChange.done', { taken, moved }),
    );
  return (
    <Dialog
      undoable
      onClose={onClose}
      width="wide"
      title={t('ruleChange.title', { version: versionOf(diff.pack) })}
      actions={
        <>
          {mayCall(roles, 'rules.takeOverCases') && diff.cases.length > 0 ? (
            <Button kind="primary" disabled={act.busy} onPress={take}>
              {t('ruleChange.take', { count: diff.cases.length })}
            </Button>
          ) : null}
          <Button onPress={onClose} hint="Esc">
            {t('ruleChange.keep')}
          </Button>
        </>
      }
    >
      <p className="s">{t('ruleChange.what', { total: diff.total, moved: diff.moved, unfit: diff.unfit })}</p>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <RuleReplay named={past} onNamed={setPast} />
      {past ? null : <OpenCases cases={diff.cases} />}
    </Dialog>
  );
}

function OpenCases({ cases }: Pick<Diff, 'cases'>) {
  const { t, format } = useWords();
  const go = useRouter((state) => state.go);
  const dated = (day: string | null): string => (day === null ? t('ruleChange.noDate') : format.date(day));
  return (
    <div className="ruleDiff" tabIndex={0} role="group" aria-label={t('ruleChange.list')}>
      <table>
        <HeadRow
          titles={[
            t('ruleChange.case'),
            t('word.state'),
            t('word.version'),
            t('ruleChange.before'),
            t('ruleChange.after'),
          ]}
        />
        <tbody>
          {cases.map(({ id, receiptCode, title, state, pack, before, after }) => (
            <tr key={id}>
              <td>
                <LinkButton onPress={() => go('submissions', { id })}>{receiptCode}</LinkButton>
                <div className="m cap two">{title}</div>
              </td>
              <td>{t(`submissions.state.${state}`)}</td>
              <td>{versionOf(pack)}</td>
              <td className="nowrap">{dated(before)}</td>
              <td className={before === after ? 'm nowrap' : 'md nowrap'}>
                {before === after ? t('ruleChange.same') : dated(after)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
