import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { isLocalAddress } from '../../shared/domain/network/localAddress.ts';
import { type FromEgress, MOST_STAMP_BYTES, type StampQuestion } from '../../shared/ipc/egressProtocol.ts';
import { faultOf } from './faults.ts';

type Answer = Extract<FromEgress, { kind: 'stamped' | 'unstamped' }>;

/** RFC 3161 §3.4 */
const [QUERY_TYPE, REPLY_TYPE] = ['application/timestamp-query', 'application/timestamp-reply'];

/**
 * Asks an authority for a time stamp, once. Plain http is good enough: what comes is signed, and the vault takes it from
 * nobody whom the office does not trust; what goes is a digest. No redirect is followed, and nothing is sent along.
 * Never throws: what went wrong is the answer.
 */
export function askForStamp({ url, request, roots, withinMs, mayBeLocal }: StampQuestion): Promise<Answer> {
  return new Promise((resolve) => {
    const target = new URL(url);
    const headers = { 'Content-Type': QUERY_TYPE, Accept: REPLY_TYPE, 'Content-Length': request.length };
    // a connection of its own, which ends with the answer
    const how = { method: 'POST', headers, agent: false, ...(mayBeLocal ? {} : { lookup }) } as const;
    // a name is looked at when it is resolved, an address at once: no resolver is asked for one
    if (!mayBeLocal && isLocalAddress(target.hostname)) {
      resolve({ kind: 'unstamped', fault: 'unreachable' });
      return;
    }
    const asked =
      target.protocol === 'https:'
        ? https.request(target, { ...how, ca: [...rootCertificates, ...roots], minVersion: 'TLSv1.2' })
        : http.request(target, how);
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      asked.destroy();
      resolve(answer);
    };
    const fail = (fault: Extract<Answer, { kind: 'unstamped' }>['fault']): void =>
      end({ kind: 'unstamped', fault });
    const timer = setTimeout(() => fail('too-slow'), withinMs);
    asked.on('error', (cause) => fail(lineFault(cause)));
    asked.on('response', (response) => {
      if (response.statusCode !== 200) return fail('http-refused');
      if (!isReply(response.headers['content-type'])) return fail('not-a-stamp');
      const pieces: Buffer[] = [];
      let length = 0;
      response.on('data', (piece: Buffer) => {
        pieces.push(piece);
        length += piece.length;
        if (length > MOST_STAMP_BYTES) fail('too-large');
      });
      response.on('error', () => fail('unreachable'));
      // a copy that is alone in its buffer: a message takes the whole buffer along
      response.on('end', () => end({ kind: 'stamped', answer: new Uint8Array(Buffer.concat(pieces)) }));
    });
    asked.end(request);
  });
}

const isReply = (type: string | undefined): boolean =>
  type?.split(';')[0]?.trim().toLowerCase() === REPLY_TYPE;

function lineFault(cause: Error): 'unknown-name' | 'server-not-trusted' | 'unreachable' {
  const fault = faultOf(cause);
  return fault === 'unknown-name' || fault === 'server-not-trusted' ? fault : 'unreachable';
}

/** What a name leads to, without what is this machine or the next cable: `isLocalAddress`. */
const lookup: LookupFunction = (name, options, callback) => {
  dns.lookup(name, { ...options, all: true }, (error, found) => {
    const others = error === null ? found.filter(({ address }) => !isLocalAddress(address)) : [];
    const [first] = others;
    const refused = Object.assign(new Error('a local address'), { code: 'EHOSTUNREACH' });
    if (error !== null || first === undefined) callback(error ?? refused, '', 4);
    else if (options.all === true) callback(null, others);
    else callback(null, first.address, first.family);
  });
};
