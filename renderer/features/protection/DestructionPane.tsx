import { useState } from 'react';
import type { DestructionAct } from '../../../shared/domain/levels/destruction.ts';
import type { DestructionDetail } from '../../../shared/ipc/contract/destruction.ts';
import { Failure } from '../../forms/Failure.tsx';
import { ActionBar } from '../../parts/frame/PageHead.tsx';
import { PaperButton } from '../../parts/papers/PaperButton.tsx';
import { useAsk } from '../../data/ask.ts';
import { useAct } from '../../data/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Note } from '../../components/Note.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT, type Translate, useWords } from '../../i18n/I18n.tsx';
import { ActForm } from './ActForm.tsx';
import { DOSSIER_ACTS } from './dossierActs.ts';
import { reasonWords } from './words.ts';
import { Panel } from '../../parts/frame/Panel.tsx';

const PAPERS = ['council', 'list', 'meeting', 'decision', 'minutes'] as const;
/** Destroyed at once: minutes alone, and the report. */
const URGENT_PAPERS = ['minutes'] as const;

/** One dossier of destruction: its list, its council, its five papers, and the step that comes next. */
export function DestructionPane({ id, today, onActed }: { id: string; today: string; onActed: () => void }) {
  const { value, error, reload } = useAsk('destruction.get', { id });
  if (error) return <Failure error={error} onRetry={() => void reload()} />;
  if (value?.id !== id) return <LoadingRows />;
  return <Loaded key={id} dossier={value} today={today} onActed={onActed} />;
}

/** The papers of a dossier that is done, beside the document that it destroyed. */
export function DossierPapers({ id }: { id: string }) {
  const { value } = useAsk('destruction.get', { id });
  return value?.id === id ? <Papers dossier={value} /> : null;
}

function Loaded({
  dossier,
  today,
  onActed,
}: {
  dossier: DestructionDetail;
  today: string;
  onActed: () => void;
}) {
  const t = useT();
  const [open, setOpen] = useState<DestructionAct | null>(null);
  const acts = dossier.offers
    .map((offer) => ({ ...offer, act: offer.act as DestructionAct }))
    .filter((offer) => offer.act !== 'checkItem');
  return (
    <div className="protectionPane">
      <ScrollPane label={t('protection.destruction')} takesFocus>
        <div className="protectionBody">
          <header className="col gap-4">
            <div className="row gap-4">
              <LevelChip level={dossier.highestLevel} />
              <span className="end" />
              <StateMark meaning={dossier.state === 'destroyed' ? 'done' : 'running'}>
                {t(`protection.dossier.${dossier.state}`)}
              </StateMark>
            </div>
            <h2 className="title">{dossier.reason}</h2>
          </header>
          {open ? (
            <OpenAct
              dossier={dossier}
              act={open}
              today={today}
              onActed={onActed}
              onClose={() => setOpen(null)}
            />
          ) : null}
          {dossier.urgent ? <Urgent dossier={dossier} /> : null}
          <Items dossier={dossier} />
          <Council dossier={dossier} />
          <Papers dossier={dossier} />
        </div>
      </ScrollPane>
      {open === null && acts.length > 0 ? (
        <ActionBar>
          {acts.map(({ act, allowed, reason }, index) => (
            <Button
              key={act}
              kind={act === 'execute' ? 'danger' : index === 0 ? 'primary' : 'secondary'}
              disabled={!allowed}
              disabledReason={reason === null ? null : reasonWords(t, reason)}
              onPress={() => setOpen(act)}
            >
              {t(`protection.dossierAct.${act}`)}
            </Button>
          ))}
        </ActionBar>
      ) : null}
    </div>
  );
}

function OpenAct(props: {
  dossier: DestructionDetail;
  act: DestructionAct;
  today: string;
  onActed: () => void;
  onClose: () => void;
}) {
  const t = useT();
  const { dossier, act, today, onActed, onClose } = props;
  const spec = DOSSIER_ACTS[act];
  if (spec === null) return null;
  const note = `protection.dossierNote.${act}`;
  return (
    <ActForm
      key={act}
      title={t(`protection.dossierAct.${act}`)}
      verb={t(`protection.dossierAct.${act}`)}
      fields={spec.fields}
      today={today}
      start={spec.start?.(dossier) ?? {}}
      danger={act === 'execute'}
      note={t.has(note) ? t(note) : null}
      onSend={(values) => spec.send(dossier, values)}
      onDone={() => {
        useToasts.getState().show({ text: t(`protection.dossierDone.${act}`) });
        onActed();
        onClose();
      }}
      onClose={onClose}
    />
  );
}

/** What was destroyed at once owes a written report. */
function Urgent({ dossier }: { dossier: DestructionDetail }) {
  const { t, format } = useWords();
  const { report, reportDueOn } = dossier;
  return (
    <Note tone={report === null ? 'danger' : 'info'} title={t('protection.urgent')}>
      {report === null
        ? t('protection.urgentOwes', { date: reportDueOn === null ? '' : format.date(reportDueOn) })
        : t('protection.urgentReported', { code: report.code, date: format.date(report.on), to: report.to })}
    </Note>
  );
}

function Items({ dossier }: { dossier: DestructionDetail }) {
  const { t, format } = useWords();
  const act = useAct();
  const check = dossier.offers.find((offer) => offer.act === 'checkItem');
  const run = (position: number): void =>
    void act.call(
      'destruction.checkItem',
      { id: dossier.id, revision: dossier.revision, position, note: '' },
      () => undefined,
    );
  return (
    <section className="panel" aria-label={t('protection.list')}>
      <header>
        <h2>{t('protection.listCount', { count: dossier.items.length })}</h2>
      </header>
      {act.error ? <Failure error={act.error} onClose={act.forget} /> : null}
      <ul className="protectionRows">
        {dossier.items.map((item) => (
          <li key={item.position}>
            <span className="m">{item.position}</span>
            <LevelChip level={item.level} />
            <span className="grow">
              <b className="md">{item.title}</b> <span>{item.subject ?? t('protection.noSubject')}</span>
              <span className="m cap protectionUnder">
                {dossier.urgent
                  ? ''
                  : `${t('protection.retained', {
                      date: format.date(item.retentionUntil),
                      ground: item.retentionGround,
                    })} · `}
                {`${t('protection.copies', { count: item.copies })}`}
              </span>
              {item.block === null ? null : (
                <span className="danger cap protectionUnder">
                  {t('protection.blocked')} {reasonWords(t, item.block)}
                </span>
              )}
            </span>
            {dossier.urgent ? null : item.checkedBy !== null ? (
              <span className="done">{t('protection.checked', { name: item.checkedBy })}</span>
            ) : check?.allowed ? (
              <Button size="small" icon="check" onPress={() => run(item.position)}>
                {t('protection.check')}
              </Button>
            ) : (
              <span className="m">{t('protection.unchecked')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Council({ dossier }: { dossier: DestructionDetail }) {
  const t = useT();
  if (dossier.members.length === 0) return null;
  return (
    <Panel title={t('protection.council')}>
      <ul className="protectionRows">
        {dossier.members.map((member) => (
          <li key={member.position}>
            <b className="md">{member.fullName}</b>
            <span className="grow m">{member.post}</span>
            <span>{t(`protection.councilRole.${member.role}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Whose decision it is, where a body above this office decided. */
function superiorOf(t: Translate, { kind, body }: DestructionDetail['papers'][number]): string {
  const { rule, signer } = body;
  return kind === 'decision' && rule === '' && typeof signer === 'string'
    ? t('protection.paperOfSuperior', { name: signer })
    : '';
}

function Papers({ dossier }: { dossier: DestructionDetail }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-label={t('protection.papers')}>
      <header>
        <h2>{t(dossier.urgent ? 'protection.papersUrgent' : 'protection.papers')}</h2>
        <span className="end" />
        {dossier.state === 'withdrawn' || dossier.urgent ? null : (
          <PaperButton
            subjectKind="destruction"
            subjectId={dossier.id}
            title={t('papers.titleOf.destruction')}
            mark={<LevelChip level={dossier.highestLevel} />}
            size="small"
          />
        )}
      </header>
      <ul className="protectionRows">
        {(dossier.urgent ? URGENT_PAPERS : PAPERS).map((kind) => {
          const paper = dossier.papers.find((each) => each.kind === kind);
          return (
            <li key={kind}>
              <span className="grow">{t(`protection.paper.${kind}`)}</span>
              {paper ? (
                <span className="done">
                  {[paper.code, superiorOf(t, paper), format.date(paper.datedOn), paper.recordedBy]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              ) : (
                <span className="m">{t('protection.paperMissing')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
