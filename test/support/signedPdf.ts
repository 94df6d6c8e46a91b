import { X509Certificate } from 'node:crypto';
import { openSsl } from '../integration/crypto/openssl.ts';
import { pooledKeyPair } from './keyPool.ts';

/** A PDF that grows by incremental updates: every object as it stands now, and all bytes so far. */
export interface GrowingPdf {
  readonly bytes: Buffer;
  readonly objects: ReadonlyMap<number, string>;
  readonly prev: number;
}

const HEAD = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
/** A stream object without its number. */
export const stream = (content: string): string =>
  `<</Length ${String(content.length)}>>\nstream\n${content}\nendstream`;

/** Two pages with a line each. */
export function plainPdf(): GrowingPdf {
  const page = (content: number): string =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${String(content)} 0 R/Resources<</Font<</F1 5 0 R>>>>>>`;
  return grown(
    { bytes: Buffer.from(HEAD, 'latin1'), objects: new Map(), prev: -1 },
    {
      1: '<</Type/Catalog/Pages 2 0 R>>',
      2: '<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>',
      3: page(4),
      4: stream('BT /F1 14 Tf 70 700 Td (Cong van so 12) Tj ET'),
      5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      6: page(7),
      7: stream('BT /F1 14 Tf 70 700 Td (Trang hai) Tj ET'),
    },
  );
}

const EVERY_ENTRY_IS_20_BYTES = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`;

/** Appends one update with these objects; `trailer`: more entries of it. */
export function grown(
  { bytes, objects, prev }: GrowingPdf,
  changes: Readonly<Record<number, string>>,
  trailer = '',
): GrowingPdf {
  const parts = [bytes];
  let at = bytes.length;
  const put = (text: string): void => {
    const part = Buffer.from(text, 'latin1');
    parts.push(part);
    at += part.length;
  };
  const all = new Map(objects);
  const table: string[] = prev < 0 ? ['0 1\n0000000000 65535 f \n'] : [];
  for (const [number, body] of Object.entries(changes)) {
    all.set(Number(number), body);
    table.push(`${number} 1\n${EVERY_ENTRY_IS_20_BYTES(at)}`);
    put(`${number} 0 obj\n${body}\nendobj\n`);
  }
  const start = at;
  const size = Math.max(...all.keys()) + 1;
  const before = prev < 0 ? '' : `/Prev ${String(prev)}`;
  const root = trailer.includes('/Root') ? '' : '/Root 1 0 R';
  put(`xref\n${table.join('')}trailer\n<</Size ${String(size)}${root}${before}${trailer}>>\n`);
  put(`startxref\n${String(start)}\n%%EOF\n`);
  return { bytes: Buffer.concat(parts), objects: all, prev: start };
}

/** Who signs, with openssl: a root, a signer under it, a stamping authority under it. */
export interface PdfSigners {
  readonly root: Buffer;
  /** another root, which signed nothing */
  readonly stranger: Buffer;
  /** a detached CMS over the bytes; `more`: further arguments of `openssl cms -sign` */
  cms(bytes: Buffer, ...more: readonly string[]): Buffer;
  /** a time stamp token over the bytes (RFC 3161) */
  token(bytes: Buffer): Buffer;
  /** the list of the root in which the signer is revoked */
  revoked(): string;
  remove(): void;
}

const TS_CONFIG = `[tsa]
default_tsa = it
[it]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[ca]
default_ca = list
[list]
database = index.txt
default_md = sha256
default_crl_days = 3650
crlnumber = crlnumber
crl_extensions = crl
[crl]
authorityKeyIdentifier = keyid
`;

export function pdfSigners(): PdfSigners {
  const openssl = openSsl();
  const run = (...args: string[]): void => {
    const { ok, output } = openssl.run(...args);
    if (!ok) throw new Error(output);
  };
  const extensions: Readonly<Record<string, string>> = {
    root: 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash',
    signer:
      'keyUsage=digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment\nsubjectKeyIdentifier=hash',
    tsa: 'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\nsubjectKeyIdentifier=hash',
  };
  const issue = (name: string, subject: string, kind: string, by: readonly string[]): void => {
    openssl.put(`${name}.ext`, extensions[kind] ?? '');
    const ready = pooledKeyPair(); // openssl takes a tenth of a second for one
    if (ready !== null) openssl.put(`${name}.key`, ready.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const key =
      ready === null ? ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`] : ['-key', `${name}.key`];
    run('req', '-new', ...key, '-out', `${name}.csr`, '-utf8', '-subj', subject);
    run(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...by,
      '-out',
      `${name}.pem`,
      '-days',
      '3650',
      '-extfile',
      `${name}.ext`,
    );
    openssl.put(`${name}.der`, new X509Certificate(openssl.get(`${name}.pem`)).raw);
  };
  const ofRoot = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial'];
  issue('root', '/C=VN/O=Cơ yếu thử/CN=Gốc thử', 'root', ['-key', 'root.key']);
  issue('stranger', '/C=VN/O=Nơi khác/CN=Gốc khác', 'root', ['-key', 'stranger.key']);
  issue('signer', '/C=VN/O=UBND tỉnh thử/CN=Nguyễn Văn Thử', 'signer', ofRoot);
  issue('tsa', '/C=VN/O=Cơ yếu thử/CN=Dấu thời gian thử', 'tsa', ofRoot);
  openssl.put('ts.cnf', TS_CONFIG);
  openssl.put('serial', '01\n');
  return {
    root: openssl.get('root.der'),
    stranger: openssl.get('stranger.der'),
    cms: (bytes, ...more) => {
      openssl.put('content', bytes);
      run(
        ...['cms', '-sign', '-binary', '-in', 'content', '-signer', 'signer.pem', '-inkey', 'signer.key'],
        ...['-outform', 'DER', '-out', 'content.cms', ...more],
      );
      return openssl.get('content.cms');
    },
    token: (bytes) => {
      openssl.put('content', bytes);
      run('ts', '-query', '-data', 'content', '-sha256', '-cert', '-out', 'content.tsq');
      run(
        'ts',
        '-reply',
        '-config',
        'ts.cnf',
        '-queryfile',
        'content.tsq',
        '-out',
        'content.tst',
        '-token_out',
      );
      return openssl.get('content.tst');
    },
    revoked: () => {
      openssl.put('index.txt', '');
      openssl.put('crlnumber', '01\n');
      run('ca', '-config', 'ts.cnf', '-revoke', 'signer.pem', '-cert', 'root.pem', '-keyfile', 'root.key');
      run(
        'ca',
        '-config',
        'ts.cnf',
        '-gencrl',
        '-cert',
        'root.pem',
        '-keyfile',
        'root.key',
        '-out',
        'root.crl',
      );
      return openssl.get('root.crl').toString('utf8');
    },
    remove: () => openssl.remove(),
  };
}

const ROOM = 12_000;

export interface SignWith {
  readonly subFilter?: string;
  /** makes the message over the covered bytes */
  readonly message: (covered: Buffer) => Buffer;
  readonly name?: string;
  readonly rect?: readonly [number, number, number, number];
  /** more entries of the signature dictionary */
  readonly more?: string;
  /** draws the byte range otherwise than is right */
  readonly range?: (right: readonly [number, number, number, number]) => readonly number[];
}

/** Signs a PDF by an incremental update, with a widget of a new field on the first page. */
export function signed(pdf: GrowingPdf, how: SignWith): GrowingPdf {
  const number = Math.max(...pdf.objects.keys()) + 1;
  const [field, appearance] = [number + 1, number + 2];
  const refs = (found: string | undefined, key: string): string =>
    new RegExp(`/${key}\\[([^\\]]*)\\]`).exec(found ?? '')?.[1] ?? '';
  const page = pdf.objects.get(3) ?? '';
  const catalog = pdf.objects.get(1) ?? '';
  // below the one before: none lies over another
  const lower = 70 * (refs(catalog, 'Fields').match(/ R/g) ?? []).length;
  const rect = how.rect ?? [400, 700 - lower, 460, 760 - lower];
  const name = how.name ?? `Chuky${String(number)}`;
  const placeholder = '/ByteRange[0 0000000000 0000000000 0000000000]';
  const updated = grown(pdf, {
    1: `${catalog.replace(/\/AcroForm<<[^>]*>>/, '').slice(0, -2)}/AcroForm<</Fields[${refs(catalog, 'Fields')} ${String(field)} 0 R]/SigFlags 3>>>>`,
    3: `${page.replace(/\/Annots\[[^\]]*\]/, '').slice(0, -2)}/Annots[${refs(page, 'Annots')} ${String(field)} 0 R]>>`,
    [number]: `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/${how.subFilter ?? 'adbe.pkcs7.detached'}${how.more ?? ''}/M(D:20260102030405+07'00')${placeholder}/Contents<${'0'.repeat(2 * ROOM)}>>>`,
    [field]: `<</Type/Annot/Subtype/Widget/FT/Sig/T(${name})/V ${String(number)} 0 R/F 132/P 3 0 R/Rect[${rect.join(' ')}]/AP<</N ${String(appearance)} 0 R>>>>`,
    [appearance]: `<</Type/XObject/Subtype/Form/BBox[0 0 60 60]${stream('0 0 60 60 re S').slice(2)}`,
  });
  const { bytes } = updated;
  const from = bytes.indexOf(Buffer.from(`/Contents<${'0'.repeat(32)}`), pdf.bytes.length) + 9;
  const to = from + 2 * ROOM + 2;
  const right = [0, from, to, bytes.length - to] as const;
  const range = how.range?.(right) ?? right;
  const written = `/ByteRange[${range.map((one, at) => (at === 0 ? String(one) : String(one).padStart(10, '0'))).join(' ')}]`;
  bytes.write(written.padEnd(placeholder.length), bytes.indexOf(placeholder, pdf.bytes.length), 'latin1');
  const message = how.message(Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]));
  if (message.length > ROOM) throw new Error('no room for the signature');
  bytes.write(message.toString('hex'), from + 1, 'latin1');
  return updated;
}
