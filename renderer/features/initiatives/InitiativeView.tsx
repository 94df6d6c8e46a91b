import { Fragment, useState } from 'react';
import type { OpName } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../forms/Failure.tsx';
import { PageHead } from '../../parts/frame/PageHead.tsx';
import { PaperButton } from '../../parts/papers/PaperButton.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRouter } from '../../data/router.ts';
import { Button } from '../../components/Button.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Note } from '../../components/Note.tsx';
import { ScrollPane } from '../../components/ScrollPane.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { whoMay } from '../../i18n/whoMay.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { ActForm, type FormName, formsFor } from './ActForm.tsx';
import { CouncilTable, CriteriaTable } from './CouncilTable.tsx';
import { Outcome } from './Outcome.tsx';
import { type Initiative } from './rows.ts';
import { initiativeMeaning } from './words.ts';

/** One sáng kiến or giải pháp on its way through sift, council and decision. */
export function InitiativeView({ id }: { id: string }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const back = useRouter((state) => state.back);
  const { value, error, reload } = useAsk('initiatives.get', { id });
  useShortcuts('app', { 'app.closeLayer': back });
  return (
    <>
      <PageHead
        title={value?.receiptCode ?? t('initiatives.title')}
        onBack={back}
        actions={
          value ? (
            <>
              {value.state === 'sifting' ? null : (
                <PaperButton subjectKind="initiative" subjectId={id} title={value.receiptCode} />
              )}
              <Button icon="chat" onPress={() => go('submissions', { id })}>
                {t('word.openTheCase')}
              </Button>
            </>
          ) : null
        }
      >
        {value ? (
          <StateMark meaning={initiativeMeaning(value.state)}>
            {t(`initiatives.state.${value.state}`)}
          </StateMark>
        ) : null}
      </PageHead>
      {error ? <Failure error={error} onRetry={() => void reload()} /> : null}
      {value === null && !error ? <LoadingRows /> : null}
      {value ? <Whole detail={value} /> : null}
    </>
  );
}

function Whole({ detail }: { detail: Initiative }) {
  const t = useT();
  const go = useRouter((state) => state.go);
  const [form, setForm] = useState<FormName | null>(null);
  const open = form !== null && formsFor(detail).some(({ name, reason }) => name === form && reason === null);
  return (
    <div className="initiativeGrid">
      <ScrollPane label={detail.receiptCode} takesFocus>
        <div className="col gap-4">
          <h2 className="title">{detail.title}</h2>
          <p className="m cap">
            {[t(`submissions.kind.${detail.kind}`), detail.field].filter(Boolean).join(' · ')}
          </p>
          <p className="read preline">{detail.body}</p>
        </div>
        {detail.unverified ? (
          <Note tone="caution">
            {t('initiatives.unverified')}{' '}
            <LinkButton onPress={() => go('grounds', { id: detail.rules.council })}>
              {t('refusal.rule', { rule: detail.rules.council })}
            </LinkButton>
          </Note>
        ) : null}
        {detail.siftedBy ? (
          <Note title={t('initiatives.siftedBy', { name: detail.siftedBy.fullName })}>{detail.siftNote}</Note>
        ) : null}
        {detail.council ? <CouncilTable detail={detail} council={detail.council} /> : null}
        <CriteriaTable detail={detail} />
        <Outcome detail={detail} />
      </ScrollPane>
      <aside className="initiativeActs" aria-label={t('initiatives.acts')} data-pane="act">
        {open && form !== null ? (
          <ActForm key={form} name={form} detail={detail} onClose={() => setForm(null)} />
        ) : (
          <Offers detail={detail} onForm={setForm} />
        )}
      </aside>
    </div>
  );
}

const OP_OF: Readonly<Record<FormName, OpName>> = {
  sift: 'initiatives.sift',
  setCouncil: 'initiatives.setCouncil',
  declare: 'initiatives.declare',
  score: 'initiatives.score',
  closeScoring: 'initiatives.closeScoring',
  recordMinutes: 'initiatives.recordMinutes',
  decide: 'initiatives.adopt',
  follow: 'initiatives.follow',
  reward: 'initiatives.reward',
};

/** What can be done now, the first of it by Ctrl Enter as in a case; what can't says why. */
function Offers({ detail, onForm }: { detail: Initiative; onForm: (name: FormName) => void }) {
  const t = useT();
  const forms = formsFor(detail);
  const first = forms.find(({ reason }) => reason === null)?.name ?? null;
  const wordsOf = (name: FormName, reason: string | null): string | null => {
    if (reason === null) return null;
    const key = `error.${reason}`;
    const what = t.has(key) ? t(key) : reason;
    const roles = reason === 'not-permitted' ? whoMay(t, OP_OF[name]) : null;
    return roles === null ? what : t('common.whoMayThis', { roles });
  };
  useShortcuts('detail', first === null ? {} : { 'detail.primary': () => onForm(first) });
  return (
    <section className="initiativeOffers">
      <h2 className="sec">{t('initiatives.acts')}</h2>
      {forms.length === 0 ? <p className="m">{t('initiatives.noActs')}</p> : null}
      {forms.map(({ name, reason }) => (
        <Fragment key={name}>
          <Button
            {...(name === first
              ? { kind: 'primary' as const, shortcut: 'detail.primary' as const }
              : { kind: 'secondary' as const })}
            disabled={reason !== null}
            disabledReason={wordsOf(name, reason)}
            onPress={() => onForm(name)}
          >
            {t(`initiatives.act.${name}`)}
          </Button>
          {reason === null ? null : <span className="m cap">{wordsOf(name, reason)}</span>}
        </Fragment>
      ))}
    </section>
  );
}
