import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { PersonRef } from '../../../../shared/ipc/schemas.ts';
import { call } from '../../../data/bridge.ts';
import { bookOf, type FieldName, type IncomingForm, withDefaults } from './form.ts';

export type Defaults = Output<'documents.entryDefaults'>;
type SetForm = (change: (before: IncomingForm) => IncomingForm) => void;

/** What the last entry of an issuer (or of the book) proposes; asked when the form begins and when the issuer stands. */
export function useEntryDefaults(form: IncomingForm, setForm: SetForm, leaders: readonly PersonRef[]) {
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

/** Ctrl D: the value of the last entry for the field that has the focus. */
export function takeLast(field: string | null, defaults: Defaults | null, setForm: SetForm): boolean {
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
