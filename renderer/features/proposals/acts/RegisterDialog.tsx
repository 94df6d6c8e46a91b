import { useState } from 'react';
import {
  asUnit,
  formatDocumentNumber,
  namesUnit,
} from '../../../../shared/domain/numbering/documentNumbers.ts';
import { call } from '../../../app/bridge.ts';
import { useChoices } from '../../../app/choices.ts';
import { FormDialog } from '../../../app/FormDialog.tsx';
import { useQuery } from '../../../app/query.ts';
import { useOpenSession } from '../../../app/session.ts';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Proposal } from '../stores.ts';
import { useAct } from './useAct.ts';

/** Cấp số, đóng dấu, ký số cơ quan: one act that cannot be taken back, told before it happens. */
export function RegisterDialog({ detail, onClose }: { detail: Proposal; onClose: () => void }) {
  const t = useT();
  const act = useAct(onClose);
  const level = detail.decided?.level ?? detail.level;
  const isPdf = detail.versionList[0]?.file?.kind === 'pdf';
  const marks = level === 'tuyet-mat' ? 'paper' : isPdf ? (level === 'none' ? 'plain' : 'secret') : 'sheet';
  const { office } = useOpenSession();
  const { value: choices } = useQuery(useChoices, {});
  const type = choices?.documentTypes.find(({ id }) => id === detail.typeId);
  const unitStands = type !== undefined && namesUnit({ style: office.kind, symbol: type.symbol });
  const [unit, setUnit] = useState('');
  const draftingUnit = unitStands ? asUnit(unit) : '';
  const go = (): void =>
    void act.run(
      () => call('proposals.register', { id: detail.id, revision: detail.revision, draftingUnit }),
      (done) => ({ text: t('proposals.done.register', { erased: done.erasedDrafts }), figure: done.code }),
    );
  return (
    <FormDialog
      title={t('proposals.ask.register')}
      mark={<LevelChip level={level} />}
      verb={t('proposals.act.register')}
      missing={null}
      busy={act.busy}
      error={act.error}
      safe={t('proposals.register.nothing')}
      onSubmit={go}
      onClose={onClose}
    >
      {unitStands ? (
        <TextField
          label={t('documents.out.field.draftingUnit')}
          value={unit}
          onChange={setUnit}
          onBlur={() => setUnit(draftingUnit)}
          maxLength={12}
          placeholder={t('common.optional')}
          hint={t('documents.out.draftingUnitHint', {
            code: formatDocumentNumber({
              ...{ style: office.kind, number: 15, symbol: null, organ: office.symbol },
              unit: draftingUnit,
            }),
          })}
          autoFocus
        />
      ) : null}
      <ol className="s">
        <li>{t('proposals.register.number')}</li>
        <li>{t(`proposals.register.marks.${marks}`)}</li>
        {marks === 'paper' ? null : <li>{t('proposals.register.sign')}</li>}
        <li>{t(level === 'none' ? 'proposals.register.book' : 'proposals.register.classifiedBook')}</li>
        {marks === 'paper' ? null : (
          <li>{t('proposals.register.erase', { count: detail.versionList.length })}</li>
        )}
      </ol>
    </FormDialog>
  );
}
