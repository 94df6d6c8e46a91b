import { useState } from 'react';
import { asUnit } from '../../../../shared/domain/numbering/documentNumbers.ts';
import { DraftingUnitField } from '../../../forms/DraftingUnitField.tsx';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { useAsk } from '../../../data/ask.ts';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { Note } from '../../../components/Note.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import { stampSaid } from '../../../parts/signatures/stampWords.ts';
import { useSignWith } from '../../../parts/tokens/SignWith.tsx';
import { type Proposal } from '../stores.ts';
import { useAct } from '../../../data/useAct.ts';

/** Cấp số, đóng dấu, ký số cơ quan: one act that cannot be taken back, told before it happens. */
export function RegisterDialog({ detail, onClose }: { detail: Proposal; onClose: () => void }) {
  const { t, format } = useWords();
  const act = useAct({ onDone: onClose });
  const level = detail.decided?.level ?? detail.level;
  const isPdf = detail.versionList[0]?.file?.kind === 'pdf';
  const marks = level === 'tuyet-mat' ? 'paper' : isPdf ? (level === 'none' ? 'plain' : 'secret') : 'sheet';
  const [unit, setUnit] = useState('');
  const { value: layout } = useAsk('proposals.layout', isPdf ? { id: detail.id } : null);
  const taken = isPdf ? layout?.findings.find(({ what }) => what === 'number-place') : undefined;
  const signWith = useSignWith('office', marks !== 'paper');
  const input = { id: detail.id, revision: detail.revision, draftingUnit: asUnit(unit) };
  const go = (): void =>
    signWith.go(
      (given) =>
        void act.call('proposals.register', { ...input, ...given }, (done) => ({
          // the figure stands behind the last words
          text: [
            ...stampSaid(t, format.dateTime, done.stamp),
            t('proposals.done.register', { erased: done.erasedDrafts }),
          ].join(' '),
          figure: done.code,
        })),
    );
  return (
    <>
      <FormDialog
        undoable
        title={t('proposals.ask.register')}
        mark={<LevelChip level={level} />}
        verb={t('proposals.act.register')}
        missing={null}
        act={act}
        safe={t('proposals.register.nothing')}
        onSubmit={go}
        onClose={onClose}
      >
        {taken === undefined ? null : (
          <Note tone="caution" title={t('layout.what.number-place', { found: taken.found })}>
            {t('proposals.register.taken')}
          </Note>
        )}
        <DraftingUnitField typeId={detail.typeId} value={unit} onChange={setUnit} autoFocus />
        <ol className="s">
          <li>{t('proposals.register.number')}</li>
          <li>{t(`proposals.register.marks.${marks}`)}</li>
          {marks === 'paper' ? null : <li>{t('proposals.register.sign')}</li>}
          <li>{t(level === 'none' ? 'proposals.register.book' : 'proposals.register.classifiedBook')}</li>
          {marks === 'paper' ? null : (
            <li>{t('proposals.register.erase', { count: detail.versionList.length })}</li>
          )}
        </ol>
        {signWith.choice}
      </FormDialog>
      {signWith.pin}
    </>
  );
}
