import { useState } from 'react';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { host } from '../../data/bridge.ts';
import { useAct } from '../../data/useAct.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { SeenFigures, SheetNote, useSeenFigures } from './SeenFigures.tsx';

type Period = Input<'figures.sign'>['period'];
type Signed = Output<'figures.sign'>;

/** Ký số liệu gửi cấp trên: seen first, signed after the passphrase, then written to a file; until that is done it is offered. */
export function SignFigures({ period, edition }: { period: Period; edition: number }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [unsaved, setUnsaved] = useState<Signed | null>(null);
  const saving = useAct();
  const save = (made: Signed): void =>
    void saving.run(
      () => host().saveReport(made.reportId, made.fileName),
      ({ saved }) => {
        setUnsaved(saved ? null : made);
        if (saved) useToasts.getState().show({ text: t('figures.signed') });
      },
    );
  return (
    <>
      <Button icon="seal" onPress={() => setOpen(true)}>
        {t('figures.sign')}
      </Button>
      {unsaved === null ? null : (
        <Note
          tone="caution"
          title={t('figures.unsaved', { edition: unsaved.edition })}
          actions={
            <Button size="small" icon="folder" onPress={() => save(unsaved)}>
              {t('figures.saveFile')}
            </Button>
          }
        />
      )}
      {open ? (
        <SignDialog
          period={period}
          edition={edition}
          onSigned={(made) => {
            setOpen(false);
            setUnsaved(made);
            save(made);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

interface SignDialogProps {
  period: Period;
  edition: number;
  onSigned: (made: Signed) => void;
  onClose: () => void;
}

function SignDialog({ period, edition, onSigned, onClose }: SignDialogProps) {
  const t = useT();
  const act = useAct();
  const seen = useSeenFigures(period);
  const [note, setNote] = useState('');
  const corrects = edition > 0;
  const missing =
    seen.value === null
      ? t('figures.seen.missing')
      : corrects && note.trim() === ''
        ? t('travel.missing.correction')
        : null;
  return (
    <FormDialog
      undoable={false}
      title={t('figures.sign')}
      verb={t('figures.sign.do')}
      missing={missing}
      act={act}
      onSubmit={() => void act.call('figures.sign', { period, note: note.trim() }, onSigned)}
      onClose={onClose}
    >
      {corrects ? <p className="s">{t('travel.figures.again', { edition })}</p> : null}
      <SeenFigures seen={seen} />
      <SheetNote edition={edition} note={note} onNote={setNote} />
    </FormDialog>
  );
}
