import { useCallback, useEffect, useMemo, useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { Level, PersonRef } from '../../../../shared/ipc/schemas.ts';
import { call } from '../../../data/bridge.ts';
import { followNotation } from './fieldProposals.ts';
import { type CountedPages, countedPages, type FileFacts, mainReading, withMarks } from './fileFacts.ts';
import { emptyForm, type FieldName, type IncomingForm, type WaitingFile } from './form.ts';
import { type LeftOut, takeFiles } from './takeFiles.ts';
import { useDueProposal } from './useDueProposal.ts';
import { type Defaults, takeLast, useEntryDefaults } from './useEntryDefaults.ts';
import { useFileFacts } from './useFileFacts.ts';
import { useSeenUrgency } from './useSeenUrgency.ts';
import { usePages } from './usePages.ts';

export interface IncomingFormState {
  readonly form: IncomingForm;
  /** number that saving will probably give */
  readonly nextNumber: number | null;
  readonly defaults: Defaults | null;
  /** the rule by which the due date was proposed */
  readonly dueRule: string | null;
  /** what was dropped by choosing Tuyệt mật, as a refusal */
  readonly refusal: WireError | null;
  /** what the window found in the files */
  readonly facts: readonly FileFacts[];
  /** the reading that the form follows */
  readonly main: FileFacts | null;
  readonly counted: CountedPages;
  /** of the files that came last */
  readonly leftOut: LeftOut | null;
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

export interface FormGiven {
  readonly today: string;
  readonly level: Level;
  readonly leaders: readonly PersonRef[];
  readonly types: Output<'rules.choices'>['incomingTypes'];
  /** a received envelope says itself what its files are */
  readonly reads: boolean;
}

/** Everything the form knows besides how it looks: values, where they came from, proposals of the vault. */
export function useIncomingForm({ today, level, leaders, types, reads }: FormGiven): IncomingFormState {
  const [form, setForm] = useState<IncomingForm>(() => emptyForm(today, level));
  const [refusal, setRefusal] = useState<WireError | null>(null);
  const [leftOut, setLeftOut] = useState<LeftOut | null>(null);
  const { defaults, ask } = useEntryDefaults(form, setForm, leaders);
  const [round, setRound] = useState(0);
  const names = useMemo(() => types.map(({ name }) => name), [types]);
  const mayRead = reads && form.unopenedFor === null;
  const facts = useFileFacts(
    form.files,
    names,
    !mayRead ? 'pages' : form.level === 'none' ? 'pictures' : 'words',
  );
  useEffect(
    () =>
      setForm((before) => {
        const files = withMarks(before.files, facts);
        return files === before.files ? before : { ...before, files };
      }),
    [facts],
  );
  useSeenUrgency(form.files, setForm);
  const main = mainReading(form.files, facts);
  const dueRule = useDueProposal(form, setForm, main?.reading ?? null, round);
  const counted = countedPages(form.files, facts);
  const writePages = (pages: number | null): void =>
    setForm((before) => {
      const { pages: _old, ...origins } = before.origins;
      return { ...before, pages, origins: pages === null ? origins : { ...origins, pages: 'file' } };
    });
  usePages(form.pages, counted.pages, writePages, round);
  const { code, typeId } = form;
  useEffect(() => setForm((before) => followNotation(before, types)), [code, typeId, types]);

  const write = useCallback((field: FieldName, part: Partial<IncomingForm>): void => {
    setForm((before) => {
      const origins = { ...before.origins };
      delete origins[field];
      const decides = field === 'issuer' || field === 'code' || field === 'documentDate';
      return {
        ...before,
        ...part,
        origins,
        ...(decides ? { notADuplicate: false, withoutNumber: false } : {}),
      };
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
    const taken = takeFiles([...form.files, ...form.later], files);
    setLeftOut(taken.leftOut);
    setForm((before) => ({ ...before, files: [...before.files, ...taken.kept] }));
  };

  return {
    form,
    defaults,
    dueRule,
    refusal,
    facts,
    main,
    counted,
    leftOut,
    setForm,
    write,
    setLevel,
    addFiles,
    nextNumber: defaults?.nextNumber ?? null,
    begin: (next) => {
      setLeftOut(null);
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
