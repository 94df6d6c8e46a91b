import { READ_LIMITS } from '../../../shared/ipc/readerProtocol.ts';

/** Bounds of an edXML package; over them it is refused as a whole. Sizes in bytes. */
export const EDXML_LIMITS = {
  packageBytes: READ_LIMITS.edxml,
  /** of one attachment after it was unpacked, counted while unpacking */
  attachmentBytes: 256 * 1024 * 1024,
  totalBytes: 512 * 1024 * 1024,
  /** archives of a package may unpack to this much, and this many times its own size more */
  unzipLeast: 64 * 1024 * 1024,
  unzipTimes: 32,
  zipEntries: 3_000,
  attachments: 100,
  depth: 32,
  elements: 20_000,
  /** characters of one element's text, apart from the data of attachments */
  fieldCharacters: 64 * 1024,
} as const;
