import { useState } from 'react';
import type { Input } from '../../../shared/ipc/contract.ts';
import { call } from '../../data/bridge.ts';
import { mayCall } from '../../data/mayCall.ts';
import { MakeReportDialog } from '../../parts/papers/MakeReportDialog.tsx';
import { useOpenSession } from '../../data/session.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';

type Asked = Pick<Input<'figures.report'>, 'period' | 'filter' | 'scope'>;

/** Báo cáo: looked at as it will be printed, then printed or saved as PDF, Word or a workbook. */
export function ReportButton({ asked }: { asked: Asked }) {
  const t = useT();
  const { roles } = useOpenSession();
  const [open, setOpen] = useState(false);
  const [published, setPublished] = useState(false);
  const may = mayCall(roles, 'figures.report');
  useShortcuts('app', may ? { 'app.print': () => setOpen(true) } : {});
  if (!may) return null;
  return (
    <>
      <Button icon="print" shortcut="app.print" onPress={() => setOpen(true)}>
        {t('figures.report')}
      </Button>
      {open ? (
        <MakeReportDialog
          key={String(published)}
          choice={
            asked.scope === 'office' ? (
              <Checkbox checked={published} onChange={setPublished}>
                {t('figures.published')}
              </Checkbox>
            ) : null
          }
          title={t('figures.report')}
          hint={t(published ? 'figures.publishedHint' : 'figures.reportHint')}
          files={[
            { format: 'docx', icon: 'pen', text: t('papers.saveWord') },
            { format: 'xlsx', icon: 'list', text: t('figures.saveWorkbook') },
          ]}
          make={(format) => call('figures.report', { ...asked, format, published })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
