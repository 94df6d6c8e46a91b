import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { CERTIFIED, type PdfAuthorities } from './pdfAuthorities.ts';

/** What an authority does with a question: gives what openssl gives, or one of the things that nobody should. */
export type Behaviour = (question: Buffer, response: http.ServerResponse) => void;

export interface TimeStampAuthority {
  readonly url: string;
  /** questions that came so far */
  readonly asked: readonly Buffer[];
  behave(how: Behaviour): void;
  remove(): Promise<void>;
}

const NAME = 'Dấu thời gian thử';
const ROOT = 'Gốc dấu thời gian thử';

/** A root of stamps and those whom it certified: one for stamps, others that are not fit for it. */
export function certifyStampers(by: PdfAuthorities): Buffer {
  const root = by.certify(ROOT, { extensions: CERTIFIED.root });
  by.certify(NAME, { by: ROOT, extensions: CERTIFIED.stamping });
  by.certify('Người thường', { by: ROOT, extensions: CERTIFIED.signer });
  const loose = CERTIFIED.stamping.replace('extendedKeyUsage=critical,', 'extendedKeyUsage=');
  by.certify('Dấu không ràng buộc', { by: ROOT, extensions: loose });
  by.certify('Gốc lạ', { extensions: CERTIFIED.root });
  by.certify('Dấu lạ', { by: 'Gốc lạ', extensions: CERTIFIED.stamping });
  for (const [name, issuer] of [
    ['Máy dấu', ROOT],
    ['Máy lạ', 'Gốc lạ'],
  ] as const)
    by.certify(name, { by: issuer, extensions: 'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth' });
  return root;
}

export const STAMPER = { name: NAME, root: ROOT } as const;

const give = (response: http.ServerResponse, answer: Uint8Array): void =>
  void response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer);

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const head = Buffer.from([tag, 0x82, 0, 0]);
  head.writeUInt16BE(content.length, 2);
  return Buffer.concat([head, content]);
};
const GRANTED = Buffer.from('3003020100', 'hex');
const statusOf = (answer: Buffer): number => 4 + 2 + (answer[5] ?? 0);
/** The token within an answer, which begins with a long length and a short status. */
const tokenIn = (answer: Buffer): Buffer => answer.subarray(statusOf(answer));
const granting = (token: Uint8Array): Buffer => der(0x30, GRANTED, token);

/** The digest that a question names: the one OCTET STRING of 32 bytes. */
const digestAt = (question: Buffer): number => question.indexOf(Buffer.from([0x04, 0x20])) + 2;
const digestIn = (question: Buffer): string =>
  question.subarray(digestAt(question), digestAt(question) + 32).toString('hex');

/** What an authority may do, good and bad. */
export const behaviours = (by: PdfAuthorities) =>
  ({
    good: (question, response) => give(response, by.answer(NAME, question)),
    hangs: () => undefined,
    rejects: (_question, response) => give(response, Buffer.from('30053003020102', 'hex')),
    otherNonce: (question, response) => give(response, by.answer(NAME, by.question(digestIn(question)))),
    // the number of the question around another digest
    otherImprint: (question, response) => {
      const other = Buffer.from(question);
      const from = digestAt(other);
      give(response, by.answer(NAME, other.fill(0xab, from, from + 32)));
    },
    broken: (question, response) => {
      const answer = Buffer.from(by.answer(NAME, question));
      answer[answer.length - 1] = (answer.at(-1) ?? 0) ^ 1;
      give(response, answer);
    },
    unfit: (question, response) =>
      give(response, granting(by.tokenBy('Người thường', tokenIn(by.answer(NAME, question))))),
    loose: (question, response) =>
      give(response, granting(by.tokenBy('Dấu không ràng buộc', tokenIn(by.answer(NAME, question))))),
    stranger: (question, response) => give(response, by.answer('Dấu lạ', question)),
    garbage: (_question, response) => give(response, Buffer.alloc(3_000, 0x5a)),
    more: (question, response) =>
      give(response, Buffer.concat([by.answer(NAME, question), Buffer.from([0x30, 0])])),
    page: (_question, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
    tenMegabytes: (_question, response) => give(response, Buffer.alloc(10 * 1024 * 1024, 0x30)),
    redirects: (question, response) =>
      void response
        .writeHead(302, { location: 'http://127.0.0.1:1/', 'content-type': 'application/timestamp-reply' })
        .end(by.answer(NAME, question)),
  }) satisfies Record<string, Behaviour>;

/** A real authority on the loopback of this machine: openssl answers. `server`: whose certificate it shows; none: http. */
export async function startStampAuthority(by: PdfAuthorities, server?: string): Promise<TimeStampAuthority> {
  let how: Behaviour = behaviours(by).good;
  const asked: Buffer[] = [];
  const open = new Set<Socket>();
  const hear: http.RequestListener = (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const question = Buffer.concat(pieces);
      asked.push(question);
      const isRight =
        request.method === 'POST' && request.headers['content-type'] === 'application/timestamp-query';
      if (isRight) how(question, response);
      else response.writeHead(415).end();
    });
  };
  const made = server === undefined ? http.createServer(hear) : https.createServer(by.pemOf(server), hear);
  made.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const { port } = made.address() as AddressInfo;
  return {
    url: `http${server === undefined ? '' : 's'}://127.0.0.1:${String(port)}/tsa`,
    asked,
    behave: (next) => {
      how = next;
    },
    async remove() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => made.close(resolve));
    },
  };
}
