import { useState } from 'react';
import { Failure } from '../../../forms/Failure.tsx';
import { FieldWalk } from '../../../focus/FieldWalk.tsx';
import { Button } from '../../../components/Button.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { Note } from '../../../components/Note.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { TextArea, TextField } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import { stampSaid } from '../../../parts/signatures/stampWords.ts';
import { PrimaryKey } from '../../../focus/PrimaryKey.tsx';
import type { Proposal } from '../stores.ts';
import { linesOf } from '../proposalForm.ts';
import { useSignWith } from '../../../parts/tokens/SignWith.tsx';
import { capacityWords } from '../words.ts';
import { useAct } from '../../../data/useAct.ts';
import { Fact } from '../../../parts/frame/Fact.tsx';

/** As Enter goes along them; at the passphrase Enter signs. */
const FIELDS = ['recipients', 'copies', 'copyAllowed', 'remark', 'passphrase'];

/** Shows exactly what is signed, lets the signer decide what was proposed, and asks for the passphrase again. */
export function SignDialog({ detail, onClose }: { detail: Proposal; onClose: () => void }) {
  const { t, format } = useWords();
  const [recipients, setRecipients] = useState(detail.recipients.join('\n'));
  const [copies, setCopies] = useState(detail.copies);
  const [copyAllowed, setCopyAllowed] = useState(detail.copyAllowed ?? false);
  const [sampleConfirmed, setSampleConfirmed] = useState(false);
  const [remark, setRemark] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const act = useAct({ onDone: onClose });
  const signWith = useSignWith('person', detail.versionList[0]?.file?.kind === 'pdf');
  const paper = detail.level === 'tuyet-mat';
  const classified = detail.level !== 'none';
  const places = linesOf(recipients);
  const missing =
    places.length === 0
      ? t('proposals.missing.recipients')
      : classified && (copies === null || copies < 1)
        ? t('copies.missing.number')
        : detail.itemMustConfirm && !sampleConfirmed
          ? t('protection.item.unconfirmed')
          : passphrase === ''
            ? t('proposals.missing.passphrase')
            : null;
  const go = (): void => {
    if (missing !== null || act.busy) return;
    const decision = {
      level: detail.level,
      recipients: places,
      // an ordinary draft says neither: one for each place, to be copied as anybody likes
      copies: copies ?? places.length,
      copyAllowed: classified ? copyAllowed : (detail.copyAllowed ?? true),
      sampleConfirmed,
    };
    const input = { id: detail.id, revision: detail.revision, passphrase, decision, remark: remark.trim() };
    signWith.go(
      (given) =>
        void act
          .call('proposals.sign', { ...input, ...given }, ({ stamp }) => ({
            text: [
              t(paper ? 'proposals.done.signPaper' : 'proposals.done.sign'),
              ...stampSaid(t, format.dateTime, stamp),
            ].join('. '),
          }))
          .finally(() => setPassphrase('')),
    );
  };
  return (
    <>
      <Dialog
        undoable
        onClose={onClose}
        width="wide"
        title={t(paper ? 'proposals.ask.signPaper' : 'proposals.ask.sign')}
        mark={<LevelChip level={detail.level} />}
        actions={
          <>
            <Button
              kind="primary"
              icon="seal"
              shortcut="detail.primary"
              disabled={act.busy || missing !== null}
              disabledReason={missing}
              onPress={go}
            >
              {t('proposals.act.sign')}
            </Button>
            <Button onPress={onClose} hint="Esc">
              {t('common.cancel')}
            </Button>
          </>
        }
      >
        <PrimaryKey onPress={go} />
        <WhatIsSigned detail={detail} />
        {detail.itemMustConfirm ? (
          <Note tone="caution" title={t('protection.onlySamples')}>
            <Checkbox checked={sampleConfirmed} onChange={setSampleConfirmed}>
              {t('protection.item.confirmSample')}
            </Checkbox>
          </Note>
        ) : null}
        {signWith.choice}
        <FieldWalk order={FIELDS}>
          <div className="grid12">
            <TextArea
              name="recipients"
              span={6}
              label={t('word.recipients')}
              value={recipients}
              onChange={setRecipients}
              rows={2}
              hint={t('documents.out.recipientsHint')}
            />
            {classified ? (
              <>
                <NumberField
                  name="copies"
                  span={2}
                  label={t('word.copies')}
                  value={copies}
                  onChange={setCopies}
                />
                <RadioGroup
                  name="copyAllowed"
                  span={4}
                  label={t('proposals.field.copying')}
                  inline
                  value={copyAllowed ? 'yes' : 'no'}
                  onChange={(value) => setCopyAllowed(value === 'yes')}
                  choices={[
                    { id: 'yes', text: t('proposals.copying.allowed') },
                    { id: 'no', text: t('proposals.copying.forbidden') },
                  ]}
                />
              </>
            ) : null}
            <TextArea
              name="remark"
              span={6}
              label={t('word.remark')}
              optional={t('common.optional')}
              value={remark}
              onChange={setRemark}
              rows={1}
              maxLength={1000}
            />
            <TextField
              name="passphrase"
              span={6}
              type="passphrase"
              label={t('proposals.field.passphrase')}
              value={passphrase}
              onChange={setPassphrase}
              maxLength={256}
              autoFocus
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) go();
              }}
            />
          </div>
        </FieldWalk>
        {act.error ? <Failure error={act.error} safe={t('proposals.sign.nothing')} /> : null}
      </Dialog>
      {signWith.pin}
    </>
  );
}

function WhatIsSigned({ detail }: { detail: Proposal }) {
  const { t, format } = useWords();
  const version = detail.versionList[0];
  return (
    <dl className="willSign s">
      <Fact label={t('word.document')}>{`${detail.typeName} ${detail.subject ?? ''}`.trim()}</Fact>
      <Fact label={t('proposals.sign.file')}>
        {version?.file
          ? `${version.file.name} · ${t('proposals.version', { number: version.number })} · ${format.bytes(version.sizeBytes)}`
          : t('proposals.sign.noFile')}
        {version ? <div className="m cap hash">{t('common.checksum', { hash: version.sha256 })}</div> : null}
      </Fact>
      {detail.basis === '' ? null : <Fact label={t('word.groundOfTheLevel')}>{detail.basis}</Fact>}
      <Fact label={t('proposals.field.capacity')}>
        {capacityWords(detail.capacity)}
        {detail.delegation ? ` · ${detail.delegation.document}` : ''}
      </Fact>
    </dl>
  );
}
