import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What other programs make of a PDF: poppler, MuPDF, qpdf, openssl, as they stand on this machine. */
export interface PdfTools {
  /** one verdict for each signature, in the order of the file */
  readonly pdfsig: (pdf: Uint8Array) => readonly string[];
  /** what MuPDF says of each, in that order */
  readonly mutool: (pdf: Uint8Array) => readonly string[];
  /** '' where it finds nothing wrong */
  readonly qpdfFaults: (pdf: Uint8Array) => string;
  readonly text: (pdf: Uint8Array, page: number) => string;
  /** the words of the first page as MuPDF reads them */
  readonly mupdfText: (pdf: Uint8Array) => string;
  /** every message over the bytes that its range names, under this root; what openssl says of each */
  readonly openssl: (pdf: Buffer, rootPem: string, atMs: number) => readonly string[];
  /** the file after qpdf was run over it with these options */
  readonly qpdf: (pdf: Uint8Array, ...options: readonly string[]) => Buffer;
  readonly remove: () => void;
}

export function pdfTools(): PdfTools {
  const dir = mkdtempSync(join(tmpdir(), 'an-thu-pdf-tools-'));
  const at = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(dir, name), bytes);
    return join(dir, name);
  };
  const run = (program: string, ...args: readonly string[]): { status: number | null; output: string } => {
    const { status, stdout, stderr, error } = spawnSync(program, [...args], { cwd: dir, encoding: 'utf8' });
    if (error) throw error;
    return { status, output: stdout + stderr };
  };
  return {
    pdfsig: (pdf) => {
      const { output } = run('pdfsig', '-nocert', at('in.pdf', pdf));
      return [...output.matchAll(/Signature Validation: (.*)/g)].map(([, verdict]) => verdict ?? '');
    },
    mutool: (pdf) =>
      run('mutool', 'sign', '-v', at('in.pdf', pdf))
        .output.split('\n')
        .map((line) => line.trim())
        .filter((line) => /since signing|[Dd]igest|invalid/.test(line)),
    qpdfFaults: (pdf) => {
      const { status, output } = run('qpdf', '--check', at('in.pdf', pdf));
      return status === 0 && !/WARNING/.test(output) ? '' : output;
    },
    text: (pdf, page) =>
      run(
        'pdftotext',
        '-layout',
        '-f',
        String(page),
        '-l',
        String(page),
        at('in.pdf', pdf),
        '-',
      ).output.normalize('NFC'),
    mupdfText: (pdf) =>
      run('mutool', 'draw', '-q', '-F', 'txt', at('in.pdf', pdf), '1').output.normalize('NFC'),
    openssl: (pdf, rootPem, atMs) =>
      messagesOf(pdf).map(({ message, covered }) => {
        const files = ['-in', at('message.der', message), '-content', at('covered', covered)];
        const trust = ['-CAfile', at('root.pem', rootPem), '-attime', String(Math.floor(atMs / 1000))];
        const how = [
          '-verify',
          '-cades',
          '-binary',
          '-inform',
          'DER',
          '-purpose',
          'any',
          '-out',
          '/dev/null',
        ];
        return run('openssl', 'cms', ...how, ...files, ...trust).output.trim();
      }),
    qpdf: (pdf, ...options) => {
      run('qpdf', ...options, at('in.pdf', pdf), join(dir, 'out.pdf'));
      return readFileSync(join(dir, 'out.pdf'));
    },
    remove: () => rmSync(dir, { recursive: true }),
  };
}

/** The messages of a file and what each is over, found without any reader of ours. */
export function messagesOf(pdf: Buffer): { readonly message: Buffer; readonly covered: Buffer }[] {
  const ranges = pdf.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g);
  return [...ranges].map(([, first, second, length]) => {
    const [from, to] = [Number(first), Number(second)];
    const padded = Buffer.from(pdf.toString('latin1', from + 1, to - 1), 'hex');
    // the message ends where its own length says
    const message = padded.subarray(0, 4 + padded.readUInt16BE(2));
    return {
      message,
      covered: Buffer.concat([pdf.subarray(0, from), pdf.subarray(to, to + Number(length))]),
    };
  });
}
