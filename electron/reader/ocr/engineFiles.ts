import { gunzipSync } from 'node:zlib';
import model from '@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz?url&inline';
import wasm from 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url&inline';

/**
 * The recogniser and what it knows of Vietnamese print: parts of the program, as text of a chunk that is read with the
 * first scan. Nothing is fetched.
 */
const bytesOf = (dataUrl: string): Buffer => Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');

export const engineFiles = (): { readonly wasm: Uint8Array; readonly model: Uint8Array } => ({
  wasm: bytesOf(wasm),
  model: gunzipSync(bytesOf(model)),
});
