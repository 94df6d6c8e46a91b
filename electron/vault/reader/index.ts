export { createReader, type Reader } from './client.ts';
export { type ByteSource, bytesSource, type ReaderLine, type StartReader } from './line.ts';
export { type LinePort, readerLines } from './askedLines.ts';
