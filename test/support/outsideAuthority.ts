import { openSsl, type OpenSsl } from '../integration/crypto/openssl.ts';

/** An authority outside any vault, made and run by the real openssl: a root, and one between it and the offices. */
export interface OutsideAuthority {
  readonly openssl: OpenSsl;
  /** issues for a request, with the extensions that it asks for; answers with the leaf, or with the chain up to the root */
  readonly issue: (csr: Buffer, options?: IssueOptions) => Buffer;
  /** takes a certificate back and gives out the list of the authority in between */
  readonly revoke: (leaf: Buffer) => string;
  /** SHA-256 of the root as openssl prints it */
  readonly fingerprint: () => string;
  readonly remove: () => void;
}

export interface IssueOptions {
  readonly chain?: 'whole' | 'leaf';
  /** instead of what the request asks for */
  readonly extensions?: string;
  readonly subject?: string;
}

const DATES = ['-not_before', '20250101000000Z', '-not_after', '20341231000000Z'];
const AUTHORITY = (more: string): string =>
  `basicConstraints=critical,CA:TRUE${more}\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n`;

export function outsideAuthority(): OutsideAuthority {
  const openssl = openSsl();
  const run = (...args: string[]): string => {
    const { ok, output } = openssl.run(...args);
    if (!ok) throw new Error(output);
    return output;
  };
  const request = (name: string, subject: string): void =>
    void run(
      ...['req', '-new', '-newkey', 'rsa:3072', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`],
      ...['-utf8', '-subj', subject],
    );
  openssl.put('ca.ext', AUTHORITY(''));
  openssl.put('sub.ext', AUTHORITY(',pathlen:0'));
  request('root', '/C=VN/O=Cơ quan chứng thực thử nghiệm/CN=Gốc chứng thực thử nghiệm');
  run(
    ...[
      'x509',
      '-req',
      '-in',
      'root.csr',
      '-key',
      'root.key',
      '-out',
      'root.pem',
      '-extfile',
      'ca.ext',
      ...DATES,
    ],
  );
  request('sub', '/C=VN/O=Cơ quan chứng thực thử nghiệm/CN=Cấp chứng thư cơ quan');
  run(
    ...['x509', '-req', '-in', 'sub.csr', '-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial'],
    ...['-out', 'sub.pem', '-extfile', 'sub.ext', ...DATES],
  );
  const always =
    'basicConstraints=critical,CA:FALSE\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n';
  openssl.put('index.txt', '');
  openssl.put('crlnumber', '01\n');
  openssl.put(
    'ca.cnf',
    '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ncrlnumber=crlnumber\ndefault_md=sha256\ndefault_crl_days=3000\ncertificate=sub.pem\nprivate_key=sub.key\ncrl_extensions=e\n[e]\nauthorityKeyIdentifier=keyid\n',
  );
  return {
    openssl,
    issue: (csr, { chain = 'whole', extensions, subject } = {}) => {
      openssl.put('in.csr', csr);
      openssl.put('leaf.ext', always + (extensions ?? ''));
      run(
        ...['x509', '-req', '-in', 'in.csr', '-CA', 'sub.pem', '-CAkey', 'sub.key', '-out', 'leaf.pem'],
        ...[
          '-copy_extensions',
          extensions === undefined ? 'copyall' : 'none',
          '-extfile',
          'leaf.ext',
          ...DATES,
        ],
        ...(subject === undefined ? [] : ['-set_subject', subject]),
      );
      const files = chain === 'whole' ? ['leaf.pem', 'sub.pem', 'root.pem'] : ['leaf.pem'];
      return Buffer.concat(files.map((name) => openssl.get(name)));
    },
    revoke: (leaf) => {
      openssl.put('gone.pem', leaf);
      run('ca', '-config', 'ca.cnf', '-revoke', 'gone.pem', '-crl_reason', 'keyCompromise');
      run('ca', '-config', 'ca.cnf', '-gencrl', '-out', 'sub.crl');
      return openssl.path('sub.crl');
    },
    fingerprint: () =>
      run('x509', '-in', 'root.pem', '-noout', '-fingerprint', '-sha256').split('=')[1] ?? '',
    remove: openssl.remove,
  };
}
