import { useState } from 'react';
import type { WireError } from '../../../../shared/errors.ts';
import type { PickedFile } from '../../../../shared/ipc/bridge.ts';
import type { Reply } from '../../../../shared/ipc/reply.ts';
import { call, dropFiles, pickFiles } from '../../../data/bridge.ts';
import type { WaitingFile } from './form.ts';
import type { ScanPlace } from './scanQueue.ts';

const CHUNK_BYTES = 384 * 1024;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

/** A file without a path (pasted picture) goes to the stage in pieces, in order. */
async function stageBytes(file: File): Promise<Reply<WaitingFile>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let stageId: string | null = null;
  for (let at = 0; ; at += CHUNK_BYTES) {
    const last = at + CHUNK_BYTES >= bytes.length;
    const dataBase64 = base64Of(bytes.subarray(at, at + CHUNK_BYTES));
    const reply: Awaited<ReturnType<typeof sendChunk>> = await sendChunk(
      stageId,
      file.name,
      dataBase64,
      last,
    );
    if (!reply.ok) return reply;
    stageId = reply.value.stageId;
    if (last) return reply.value.done ? { ok: true, value: reply.value.done } : failed;
  }
}
const failed: Reply<never> = { ok: false, error: { code: 'file-unreadable', params: {} } };
const sendChunk = (stageId: string | null, name: string, dataBase64: string, last: boolean) =>
  call('attachments.stageChunk', { stageId, name: name || 'dan.png', dataBase64, last });

export interface StagedFiles {
  readonly busy: boolean;
  readonly error: WireError | null;
  pick(): Promise<void>;
  drop(files: readonly File[]): Promise<void>;
  paste(files: readonly File[]): Promise<void>;
  scan(place: ScanPlace): Promise<void>;
  forget(): void;
}

/** Brings files into the vault's stage; they wait there, encrypted, until the form is saved. */
export function useStagedFiles(add: (files: readonly WaitingFile[]) => void): StagedFiles {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const take = async (ask: () => Promise<Reply<readonly WaitingFile[]>>): Promise<void> => {
    setBusy(true);
    setError(null);
    const reply = await ask();
    setBusy(false);
    if (reply.ok) add(reply.value);
    else setError(reply.error);
  };
  const fromHost = async (
    asked: Promise<Reply<readonly PickedFile[]>>,
  ): Promise<Reply<readonly WaitingFile[]>> => {
    const reply = await asked;
    if (!reply.ok) return reply;
    return {
      ok: true,
      value: reply.value.map((file) => ({ ...file, kind: file.kind as WaitingFile['kind'] })),
    };
  };
  return {
    busy,
    error,
    pick: () => take(() => fromHost(pickFiles())),
    drop: (files) => take(() => fromHost(dropFiles(files))),
    paste: (files) =>
      take(async () => {
        const staged: WaitingFile[] = [];
        for (const file of files) {
          const reply = await stageBytes(file);
          if (!reply.ok) return reply;
          staged.push(reply.value);
        }
        return { ok: true, value: staged };
      }),
    scan: ({ name, modifiedMs }) =>
      take(async () => {
        const reply = await call('attachments.stageScan', { name });
        return reply.ok ? { ok: true, value: [{ ...reply.value, scan: { name, modifiedMs } }] } : reply;
      }),
    forget: () => setError(null),
  };
}

/** The files of a draft that still wait; a stage does not outlive every end of the program. */
export async function stillWaiting(files: readonly WaitingFile[]): Promise<readonly WaitingFile[]> {
  const kept: WaitingFile[] = [];
  for (const file of files) {
    const reply = await call('attachments.read', { source: 'stage', id: file.stageId, segment: 0 });
    if (reply.ok) kept.push(file);
  }
  return kept;
}
