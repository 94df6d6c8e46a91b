import { useState } from 'react';
import type { DocumentDetail, DocumentRow } from '../../../../shared/ipc/contract/documents.ts';
import { call } from '../../../data/bridge.ts';
import { answering } from '../../../parts/documents/answering.ts';
import { mayCall } from '../../../data/mayCall.ts';
import { useRouter } from '../../../data/router.ts';
import { useOpenSession } from '../../../data/session.ts';
import { ComboBox } from '../../../components/ComboBox.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import { ActFrame } from '../../../forms/act/ActFrame.tsx';
import { useAct } from '../../../data/useAct.ts';
import { useFound } from '../../../forms/useFound.ts';

/** Outgoing documents that answer to a typed number: "47-CV/ĐU", "47CV" and "cv 47" find the same one. */
async function outgoingWith(words: string): Promise<readonly DocumentRow[] | null> {
  const reply = await call('documents.findOutgoing', { words: words.slice(0, 80), limit: 8 });
  return reply.ok ? reply.value.rows : null;
}

/** Trả lời: the number of the outgoing document that answers this one, or a sentence where there is none. */
export function AnswerForm({ detail, onClose }: { detail: DocumentDetail; onClose: () => void }) {
  const { t, format } = useWords();
  const act = useAct({ onDone: onClose });
  const { roles } = useOpenSession();
  const go = useRouter((state) => state.go);
  const [code, setCode] = useState('');
  const [chosen, setChosen] = useState<DocumentRow | null>(null);
  const [note, setNote] = useState('');
  const blank = code.trim() === '';
  const { rows, by } = useFound(code, outgoingWith, { asked: !blank });
  const linked = chosen !== null && chosen.code === code ? chosen : null;
  const submit = (): void =>
    void act.call(
      'documents.answer',
      {
        id: detail.id,
        revision: detail.revision,
        outgoingId: linked?.id ?? null,
        code: code.trim(),
        note: note.trim(),
      },
      t('documents.done.answer'),
    );
  return (
    <ActFrame
      title={t('documents.act.answer')}
      verb={t('documents.verb.answer')}
      act={act}
      missing={blank && note.trim() === '' ? t('documents.missing.answer') : null}
      onGo={submit}
      onClose={onClose}
    >
      <ComboBox
        label={t('documents.field.answerCode')}
        value={code}
        onChange={setCode}
        suggestions={(blank ? [] : rows).map((row) => ({
          id: row.id,
          text: row.code,
          detail: row.documentDate === null ? '' : format.date(row.documentDate),
        }))}
        foundBy={by}
        onChoose={({ id }) => setChosen(rows.find((row) => row.id === id) ?? null)}
        hint={linked ? (linked.subject ?? t('documents.answer.linked')) : t('documents.answer.hint')}
        autoFocus
      />
      {mayCall(roles, 'proposals.create') ? (
        <p>
          <LinkButton onPress={() => go('editProposal', { params: answering(detail) })}>
            {t('documents.answer.draft')}
          </LinkButton>
        </p>
      ) : null}
      <TextArea
        label={t('documents.field.answerNote')}
        value={note}
        onChange={setNote}
        maxLength={2000}
        optional={t('common.optional')}
      />
    </ActFrame>
  );
}
