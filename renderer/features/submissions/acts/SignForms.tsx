import { useState } from 'react';
import { asUnit } from '../../../../shared/domain/numbering/documentNumbers.ts';
import { DraftingUnitField } from '../../../forms/DraftingUnitField.tsx';
import { useAsk } from '../../../data/ask.ts';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useTypeWord } from '../../../i18n/typeWords.ts';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { CouncilSits } from './CouncilSits.tsx';
import { useAct } from '../../../data/useAct.ts';

/** The approved words under the signer's own certificate, proved by the passphrase. */
export function SignAnswerForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const [passphrase, setPassphrase] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const sign = (): void =>
    void act
      .call(
        'submissions.signAnswer',
        { id: detail.id, revision: detail.revision, passphrase },
        t('submissions.done.sign-answer'),
      )
      .finally(() => setPassphrase(''));
  return (
    <ActPanel
      title={t('submissions.step.sign-answer')}
      detail={t('submissions.what.sign-answer')}
      verb={t('submissions.verb.sign-answer')}
      missing={passphrase === '' ? t('caseLife.missing.passphrase') : null}
      act={act}
      onGo={sign}
      onClose={onClose}
    >
      <CouncilSits council={detail.council} />
      <div className="grid12">
        <TextField
          span={6}
          type="passphrase"
          label={t('caseLife.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          maxLength={256}
          autoFocus
        />
      </div>
    </ActPanel>
  );
}

const USUAL_TYPE = 'cong-van';

/** Number and date in the book of outgoing documents, and the office's signature over the numbered file. */
export function IssueAnswerForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const typeWord = useTypeWord();
  const { value: choices } = useAsk('rules.choices', {});
  const [typeId, setType] = useState(USUAL_TYPE);
  const [unit, setUnit] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const issue = (): void =>
    void act.call(
      'submissions.issueAnswer',
      {
        id: detail.id,
        revision: detail.revision,
        typeId,
        draftingUnit: asUnit(unit),
      },
      t('submissions.done.issue-answer'),
    );
  return (
    <ActPanel
      title={t('submissions.step.issue-answer')}
      detail={t('submissions.what.issue-answer')}
      verb={t('submissions.verb.issue-answer')}
      missing={null}
      act={act}
      onGo={issue}
      onClose={onClose}
    >
      <div className="grid12">
        <Select
          span={6}
          label={t('caseLife.type')}
          value={typeId}
          onChange={(chosen) => {
            setType(chosen);
            setUnit('');
          }}
          choices={(choices?.documentTypes ?? []).map(({ id, name }) => ({ id, text: typeWord(name) }))}
        />
        <DraftingUnitField span={6} typeId={typeId} value={unit} onChange={setUnit} />
      </div>
    </ActPanel>
  );
}
