import './proposals.css';
import { useMemo, useRef, useState } from 'react';
import type { PickedFile } from '../../../shared/ipc/bridge.ts';
import { answeredBy, type Answered } from '../../parts/documents/answering.ts';
import { call } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { FieldPlace } from '../../parts/frame/FieldPlace.tsx';
import { focusSaveButton } from '../../focus/fields.ts';
import { ActionBar, PageHead } from '../../parts/frame/PageHead.tsx';
import { useAsk } from '../../data/ask.ts';
import { useRoute, useRouter } from '../../data/router.ts';
import { useSecrecyForm } from '../../parts/secrecy/useSecrecyForm.ts';
import { DropDraft } from '../../forms/DropDraft.tsx';
import { useDraft } from '../../data/useDraft.tsx';
import { useDraftWords } from '../../forms/useDraftWords.ts';
import { useFieldKeys } from '../../focus/useFieldKeys.ts';
import { useOpenSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useShortcuts } from '../../keys/KeyProvider.tsx';
import { useAct } from '../../data/useAct.ts';
import { DraftPick } from './DraftPick.tsx';
import { ofLevel, ProposalFields } from './ProposalFields.tsx';
import {
  EMPTY,
  fieldsShown,
  formOf,
  fromDraft,
  inputOf,
  type ProposalForm,
  signsAs,
} from './proposalForm.ts';
import { type Proposal, type ProposalChoices } from './stores.ts';

/** Lập phiếu trình, sửa dự thảo: one form for the first save and every later one. */
export function EditProposalPage() {
  const { id, params } = useRoute();
  const answered = id === null ? answeredBy(params) : null;
  const { value: choices } = useAsk('proposals.choices', {});
  const { value: detail, error } = useAsk('proposals.get', id === null ? null : { id });
  if (error) return <Failure error={error} />;
  if (choices === null || (id !== null && detail?.id !== id)) return <LoadingRows />;
  const key = id ?? answered?.id ?? 'new';
  return <EditForm key={key} {...{ answered, choices }} detail={id === null ? null : detail} />;
}

/** What a new draft starts from: the only clerk, the capacity of the office; where it answers, what and whom. */
function firstForm(choices: ProposalChoices, me: string, answered: Answered | null): ProposalForm {
  const clerks = choices.clerks.filter((person) => person.id !== me);
  const collective = choices.capacities.find((capacity) => /-tm$/.test(capacity.id));
  return {
    ...EMPTY,
    clerkId: clerks[0]?.id ?? choices.clerks[0]?.id ?? null,
    capacity: collective?.id ?? 'own',
    ...(answered === null
      ? {}
      : {
          answers: { id: answered.id, code: answered.code },
          level: answered.level,
          recipients: answered.issuer,
        }),
  };
}

interface EditFormProps {
  detail: Proposal | null;
  answered: Answered | null;
  choices: ProposalChoices;
}

function EditForm({ detail, answered, choices }: EditFormProps) {
  const t = useT();
  const { userId } = useOpenSession();
  const { value: lists } = useAsk('rules.choices', {});
  const go = useRouter((state) => state.go);
  const back = useRouter((state) => state.back);
  const [form, setForm] = useState<ProposalForm>(() =>
    detail === null ? firstForm(choices, userId, answered) : formOf(detail),
  );
  const [file, setFile] = useState<PickedFile | null>(null);
  const act = useAct();
  const draft = useDraft<ProposalForm>({
    form: 'proposal',
    key: detail?.id ?? answered?.id ?? 'new',
    value: form,
    restore: setForm,
    mayKeep: form.typeId !== null || form.subject.trim() !== '',
  });
  const write = (part: Partial<ProposalForm>): void => setForm((before) => ({ ...before, ...part }));
  const { mark } = useSecrecyForm({
    files: useMemo(() => (file === null ? [] : [file]), [file]),
    level: form.level,
    setLevel: (level) => write(ofLevel(level)),
  });
  const topSecret = form.level === 'tuyet-mat';
  const draftSays = useDraftWords<ProposalForm>(
    topSecret ? null : file,
    form,
    EMPTY,
    (part) => write(part.signerId ? { ...part, ...signsAs(choices, part.signerId, form.capacity) } : part),
    (words) => fromDraft(words, lists?.documentTypes ?? [], choices),
  );
  const missing = form.typeId === null ? t('proposals.missing.type') : null;
  const save = (): void => {
    if (missing !== null) return;
    const input = inputOf(form, file);
    void act.run(
      async () => {
        const reply =
          detail === null
            ? await call('proposals.create', input)
            : await call('proposals.save', { ...input, id: detail.id, revision: detail.revision });
        if (reply.ok) {
          draft.leave();
          go('proposals', { id: reply.value.id });
        }
        return reply;
      },
      () => ({ text: t('proposals.done.save') }),
    );
  };
  useShortcuts('form', { 'form.save': save, 'form.close': () => back() });
  const pane = useRef<HTMLDivElement>(null);
  const capacity = choices.capacities.find((each) => each.id === form.capacity);
  const shown = fieldsShown(form, capacity?.needsDelegation ?? false);
  const keys = useFieldKeys(pane, {
    order: shown,
    numbered: shown,
    onEnd: () => focusSaveButton(document.body),
  });
  if (lists === null) return <LoadingRows />;
  return (
    <>
      <PageHead
        title={t(detail === null ? 'proposals.begin' : 'proposals.edit')}
        onBack={() => back()}
        actions={
          <>
            {draft.sign}
            {detail === null ? (
              <DropDraft
                blank={form.typeId === null && form.subject.trim() === ''}
                onDrop={() => {
                  const first = firstForm(choices, userId, answered);
                  draft.discard(first);
                  setForm(first);
                }}
                onUndo={() => setForm(form)}
              />
            ) : null}
          </>
        }
      >
        <span className="m cut wide-only">{t('proposals.formLead')}</span>
      </PageHead>
      <div className="scroll grow">
        <div className="proposalForm" data-pane="form" ref={pane} {...keys.rootProps}>
          <ProposalFields
            {...{ form, write, lists, choices, shown, mark }}
            kept={detail?.level ?? 'none'}
            me={userId}
          />
          <DraftPick
            file={file}
            onFile={(picked) => {
              setFile(picked);
              if (picked !== null && form.pages === null) write({ pages: picked.pages });
            }}
            versions={detail?.versionList.length ?? 0}
            topSecret={topSecret}
            says={draftSays}
          />
          <Note tone="info">{t('proposals.leaveBlank')}</Note>
          {act.error ? (
            <Failure error={act.error} safe={t('common.typedStays')} onClose={act.forget} />
          ) : null}
        </div>
      </div>
      <FieldPlace goingTo={keys.goingTo} number={keys.at < 0 ? null : keys.at + 1} total={shown.length} />
      <ActionBar>
        <Button
          kind="primary"
          shortcut="form.save"
          disabled={act.busy || missing !== null}
          disabledReason={missing}
          onPress={save}
        >
          {t('proposals.act.keep')}
        </Button>
        <Button kind="quiet" shortcut="form.close" onPress={() => back()}>
          {t('common.cancel')}
        </Button>
      </ActionBar>
    </>
  );
}
