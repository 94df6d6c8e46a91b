import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import { Failure } from '../../../forms/Failure.tsx';
import { useReportOut } from '../../../parts/papers/reportOut.tsx';
import { useAct } from '../../../data/useAct.ts';
import { Button } from '../../../components/Button.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { reportedRow } from './importColumns.tsx';
import type { ImportRow } from './useImport.ts';

/** The report of an import as a workbook: what is to be mended in the file lies beside it, also on another machine. */
export function SaveReport(props: { rows: readonly ImportRow[]; fileName: string; disabled: boolean }) {
  const t = useT();
  const act = useAct();
  const [failed, setFailed] = useState<WireError | null>(null);
  const out = useReportOut(setFailed);
  const save = (): void => {
    const rows = props.rows.map((row) => reportedRow(t, row));
    void act.call('intake.report', { fileName: props.fileName, rows }, (made) => void out.save(made));
  };
  const error = act.error ?? failed;
  return (
    <>
      <Button icon="disk" disabled={props.disabled || act.busy} onPress={save}>
        {t('import.saveReport')}
      </Button>
      {error ? <Failure error={error} /> : null}
    </>
  );
}
