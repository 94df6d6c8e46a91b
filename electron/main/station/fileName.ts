const MAX_LENGTH = 120;
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A file name proposed by the page, made fit for every file system: NFC, no separators or control characters,
 * no device name, no dot in front, not longer than 120 characters; the extension is kept.
 */
export function safeFileName(proposed: string, extension = ''): string {
  const plain = proposed
    .normalize('NFC')

    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]+/gu, '-')
    .replace(/^[.\s-]+|[.\s]+$/gu, '');
  const found = /\.[\p{L}\p{N}]{1,8}$/u.exec(plain)?.[0] ?? '';
  const wanted = extension === '' ? found : extension;
  const stem = found === '' ? plain : plain.slice(0, -found.length);
  const cut = Array.from(stem)
    .slice(0, MAX_LENGTH - wanted.length)
    .join('')
    .trim();
  const safe = cut === '' || WINDOWS_DEVICE.test(cut) ? `tep-${cut}`.replace(/-$/, '') : cut;
  return safe + wanted;
}
