import { useState } from 'react';
import { compareFingerprint } from '../../../../shared/domain/station/fingerprint.ts';
import { isOnlyInspector } from '../../../../shared/domain/people/roles.ts';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useAct } from '../../../data/useAct.ts';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { useWrongField } from '../../../forms/whose.ts';
import { useWords } from '../../../i18n/I18n.tsx';
import { CompareFingerprint } from '../../../parts/certificates/CompareFingerprint.tsx';
import type { KeyRequest } from '../rows.ts';

const NOTHING = { fingerprint: '', secondUsername: '', secondPassphrase: '' };

/**
 * Certificates for keys that a person made. Where the person's key of before was taken back, two officers compare first: the
 * person reads the words out, from the own screen.
 */
export function IssueDialog({ request, onClose }: { request: KeyRequest; onClose: () => void }) {
  const { t, format } = useWords();
  const { userId } = useOpenSession();
  const { value: everyone } = useAsk('people.list', {});
  const [form, setForm] = useState(NOTHING);
  const act = useAct({ onDone: onClose });
  const wrong = useWrongField(act.error, 'second');
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }));
  const { id, name, fingerprint, words, proof } = request;
  const isCompared = proof === 'taken-back';
  const shown = { hex: fingerprint, words };
  const others = (everyone?.people ?? []).filter(
    (one) => one.state === 'active' && one.id !== userId && !isOnlyInspector(one.roles),
  );
  const isAlone = everyone !== undefined && others.length === 0;
  const isSame = compareFingerprint(form.fingerprint, shown) === 'same';
  const isReady =
    !isCompared || (isSame && (isAlone || (form.secondUsername !== '' && form.secondPassphrase !== '')));
  const run = (): Promise<boolean> =>
    act.call('keys.issue', { requestId: id, compared: isCompared ? form : null }, ({ untilMs }) =>
      t('certs.issue.done', { name, date: format.date(format.dayOf(untilMs)) }),
    );
  return (
    <FormDialog
      undoable
      wide={isCompared}
      title={t('certs.issue.title', { name })}
      verb={t('certs.issue')}
      missing={isReady ? null : t('certs.issue.missing')}
      act={act}
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <ul className="consequences s">
        <li>{t('certs.issue.1', { name })}</li>
        <li>{t('certs.issue.2')}</li>
        {isCompared ? <li>{t('certs.issue.compare', { name })}</li> : null}
      </ul>
      {isCompared ? (
        <CompareFingerprint
          shown={shown}
          typed={form.fingerprint}
          label={t('certs.issue.typed', { name })}
          hint={t('certs.issue.typedHint')}
          onTyped={(text) => set({ fingerprint: text })}
        />
      ) : null}
      {isCompared && !isAlone ? (
        <div className="grid12">
          <Select
            span={6}
            label={t('word.secondOfficer')}
            choices={others.map((one) => ({ id: one.username, text: one.fullName, detail: one.position }))}
            value={form.secondUsername === '' ? null : form.secondUsername}
            onChange={(secondUsername) => set({ secondUsername })}
          />
          <TextField
            span={6}
            type="passphrase"
            label={t('lost.secondPassphrase')}
            value={form.secondPassphrase}
            onChange={(secondPassphrase) => set({ secondPassphrase })}
            inputRef={wrong}
          />
        </div>
      ) : null}
    </FormDialog>
  );
}
