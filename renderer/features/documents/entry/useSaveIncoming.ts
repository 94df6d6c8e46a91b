import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { call } from '../../../data/bridge.ts';
import { wasSettled } from '../../../data/settled.ts';
import { wireOf } from './numberFrom.ts';
import { bookOf, fieldsOf, type IncomingForm } from './form.ts';

export interface SavedEntry {
  readonly id: string;
  readonly entryNumber: number;
  readonly entrySuffix: string;
}

/** Registers, or completes the entry of an envelope that was opened; the reply alone says that it is done. */
export function useSaveIncoming(envelopeId: string | null, opened: DocumentDetail | null) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const send = async (form: IncomingForm): Promise<SavedEntry | WireError> => {
    if (opened) {
      const reply = await call('documents.completeUnopened', {
        ...fieldsOf(form),
        id: opened.id,
        revision: opened.revision,
      });
      return reply.ok
        ? { id: opened.id, entryNumber: opened.entryNumber, entrySuffix: opened.entrySuffix }
        : reply.error;
    }
    const reply = await call('documents.registerIncoming', {
      ...fieldsOf(form),
      book: bookOf(form.level),
      arrivedOn: form.arrivedOn,
      unopenedFor: form.unopenedFor,
      notADuplicate: form.notADuplicate,
      envelopeId,
      edxmlId: form.level === 'none' && form.unopenedFor === null ? form.edxmlId : null,
      numberFrom: wireOf(form.numberFrom),
    });
    return reply.ok ? reply.value : reply.error;
  };
  return {
    busy,
    error,
    setError,
    save: async (form: IncomingForm): Promise<SavedEntry | null> => {
      if (busy) return null;
      setBusy(true);
      setError(null);
      const outcome = await send(form);
      setBusy(false);
      if ('entryNumber' in outcome) return outcome;
      if (!wasSettled(outcome)) setError(outcome);
      return null;
    },
  };
}
