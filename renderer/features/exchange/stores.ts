import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../data/bridge.ts';
import { createPages } from '../../data/keysetPages.ts';

export type Box = Input<'exchange.list'>['box'];
export type EnvelopeRow = Output<'exchange.list'>['rows'][number];
export type LostSeal = NonNullable<Envelope['lostSeal']>;
export type Envelope = Output<'exchange.get'>;
export type Peer = Output<'exchange.peers'>['peers'][number];

export const useEnvelopes = createPages<{ box: Box }, EnvelopeRow>({
  ask: ({ box }, after, limit) => call('exchange.list', { box, after, limit }),
  topics: ['exchange.changed'],
});
export type Relay = Output<'relay.get'>;
