export { createReader, type ReadHow, type Reader } from './client.ts';
export { type ByteSource, bytesSource, type ProcessLine, type ReaderLine, type StartReader } from './line.ts';
export { askedLines, type LinePort } from './askedLines.ts';
