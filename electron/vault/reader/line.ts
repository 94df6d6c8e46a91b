import type { ToReader } from '../../../shared/ipc/readerProtocol.ts';

/** The vault's end of the line to one process beside it. */
export interface ProcessLine<Message> {
  post(message: Message): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The process is gone, asked for or not. */
  onGone(listener: () => void): void;
  /** While there is work, this process waits for the answer; an idle reader keeps nothing alive. */
  hold(isBusy: boolean): void;
  /** Ends the process at once. */
  end(): void;
}

/** To one that reads foreign bytes. */
export type ReaderLine = ProcessLine<ToReader>;
/** Starts a new process and answers with the line to it; how, depends on what the vault runs under. */
export type StartReader = () => Promise<ReaderLine>;

/** Bytes of a file in their order; a piece is good until the next one is asked for. */
export interface ByteSource {
  readonly sizeBytes: number;
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

export const bytesSource = (bytes: Uint8Array): ByteSource => ({ sizeBytes: bytes.length, pieces: [bytes] });
