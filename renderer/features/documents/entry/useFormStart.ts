import { useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { call } from '../../../data/bridge.ts';
import { BLANK, type IncomingForm, sameFields } from './form.ts';
import { fromEnvelope, outsideOf } from './fromEnvelope.ts';
import { askedNumber } from './numberFrom.ts';
import { stillWaiting } from './useStagedFiles.ts';

/** What the entry of an unopened envelope may know of the paper. */
const { subject: _subject, presentTo: _person, ...OUTSIDE } = BLANK;

type SetForm = (change: (before: IncomingForm) => IncomingForm) => void;

export interface FormStart {
  readonly error: WireError | null;
  /** files of the draft that no longer wait */
  readonly lostFiles: number;
  /** name of the sending office, when the form registers a received envelope */
  readonly peer: string | null;
  /** Puts a draft of an earlier time back, with those of its files that still wait. */
  readonly restore: (draft: IncomingForm) => void;
}

/** Where the form begins: empty, a draft, a received envelope, or the entry of an envelope that was opened. */
export function useFormStart(
  setForm: SetForm,
  given: {
    envelopeId: string | null;
    /** the envelope is entered by what stands outside and not opened */
    closed: boolean;
    opened: DocumentDetail | null;
    draftKnown: boolean;
    restored: boolean;
    /** the form holds what lay inside the envelope */
    inside: boolean;
  },
): FormStart {
  const { envelopeId, closed, opened, draftKnown, restored, inside } = given;
  const [error, setError] = useState<WireError | null>(null);
  const [peer, setPeer] = useState<string | null>(null);
  const [lostFiles, setLostFiles] = useState(0);
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (envelopeId === null || !draftKnown || asked.current === envelopeId) return;
    asked.current = envelopeId; // asking is an act of the office: once
    void call(closed ? 'exchange.get' : 'exchange.prepareRegistration', { envelopeId }).then((reply) => {
      if (!reply.ok) {
        setError(reply.error);
        return;
      }
      setPeer(reply.value.peer);
      const { proposal, namedOnly } = reply.value;
      if (proposal === null) return;
      if (namedOnly !== null) {
        setForm((before) => outsideOf(before, proposal, namedOnly));
        return;
      }
      setForm((before) =>
        restored
          ? { ...before, files: fromEnvelope(before, proposal).files }
          : fromEnvelope(before, proposal),
      );
    });
  }, [envelopeId, closed, draftKnown, restored, setForm]);
  useEffect(() => {
    if (opened === null || !draftKnown || asked.current === opened.id) return;
    asked.current = opened.id;
    // a draft from when the envelope could not be opened yet holds nothing of what lies in it
    if (restored && (inside || !opened.namedEnvelope)) return;
    const { level, typeId, dueTime, enteredOn } = opened;
    setForm((before) => ({
      ...before,
      ...sameFields(OUTSIDE, { ...opened, dueTime: dueTime ?? '' }),
      typeId: typeId === '' ? before.typeId : typeId,
      arrivedOn: enteredOn,
    }));
    if (!opened.namedEnvelope) return;
    void call('exchange.openNamed', { documentId: opened.id }).then((reply) => {
      if (!reply.ok) {
        setError(reply.error);
        return;
      }
      setPeer(reply.value.peer);
      const { proposal } = reply.value;
      setForm((before) => ({ ...fromEnvelope(before, proposal), level }));
    });
  }, [opened, draftKnown, restored, inside, setForm]);
  return {
    error,
    lostFiles,
    peer,
    restore: (draft) => {
      setForm((before) => ({
        ...before,
        ...draft,
        ...askedNumber(before, 'arrivedOn'),
        files: [],
        later: [],
      }));
      void stillWaiting(draft.files).then((files) => {
        setLostFiles(draft.files.length - files.length);
        setForm((before) => ({ ...before, files: [...files, ...before.files] }));
      });
      void stillWaiting(draft.later ?? []).then((later) => setForm((before) => ({ ...before, later })));
    },
  };
}
