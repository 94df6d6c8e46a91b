import type { ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { Button } from '../../components/Button.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { host } from '../../data/bridge.ts';
import { tellPrinted } from './printed.ts';

interface Kept {
  readonly reportId: string;
  readonly fileName: string;
}

/**
 * What a made paper may do next: go to the printer or into a file; a toast says that it did.
 * @param onOut the paper left the program
 */
export function useReportOut(onError: (error: WireError | null) => void, onOut?: () => void) {
  const t = useT();
  return {
    print: async ({ reportId }: Kept): Promise<void> => {
      const reply = await host().printReport(reportId);
      onError(tellPrinted(reply, t));
      if (reply.ok && reply.value.printed) onOut?.();
    },
    save: async ({ reportId, fileName }: Kept): Promise<void> => {
      const reply = await host().saveReport(reportId, fileName);
      onError(reply.ok ? null : reply.error);
      if (!reply.ok || !reply.value.saved) return;
      useToasts.getState().show({ text: t('papers.saved') });
      onOut?.();
    },
  };
}

export interface ReportActionsProps {
  /** null: nothing made yet, both buttons wait */
  report: Kept | null;
  out: ReturnType<typeof useReportOut>;
  onClose: () => void;
  /** Enter prints as soon as the paper is there */
  printFirst?: boolean;
  /** Ctrl Enter of the dialog prints, and the button says so */
  byKey?: boolean;
  /** other ways of saving */
  children?: ReactNode;
}

/** The buttons under a paper: print, save as PDF, others, close. */
export function ReportActions({
  report,
  out,
  onClose,
  printFirst = false,
  byKey = false,
  children,
}: ReportActionsProps) {
  const t = useT();
  const act = (what: 'print' | 'save'): void => void (report === null ? undefined : out[what](report));
  const ready = printFirst && report !== null;
  return (
    <>
      <Button
        key={ready ? 'ready' : 'waiting'}
        kind="primary"
        icon="print"
        autoFocus={ready}
        {...(byKey ? { shortcut: 'detail.primary' as const } : {})}
        disabled={report === null}
        onPress={() => act('print')}
      >
        {t('common.print')}
      </Button>
      <Button icon="disk" disabled={report === null} onPress={() => act('save')}>
        {t('papers.savePdf')}
      </Button>
      {children}
      <Button onPress={onClose} hint="Esc">
        {t('common.close')}
      </Button>
    </>
  );
}
