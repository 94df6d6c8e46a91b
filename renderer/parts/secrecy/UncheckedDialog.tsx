import './secrecy.css';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Icon } from '../../design/Icon.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { Failure } from '../../forms/Failure.tsx';
import { focusField } from '../../focus/fields.ts';
import { useAct } from '../../data/useAct.ts';
import type { GatedFile } from '../../data/secrecy/gate.ts';
import { holdsLevel, type Question, useGate } from '../../data/secrecy/gateStore.ts';
import { useStampLooks } from '../../data/secrecy/stampLooks.ts';
import { wordsOfLook } from './wordsOfLook.ts';
import { isShown, LookDialog, type ShownFile } from './LookDialog.tsx';
import { useKeysAtRest } from './useKeysAtRest.ts';

/**
 * Files that no program could search: a person looks at the pages, here or on the paper, and says so with one key; never
 * with one that was on its way when this came.
 */
export function UncheckedDialog({ question }: { question: Question & { kind: 'unread' } }) {
  const t = useT();
  const act = useAct();
  const atRest = useKeysAtRest(true);
  const [shown, setShown] = useState<ShownFile | null>(null);
  const { close, ask, answered, form } = useGate();
  const stages = question.files.map(({ stageId }) => stageId);
  const looked = (): void =>
    void act.call('secrecy.answer', { answer: 'looked', stages, words: [] }, () => {
      answered(stages, 'looked');
      close('again');
    });
  // where the machine may hold the paper, its level is chosen in the form; elsewhere it may not be here at all
  const marked = (): void => {
    if (form?.setLevel && holdsLevel('mat')) {
      close('settled');
      requestAnimationFrame(() => focusField(document.body, 'level'));
    } else {
      const seen = { kind: 'mark', found: 'file', level: null, rule: null } as const;
      ask({ ...question, ...seen, mayRaise: false, isDoubt: false, reasonFirst: false });
    }
  };
  if (shown !== null) return <LookDialog file={shown} onClose={() => setShown(null)} />;
  return (
    <Dialog
      undoable={false}
      role="alertdialog"
      width="wide"
      onClose={() => close('back')}
      title={t('secrecy.unread.title', { count: question.files.length })}
      actions={
        <>
          <Button disabled={act.busy} onPress={atRest(looked)}>
            {t('secrecy.unread.looked')}
          </Button>
          <Button disabled={act.busy} onPress={atRest(marked)}>
            {t('secrecy.unread.marked')}
          </Button>
          <Button kind="quiet" hint="Esc" onPress={() => close('back')}>
            {t('common.back')}
          </Button>
        </>
      }
    >
      <p className="s">{t('secrecy.unread.what')}</p>
      <ul className="secrecyFiles">
        {question.files.map((file) => (
          <li key={file.stageId}>
            <Icon name="file" size={14} />
            <span className="secrecyName">{file.name}</span>
            <Why file={file} />
            {isShown(file) ? (
              <Button
                size="small"
                icon="eye"
                label={t('secrecy.unread.lookAt', { name: file.name })}
                onPress={atRest(() => setShown(file))}
              >
                {t('secrecy.unread.look')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
    </Dialog>
  );
}

function Why({ file }: { file: GatedFile }) {
  const t = useT();
  const look = useStampLooks((state) => state.looks.get(file.stageId) ?? null);
  const why = file.secrecy?.state === 'unread' ? file.secrecy.why : 'other-kind';
  const how = look === null ? '' : ` · ${wordsOfLook(t, look)}`;
  return (
    <span className="m cap">
      {t(`secrecy.why.${why}`)}
      {how}
    </span>
  );
}
