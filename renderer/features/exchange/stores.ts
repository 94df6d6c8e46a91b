import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../app/bridge.ts';
import { createPages, createQuery } from '../../app/query.ts';

export type Box = Input<'exchange.list'>['box'];
export type EnvelopeRow = Output<'exchange.list'>['rows'][number];
export type LostSeal = NonNullable<Envelope['lostSeal']>;
export type Envelope = Output<'exchange.get'>;
export type Peer = Output<'exchange.peers'>['peers'][number];

export const useEnvelopes = createPages<{ box: Box }, EnvelopeRow>({
  ask: ({ box }, after, limit) => call('exchange.list', { box, after, limit }),
  topics: ['exchange.changed'],
});
export const useNumbers = createQuery('exchange.summary', ['exchange.changed']);
export const useEnvelope = createQuery('exchange.get', ['exchange.changed']);
export const useOfficers = createQuery('exchange.officers', []);
export type Relay = Output<'relay.get'>;
export const useRelay = createQuery('relay.get', ['exchange.changed']);
export const usePeers = createQuery('exchange.peers', ['exchange.changed']);
