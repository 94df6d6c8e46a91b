import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { Fragment } from 'react';
import { mayCall } from '../../data/mayCall.ts';
import { useLedgerSentence } from '../../parts/ledger/ledgerSentence.ts';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { hitRoute } from '../../parts/navigation/searchHits.tsx';
import { useOpenSession } from '../../data/session.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Button } from '../../components/Button.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Icon } from '../../design/Icon.tsx';
import type { IconName } from '../../design/iconShapes.tsx';
import { useFormat, useT, useWords } from '../../i18n/I18n.tsx';
import { Signed } from './beside/Signed.tsx';
import { AnswersElsewhere } from './beside/Travel.tsx';
import { type Fold, foldedOf, keyOf, type Line, linesOf } from './caseLines.ts';
import { Delivered } from './Delivered.tsx';
import { Enclosed, FileTag } from './FileTag.tsx';
import type { Revealed } from './RevealSender.tsx';
import type { Case } from './stores.ts';
import { useNewestInView } from './useNewestInView.ts';

type Note = Case['notes'][number];

const ICONS: Readonly<Record<string, IconName>> = {
  'submission.registered': 'inbox',
  'submission.accepted': 'check',
  'submission.assigned': 'users',
  'submission.supplement-asked': 'reply',
  'submission.supplemented': 'reply',
  'submission.answer-approved': 'check',
  'submission.answer-told': 'check',
  'submission.closed': 'archive',
  'submission.closed-untold': 'archive',
  'submission.transferred': 'forward',
  'submission.refusal-approved': 'refused',
  'sender.revealed': 'eye',
};

export interface ConversationProps {
  detail: Case;
  revealed: Revealed | null;
  onReveal: () => void;
}

/** The sender's words, then what happened and what colleagues wrote, in order. The two never look alike. */
export function Conversation({ detail, revealed, onReveal }: ConversationProps) {
  const t = useT();
  const format = useFormat();
  const lines = linesOf(detail);
  const list = useNewestInView(lines);
  return (
    <div className="conversation" ref={list}>
      <SenderWords detail={detail} revealed={revealed} onReveal={onReveal} />
      {foldedOf(lines).map((fold) =>
        fold.kind === 'fold' ? (
          <FoldedLines key={fold.lines[0] ? keyOf(fold.lines[0]) : fold.act} fold={fold} />
        ) : fold.line.kind === 'event' ? (
          <EventLine key={keyOf(fold.line)} line={fold.line} />
        ) : (
          <NoteLine key={keyOf(fold.line)} line={fold.line} detail={detail} />
        ),
      )}
      <AnswersElsewhere detail={detail} />
      <HandedIn detail={detail} />
      {detail.answer ? (
        <section className="caseAnswer">
          <div className="row wrap">
            <h3 className="sec">{t('submissions.answer')}</h3>
            <span className="m cap">
              {t('submissions.approvedBy', {
                name: detail.answer.approvedBy.fullName,
                when: format.dateTime(detail.answer.atMs),
              })}
            </span>
          </div>
          <p className="read preline mt2" data-selectable="">
            {detail.answer.text}
          </p>
          <Enclosed files={detail.answer.files} />
          <Signed detail={detail} />
          <Delivered detail={detail} />
        </section>
      ) : null}
    </div>
  );
}

type LineOf<K extends Line['kind']> = Extract<Line, { kind: K }>;

function NoteLine({ line, detail }: { line: LineOf<'note'>; detail: Case }) {
  const beside = detail.beside.find(({ act }) => act === line.note.position) ?? null;
  return <ColleagueNote line={keyOf(line)} note={line.note} beside={beside} />;
}

function EventLine({ line }: { line: LineOf<'event'> }) {
  const sentence = useLedgerSentence();
  const format = useFormat();
  return (
    <div className="eventLine" data-line={keyOf(line)}>
      <Icon name={ICONS[line.item.act] ?? 'info'} size={14} />
      <span>
        {sentence(line.item)}{' '}
        <span className="nowrap">
          {line.item.actor ? `· ${line.item.actor} ` : ''}· {format.dateTime(line.atMs)}
        </span>
      </span>
    </div>
  );
}

/** The same act on many receipts: one line that says on how many, and opens to each of them. */
function FoldedLines({ fold: { act, lines } }: { fold: Extract<Fold, { kind: 'fold' }> }) {
  const { t, format } = useWords();
  const last = lines.at(-1);
  if (last === undefined) return null;
  return (
    <details className="foldedLines" data-line={keyOf(last)}>
      <summary className="eventLine">
        <Icon name="chevron-right" size={14} />
        <span>
          {t(`submissions.folded.${act}`, { count: lines.length })}{' '}
          <span className="nowrap">
            {last.item.actor ? `· ${last.item.actor} ` : ''}· {format.dateTime(last.atMs)}
          </span>
        </span>
      </summary>
      {lines.map((line) => (
        <EventLine key={keyOf(line)} line={line} />
      ))}
    </details>
  );
}

/** The draft while it waits for its approval: whoever works on the case reads what was handed in. */
function HandedIn({ detail }: { detail: Case }) {
  const { t, format } = useWords();
  const draft = detail.state === 'awaiting-approval' ? detail.answerDraft : null;
  if (draft === null) return null;
  return (
    <section className="caseAnswer" aria-label={t('submissions.answerDraft')}>
      <div className="row wrap">
        <h3 className="sec">{t('submissions.answerDraft')}</h3>
        <span className="m cap">
          {t('submissions.draftBy', {
            round: draft.round,
            name: draft.by.fullName,
            when: format.dateTime(draft.atMs),
          })}
        </span>
      </div>
      <p className="read preline mt2" data-selectable="">
        {draft.text}
      </p>
      <Enclosed files={draft.files} />
    </section>
  );
}

function SenderWords({ detail, revealed, onReveal }: ConversationProps) {
  const { t, format } = useWords();
  const { roles } = useOpenSession();
  const mayReveal = mayCall(roles, 'submissions.revealSender') && revealed === null;
  return (
    <article className="message message-sender">
      <span className="avatar avatar-quiet" aria-hidden="true">
        <Icon name="user" size={14} />
      </span>
      <div className="bubble">
        <div className="row wrap">
          <h2 className="md">{revealed === null ? t('submissions.senderMasked') : revealed.fullName}</h2>
          <span className="m cap">
            {civilDateAt(detail.receivedMs) === detail.receivedOn
              ? format.dateTime(detail.receivedMs)
              : format.date(detail.receivedOn)}{' '}
            · {t(`submissions.source.${detail.source}`)}
            {detail.sentOn === null || detail.sentOn === detail.receivedOn
              ? null
              : ` · ${t('submissions.sentOn', { date: format.date(detail.sentOn) })}`}
          </span>
          <span className="end" />
          {mayReveal ? (
            <Button kind="quiet" size="small" icon="eye" shortcut="submission.reveal" onPress={onReveal}>
              {t('submissions.reveal')}
            </Button>
          ) : null}
        </div>
        <p className="senderWords preline" data-selectable="">
          {detail.body}
        </p>
        {detail.form === null ? null : (
          <dl className="kv mt5" title={t('submissions.formVersion', { version: detail.form.version })}>
            {detail.form.lines.map(({ id, label, value }) => (
              <Fragment key={id}>
                <dt>{label}</dt>
                <dd className="preline">{value}</dd>
              </Fragment>
            ))}
          </dl>
        )}
        <div className="row wrap mt5 gap-4">
          <Tag>{t(`submissions.kind.${detail.kind}`)}</Tag>
          {detail.field ? <Tag>{detail.field}</Tag> : null}
          {detail.attachments.map((file) => (
            <FileTag key={file.id} file={file} />
          ))}
        </div>
        {detail.note ? (
          <p className="m cap mt4">
            {t('submissions.noteAtCounter')} {detail.note}
          </p>
        ) : null}
      </div>
    </article>
  );
}

function ColleagueNote(props: { line: string; note: Note; beside: Case['beside'][number] | null }) {
  const { line, note, beside } = props;
  const { t, format } = useWords();
  const act = `submissions.noteOf.${note.act}`;
  const { value } = useAsk('rules.choices', {});
  const { reasonCode } = note;
  const named = value?.submissionReasons.find((line) => line.id === reasonCode)?.name;
  const reason = reasonCode === null ? '' : t('submissions.reasonIs', { code: named ?? reasonCode });
  return (
    <article className="message message-colleague" data-line={line}>
      <Avatar name={note.by} quiet />
      <div className="bubble">
        <div className="row wrap">
          <span className="md">{note.by}</span>
          <span className="m cap">
            {[t.has(act) ? t(act) : '', reason, format.dateTime(note.atMs)].filter(Boolean).join(' · ')}
          </span>
        </div>
        {note.text ? (
          <p className="preline mt2" data-selectable="">
            {note.text}
          </p>
        ) : null}
        {beside === null ? null : <BesideLine beside={beside} />}
      </div>
    </article>
  );
}

/** The files and documents that an act stands on; of a document outside this person's reach only that there is one. */
function BesideLine({ beside }: { beside: Case['beside'][number] }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  return (
    <div className="row wrap mt4 gap-4">
      <span className="m cap">{t('submissions.basis')}</span>
      {beside.documents.map(({ target }, index) =>
        target === null ? (
          <span key={index} className="m cap">
            {t('caseLife.hidden')}
          </span>
        ) : (
          <Button
            key={target.id}
            size="small"
            icon="book"
            onPress={() => go(...hitRoute({ ...target, subjectKind: 'document' }))}
          >
            {[target.code, target.title ?? ''].filter((part) => part !== '').join(': ')}
          </Button>
        ),
      )}
      {beside.files.map((file) => (
        <FileTag key={file.id} file={file} />
      ))}
    </div>
  );
}
