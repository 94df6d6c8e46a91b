import { useState } from 'react';
import { call } from '../../../data/bridge.ts';
import { useRouter } from '../../../data/router.ts';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import type { Proposal } from '../stores.ts';
import { pageOf } from '../words.ts';
import { useAct } from '../../../data/useAct.ts';

export type WordsAct =
  | 'propose'
  | 'pass'
  | 'present'
  | 'issue'
  | 'return'
  | 'withdraw'
  | 'reject'
  | 'comment';
const NEEDS_WORDS: readonly WordsAct[] = ['return', 'withdraw', 'reject', 'comment'];
const ENDS: readonly WordsAct[] = ['withdraw', 'reject'];

/** A step that takes a remark, or must give its reason. */
export function WordsDialog({
  detail,
  act: kind,
  onClose,
}: {
  detail: Proposal;
  act: WordsAct;
  onClose: () => void;
}) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const [words, setWords] = useState('');
  const act = useAct({ onDone: onClose });
  const seen = { id: detail.id, revision: detail.revision };
  const needed = NEEDS_WORDS.includes(kind);
  const missing = needed && words.trim() === '' ? t('proposals.missing.reason') : null;
  const send = () => {
    switch (kind) {
      case 'issue':
        return call('proposals.issue', seen);
      case 'return':
      case 'withdraw':
      case 'reject':
        return call(`proposals.${kind}`, { ...seen, reason: words.trim() });
      default:
        return call(`proposals.${kind}`, { ...seen, remark: words.trim() });
    }
  };
  const submit = (): void => {
    if (missing === null) void act.run(send, () => ({ text: t(`proposals.done.${kind}`) }));
  };
  return (
    <FormDialog
      undoable={!ENDS.includes(kind)}
      title={t(`proposals.ask.${kind}`)}
      mark={<LevelChip level={detail.level} />}
      verb={t(`proposals.act.${kind}`)}
      missing={missing}
      act={act}
      safe={t('common.typedStays')}
      danger={ENDS.includes(kind)}
      alert={ENDS.includes(kind)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="s">{t(`proposals.what.${kind}`)}</p>
      {kind === 'issue' && detail.documentId !== null ? (
        <p className="s">
          <LinkButton onPress={() => go(pageOf(detail), { id: detail.documentId })}>
            {t('proposals.issue.send', { code: detail.code ?? '' })}
          </LinkButton>
        </p>
      ) : null}
      {kind === 'issue' ? null : (
        <TextArea
          label={t(needed && kind !== 'comment' ? 'word.reason' : 'word.remark')}
          {...(needed ? {} : { optional: t('common.optional') })}
          value={words}
          onChange={setWords}
          rows={3}
          maxLength={1000}
          autoFocus
        />
      )}
    </FormDialog>
  );
}
