import {
  getDocument,
  PDFDataRangeTransport,
  PDFWorker,
  type PDFDocumentLoadingTask,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import type { FileSource, RangedSource } from './fileSource.ts';

interface ScriptUrlPolicy {
  createScriptURL(address: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): ScriptUrlPolicy;
}

let policy: ScriptUrlPolicy | null = null;

/** The one Trusted Types policy of the product: it lets the bundled worker through and nothing else. */
function workerPolicy(): ScriptUrlPolicy {
  const factory = (window as unknown as { trustedTypes?: PolicyFactory }).trustedTypes;
  const createScriptURL = (address: string): string => {
    if (address !== workerUrl) throw new Error('not the pdf worker');
    return address;
  };
  policy ??= factory ? factory.createPolicy('pdf-worker', { createScriptURL }) : { createScriptURL };
  return policy;
}

/** Fonts, character maps and decoders without WebAssembly, put there by the build (build/config). */
const assets = (folder: string): string => new URL(`pdf/${folder}/`, document.baseURI).href;

const RANGE_BYTES = 256 * 1024;
/** A page image above this (about A1 at 600 dpi) is not drawn rather than exhausting memory. */
const MAX_IMAGE_PIXELS = 300_000_000;

class SourceTransport extends PDFDataRangeTransport {
  readonly #source: RangedSource;
  readonly #onFault: () => void;

  constructor(source: RangedSource, onFault: () => void) {
    super(source.sizeBytes, null);
    this.#source = source;
    this.#onFault = onFault;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#source.readRange(begin, end).then(
      (bytes) => this.onDataRange(begin, bytes),
      () => this.#onFault(),
    );
  }
}

export interface OpenedPdf {
  readonly task: PDFDocumentLoadingTask;
  close(): void;
}

/**
 * Opens a PDF for drawing only: no scripts (the sandbox that runs them is not bundled), no forms, no links, no
 * evaluation, no WebAssembly. A worker per file, so that closing leaves nothing of it behind.
 */
export async function openPdf(source: FileSource, onFault: () => void): Promise<OpenedPdf> {
  const read = typeof source === 'function' ? source : ((await source.asRead?.()) ?? source);
  const from =
    typeof read === 'function'
      ? { data: (await read()).slice() } // pdf.js takes the buffer for itself
      : { range: new SourceTransport(read, onFault), length: read.sizeBytes };
  const port = new Worker(workerPolicy().createScriptURL(workerUrl), { type: 'module' });
  const worker = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS } as unknown as Parameters<
    typeof PDFWorker.create
  >[0]);
  const task = getDocument({
    ...from,
    worker,
    verbosity: VerbosityLevel.ERRORS, // a damaged file is told to the reader, not to the console
    cMapUrl: assets('cmaps'),
    standardFontDataUrl: assets('standard_fonts'),
    wasmUrl: assets('decoders'),
    useWasm: false,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: RANGE_BYTES,
    maxImageSize: MAX_IMAGE_PIXELS,
  });
  return {
    task,
    close: () => {
      void task.destroy();
      worker.destroy();
      port.terminate();
    },
  };
}
