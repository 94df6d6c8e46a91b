import type { TessBaseAPI, TesseractCore } from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { raise } from '../../../shared/errors.ts';
import type { RecognisedWord } from '../../../shared/ipc/readerAnswers.ts';
import { wordsFound } from './words.ts';

/** Lines of the page, however they stand (`PSM_AUTO`); one line alone (`PSM_SINGLE_LINE`). */
export const SEGMENTATION = { page: 3, line: 7 } as const;
const LSTM_ONLY = 1;
const LANGUAGE = 'vie';

interface Engine {
  readonly core: TesseractCore;
  readonly api: TessBaseAPI;
}

export interface GreyPicture {
  /** a byte a pixel, row by row from the top; 0 is black */
  readonly grey: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

let started: Promise<Engine> | null = null;

/** One for each thread: what it holds is the model alone, nothing of a page stays in it. */
async function start(): Promise<Engine> {
  const [{ default: load }, { engineFiles }] = await Promise.all([
    import('tesseract.js-core/tesseract-core-simd-lstm.js'),
    import('./engineFiles.ts'),
  ]);
  const { wasm, model } = engineFiles();
  const silent = (): void => undefined;
  const core = await load({ wasmBinary: wasm, print: silent, printErr: silent });
  core.FS.writeFile(`/${LANGUAGE}.traineddata`, model);
  const api = new core.TessBaseAPI();
  if (api.Init('/', LANGUAGE, LSTM_ONLY) !== 0) throw new Error('the model of the recogniser was refused');
  core.FS.unlink(`/${LANGUAGE}.traineddata`);
  return { core, api };
}

/**
 * Recognises the printed words of a picture.
 * @returns the words in reading order; boxes in pixels of the picture, confidences 0 to 100
 * @throws AppError `file-unreadable` where the picture is none
 */
export const recognise = (picture: GreyPicture): Promise<RecognisedWord[]> =>
  recogniseAs(picture, SEGMENTATION.page);

async function recogniseAs(picture: GreyPicture, segmentation: number): Promise<RecognisedWord[]> {
  const { core, api } = await (started ??= start());
  core.FS.writeFile('/input', asPgm(picture));
  try {
    if (api.SetImageFile(1, 0) !== 0) raise('file-unreadable', { reason: 'picture' });
    api.SetSourceResolution(picture.dpi);
    api.SetPageSegMode(segmentation);
    if (api.Recognize(null) !== 0) raise('file-unreadable', { reason: 'picture' });
    const walk = api.GetIterator();
    try {
      return wordsFound(walk);
    } finally {
      core.destroy(walk);
    }
  } finally {
    core.FS.unlink('/input');
    api.Clear();
  }
}

/** What a picture of one line says; empty where nothing was recognised. @throws AppError `file-unreadable` */
export async function recogniseLine(picture: GreyPicture): Promise<string> {
  const words = await recogniseAs(picture, SEGMENTATION.line);
  return words.map(({ text }) => text).join(' ');
}

/** Portable grey map, binary (netpbm, `pgm(5)`). */
function asPgm({ grey, width, height }: GreyPicture): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  const file = new Uint8Array(head.length + grey.length);
  file.set(head);
  file.set(grey, head.length);
  return file;
}
