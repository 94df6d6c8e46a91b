import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { EdxmlTaken } from '../../../../shared/ipc/contract/edxml.ts';
import { call } from '../../../data/bridge.ts';
import type { WaitingFile } from './form.ts';
import { fromEnvelope } from './fromEnvelope.ts';
import type { IncomingFormState } from './useIncomingForm.ts';

export interface EdxmlReading {
  /** what the last package said; null before one was read */
  readonly taken: EdxmlTaken | null;
  readonly error: WireError | null;
  /** Files as they come: a package is read in, everything else is added to the form. */
  readonly add: (files: readonly WaitingFile[]) => void;
  readonly forget: () => void;
}

const isPackage = ({ name }: WaitingFile): boolean => /\.edxml$/i.test(name);

/** An edXML package that is attached to the form fills it: fields, files, and the tie to the sender's identifier. */
export function useEdxmlPackage(state: IncomingFormState, enabled: boolean): EdxmlReading {
  const [taken, setTaken] = useState<EdxmlTaken | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const read = async ({ stageId }: WaitingFile): Promise<void> => {
    setError(null);
    const reply = await call('edxml.take', { stageId });
    if (!reply.ok) {
      setError(reply.error);
      void call('attachments.discardStage', { stageId });
      return;
    }
    setTaken(reply.value);
    if (reply.value.kind === 'status') return;
    const { proposal, packageId } = reply.value;
    state.setForm((before) => {
      const filled = fromEnvelope(before, proposal);
      return {
        ...filled,
        typeId: proposal.typeId === '' ? before.typeId : proposal.typeId,
        files: [...before.files, ...filled.files],
        edxmlId: packageId,
      };
    });
  };
  return {
    taken,
    error,
    add: (files) => {
      const packages = enabled ? files.filter(isPackage) : [];
      state.addFiles(files.filter((file) => !packages.includes(file)));
      void packages.reduce((before, file) => before.then(() => read(file)), Promise.resolve());
    },
    forget: () => {
      setTaken(null);
      setError(null);
    },
  };
}
