import { useState } from 'react';
import { call } from '../../data/bridge.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { mayCall } from '../../data/mayCall.ts';
import { useAsk } from '../../data/ask.ts';
import { useOpenSession, useSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { type Translate, useWords } from '../../i18n/I18n.tsx';
import type { Formatter } from '../../i18n/format.ts';
import type { Output } from '../../../shared/ipc/contract.ts';

type Inspection = Output<'inspection.list'>['inspections'][number];
const CLEARANCES = ['none', 'mat', 'toi-mat'] as const;
const USUAL_DAYS = 3;

/** Lets a named inspector in, by a document, for some days; or ends that early. */
export function InspectionDialog({ onClose }: { onClose: () => void }) {
  const { t, format } = useWords();
  const { roles, visit } = useOpenSession();
  const { value } = useAsk('inspection.list', {});
  const act = useAct();
  const [inspectorId, setInspector] = useState<string | null>(null);
  const [ground, setGround] = useState('');
  const [clearance, setClearance] = useState<(typeof CLEARANCES)[number]>('none');
  const [days, setDays] = useState<number | null>(USUAL_DAYS);
  const mayOpen = mayCall(roles, 'inspection.open');
  const missing = !mayOpen
    ? t('inspection.onlyLeader')
    : inspectorId === null
      ? t('inspection.missing.who')
      : ground.trim() === ''
        ? t('inspection.missing.ground')
        : days === null
          ? t('inspection.missing.days')
          : null;
  return (
    <FormDialog
      undoable
      title={t('inspection.title')}
      verb={t('inspection.open')}
      missing={missing}
      act={act}
      wide
      onSubmit={() =>
        void act.run(
          () =>
            call('inspection.open', { inspectorId: inspectorId ?? '', ground, clearance, days: days ?? 1 }),
          ({ untilMs }) => {
            // a second Ctrl Enter must not let the same person in twice
            setInspector(null);
            setGround('');
            return t('inspection.opened', { until: format.dateTime(untilMs - 60_000) });
          },
        )
      }
      onClose={onClose}
    >
      <p className="s">{t('inspection.lead')}</p>
      {mayOpen ? null : <p className="s">{t('inspection.onlyLeader')}.</p>}
      {mayOpen ? (
        <div className="grid12">
          <Select
            span={6}
            label={t('inspection.who')}
            choices={(value?.people ?? []).map(({ id, fullName, position }) => ({
              id,
              text: fullName,
              detail: position,
            }))}
            value={inspectorId}
            onChange={setInspector}
          />
          <TextField span={6} label={t('inspection.ground')} value={ground} onChange={setGround} />
          <Select
            span={6}
            label={t('inspection.clearance')}
            choices={CLEARANCES.map((level) => ({ id: level, text: t(`inspection.clearance.${level}`) }))}
            value={clearance}
            onChange={setClearance}
          />
          <NumberField span={6} label={t('inspection.days')} value={days} onChange={setDays} />
        </div>
      ) : null}
      {value?.inspections.length === 0 ? <p className="m">{t('inspection.none')}</p> : null}
      <ul className="ledgerHeads">
        {(value?.inspections ?? []).map((one) => (
          <li key={one.id} className="row gap-6">
            <span className="grow">{sentence(one, t, format)}</span>
            {(one.state === 'open' || one.state === 'unsigned') && mayCall(roles, 'inspection.close') ? (
              <Button
                size="small"
                disabled={act.busy}
                onPress={() =>
                  void act.run(
                    () => call('inspection.close', { id: one.id }),
                    () => {
                      // the own visit is over: as at the end of its time, nothing that was read stays on the screen
                      if (visit !== null) void useSession.getState().lock();
                      return t('inspection.closed');
                    },
                  )
                }
              >
                {t('inspection.close')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </FormDialog>
  );
}

function sentence(one: Inspection, t: Translate, format: Formatter): string {
  return t('inspection.line', {
    who: one.inspector.fullName,
    ground: one.ground,
    from: format.dateTime(one.openedMs),
    until: format.dateTime((one.closedMs ?? one.untilMs) - (one.closedMs === null ? 60_000 : 0)),
    state: one.state,
  });
}
