import { fileTypeFromBuffer } from 'file-type';
import { raise } from '../../shared/errors.ts';
import type { Attachment } from '../../shared/ipc/schemas.ts';
import { endingOf } from '../../shared/domain/text/fileName.ts';

export { HEAD_BYTES } from '../../shared/ipc/readerProtocol.ts';

export type FileKind = Attachment['kind'];
export interface Detected {
  readonly mime: string;
  readonly kind: FileKind;
}

/** Programs and scripts are refused by ending and by content: a registry of papers never needs one. */
const REFUSED_ENDINGS = new Set(
  (
    'exe com scr pif cpl dll sys msi msp msix appx bat cmd ps1 psm1 vbs vbe js mjs cjs jse ws wsf wsh hta jar class lnk url ' +
    'reg inf scf chm hlp iso img vhd vhdx dmg pkg app deb rpm apk sh bash csh ksh py pl rb php elf so dylib desktop ' +
    'docm xlsm pptm dotm xltm potm ppam xlam xlsb htm html xhtml mht mhtml svg swf xll'
  ).split(' '),
);
const REFUSED_MIMES = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-vm',
  'application/java-archive',
  'application/wasm',
  'application/x-ms-shortcut',
  'application/x.ms.shortcut',
  'application/x.apple.alias',
  'application/vnd.android.package-archive',
  'application/vnd.ms-htmlhelp',
  'application/x-deb',
  'application/x-rpm',
  'application/x-msi',
  'application/x-apple-diskimage',
  'application/vnd.ms-word.document.macroenabled.12',
  'application/vnd.ms-excel.sheet.macroenabled.12',
  'application/vnd.ms-powerpoint.presentation.macroenabled.12',
  'application/x-shockwave-flash',
]);
const OFFICE_MIMES =
  /officedocument|opendocument|^application\/rtf$|^application\/msword$|^application\/vnd\.ms-(?:excel|powerpoint)$/;
const ARCHIVE_MIMES = /zip|x-7z|rar|x-tar|gzip|bzip2|x-xz|zstd/;
const OLD_OFFICE: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  dot: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
};
const NEW_OFFICE: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/**
 * What a file is, from its first bytes; the ending only decides between kinds that share a container.
 * @throws AppError `file-type-refused` for programs and scripts, whatever they are called
 */
export async function detectKind(name: string, head: Uint8Array): Promise<Detected> {
  const ending = endingOf(name);
  if (REFUSED_ENDINGS.has(ending)) raise('file-type-refused', { ending });
  if (isScript(head)) raise('file-type-refused', { ending: ending === '' ? 'script' : ending });
  const found = await fileTypeFromBuffer(head).catch(() => undefined); // a cut archive may end the detection early
  if (found === undefined) return textOrOther(head);
  const mime = found.mime.toLowerCase();
  if (REFUSED_MIMES.has(mime) || REFUSED_ENDINGS.has(found.ext))
    raise('file-type-refused', { ending: found.ext });
  if (mime === 'application/x-cfb')
    return OLD_OFFICE[ending] ? { mime: OLD_OFFICE[ending], kind: 'office' } : { mime, kind: 'other' };
  if (mime === 'application/zip' && NEW_OFFICE[ending] && namesOfficeParts(head))
    return { mime: NEW_OFFICE[ending], kind: 'office' };
  return { mime: found.mime, kind: kindOfMime(mime) };
}

function kindOfMime(mime: string): FileKind {
  if (mime === 'application/pdf') return 'pdf';
  if (mime.startsWith('image/')) return 'image';
  if (OFFICE_MIMES.test(mime)) return 'office';
  if (mime.startsWith('text/') || mime === 'application/xml') return 'text';
  return ARCHIVE_MIMES.test(mime) ? 'archive' : 'other';
}

const namesOfficeParts = (head: Uint8Array): boolean => Buffer.from(head).includes('[Content_Types].xml');

function isScript(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 512)).toString('latin1');
  if (/^(?:\xEF\xBB\xBF)?#!/.test(start) || start.startsWith('MZ')) return true;
  return /^(?:\xEF\xBB\xBF)?\s*(?:<\?php|<!doctype html|<html|<script|<hta:|<svg\b|<\?xml[^>]*>\s*<svg\b)/i.test(
    start,
  );
}

/** Valid UTF-8 without control characters is a text (UTF-16 with a mark as well). */
function textOrOther(head: Uint8Array): Detected {
  const other: Detected = { mime: 'application/octet-stream', kind: 'other' };
  if (head.length === 0) return other;
  const wide =
    head[0] === 0xff && head[1] === 0xfe
      ? 'utf-16le'
      : head[0] === 0xfe && head[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    const text = new TextDecoder(wide, { fatal: true }).decode(head, { stream: true });

    return /[\u0000-\u0008\u000E-\u001F]/.test(text) ? other : { mime: 'text/plain', kind: 'text' };
  } catch {
    return other;
  }
}
