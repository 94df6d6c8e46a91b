import { useCallback, useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { Level, PersonRef } from '../../../../shared/ipc/schemas.ts';
import { call } from '../../../app/bridge.ts';
import {
  bookOf,
  emptyForm,
  type FieldName,
  type IncomingForm,
  type WaitingFile,
  withDefaults,
} from './form.ts';

type Defaults = Output<'documents.entryDefaults'>;

export interface IncomingFormState {
  readonly form: IncomingForm;
  /** number that saving will probably give */
  readonly nextNumber: number | null;
  readonly defaults: Defaults | null;
  /** the rule by which the due date was proposed */
  readonly dueRule: string | null;
  /** what was dropped by choosing Tuyệt mật, as a refusal */
  readonly refusal: WireError | null;
  setForm: (next: IncomingForm | ((before: IncomingForm) => IncomingForm)) => void;
  /** The next entry begins. */
  begin: (next: IncomingForm) => void;
  /** A value written by the person: it is no proposal any more. */
  write: (field: FieldName, part: Partial<IncomingForm>) => void;
  /** The issuer stands: type and person of its last entry are proposed. */
  settleIssuer: (issuer: string) => void;
  setLevel: (level: Level) => void;
  addFiles: (files: readonly WaitingFile[]) => void;
  removeFile: (stageId: string) => void;
  takeLast: (field: string | null) => boolean;
  forgetRefusal: () => void;
}

/** Everything the form knows besides how it looks: values, where they came from, proposals of the vault. */
export function useIncomingForm(
  today: string,
  level: Level,
  leaders: readonly PersonRef[],
): IncomingFormState {
  const [form, setForm] = useState<IncomingForm>(() => emptyForm(today, level));
  const [refusal, setRefusal] = useState<WireError | null>(null);
  const { defaults, ask } = useDefaults(form, setForm, leaders);
  const [round, setRound] = useState(0);
  const dueRule = useDueProposal(form, setForm, round);

  const write = useCallback((field: FieldName, part: Partial<IncomingForm>): void => {
    setForm((before) => {
      const origins = { ...before.origins };
      delete origins[field];
      const decides = field === 'issuer' || field === 'code' || field === 'documentDate';
      return { ...before, ...part, origins, ...(decides ? { notADuplicate: false } : {}) };
    });
  }, []);

  const setLevel = (next: Level): void => {
    if (next === 'tuyet-mat') {
      if (form.subject.trim() !== '')
        setRefusal({ code: 'no-subject-for-top-secret', params: { rule: 'BM-07' } });
      else if (form.files.length > 0)
        setRefusal({ code: 'no-file-for-top-secret', params: { rule: 'BM-08' } });
      for (const { stageId } of form.files) void call('attachments.discardStage', { stageId });
      write('level', { level: next, subject: '', files: [] });
      return;
    }
    setRefusal(null);
    write('level', { level: next });
  };

  const addFiles = (files: readonly WaitingFile[]): void => {
    if (files.length === 0) return;
    if (form.level === 'tuyet-mat') {
      for (const { stageId } of files) void call('attachments.discardStage', { stageId });
      setRefusal({ code: 'no-file-for-top-secret', params: { rule: 'BM-08' } });
      return;
    }
    setForm((before) => {
      const counted = files.find((file) => file.pages !== null)?.pages ?? null;
      const free = before.pages === null || before.origins.pages === 'file';
      const pages =
        free && counted !== null
          ? { pages: counted, origins: { ...before.origins, pages: 'file' as const } }
          : {};
      return { ...before, files: [...before.files, ...files], ...pages };
    });
  };

  return {
    ...{ form, defaults, dueRule, refusal, setForm, write, setLevel, addFiles },
    nextNumber: defaults?.nextNumber ?? null,
    begin: (next) => {
      setForm(next);
      setRound((before) => before + 1);
    },
    settleIssuer: (issuer) => void ask(issuer.trim() === '' ? null : issuer.trim()),
    removeFile: (stageId) => {
      void call('attachments.discardStage', { stageId });
      setForm((before) => ({ ...before, files: before.files.filter((file) => file.stageId !== stageId) }));
    },
    takeLast: (field) => takeLast(field, defaults, setForm),
    forgetRefusal: () => setRefusal(null),
  };
}

type SetForm = (change: (before: IncomingForm) => IncomingForm) => void;

function useDefaults(form: IncomingForm, setForm: SetForm, leaders: readonly PersonRef[]) {
  const [defaults, setDefaults] = useState<Defaults | null>(null);
  const people = useRef<readonly string[]>([]);
  const turn = useRef(0);
  useEffect(() => {
    people.current = leaders.map(({ id }) => id);
  }, [leaders]);
  const book = bookOf(form.level);
  const ask = useCallback(
    async (issuer: string | null): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      const reply = await call('documents.entryDefaults', { book, issuer });
      if (!reply.ok || mine !== turn.current) return;
      setDefaults(reply.value);
      setForm((before) => withDefaults(before, reply.value, people.current));
    },
    [book, setForm],
  );
  const known = leaders.length;
  useEffect(() => {
    void ask(null);
  }, [ask, known]);
  return { defaults, ask };
}

/** Due date by urgency, arrival and the reply date on the paper; only while the person left the field alone. */
function useDueProposal(form: IncomingForm, setForm: SetForm, round: number): string | null {
  const [rule, setRule] = useState<string | null>(null);
  const { urgency, arrivedOn, replyDueOn } = form;
  useEffect(() => {
    let live = true;
    void call('documents.proposeDue', { urgency, arrivedOn, replyDueOn }).then((reply) => {
      if (!live || !reply.ok) return;
      const { dueOn } = reply.value;
      setRule(reply.value.rule);
      setForm((before) => {
        if (before.dueOn !== null && before.origins.dueOn !== 'proposed') return before;
        const { dueOn: _old, ...origins } = before.origins;
        return { ...before, dueOn, origins: dueOn === null ? origins : { ...origins, dueOn: 'proposed' } };
      });
    });
    return () => {
      live = false;
    };
  }, [urgency, arrivedOn, replyDueOn, setForm, round]);
  return rule;
}

function takeLast(field: string | null, defaults: Defaults | null, setForm: SetForm): boolean {
  if (defaults === null) return false;
  const put = (name: FieldName, part: Partial<IncomingForm>): boolean => {
    setForm((before) => ({ ...before, ...part, origins: { ...before.origins, [name]: 'last' } }));
    return true;
  };
  switch (field) {
    case 'issuer':
      return defaults.issuer !== null && put('issuer', { issuer: defaults.issuer });
    case 'code':
      return defaults.issuerSymbol !== null && put('code', { code: `-${defaults.issuerSymbol}` });
    case 'documentDate':
      return (
        defaults.lastDocumentDate !== null && put('documentDate', { documentDate: defaults.lastDocumentDate })
      );
    case 'typeId':
      return defaults.typeId !== null && put('typeId', { typeId: defaults.typeId });
    case 'presentTo':
      return defaults.presentTo !== null && put('presentTo', { presentTo: defaults.presentTo.id });
    default:
      return false;
  }
}
