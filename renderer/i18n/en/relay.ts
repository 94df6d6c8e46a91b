import type { relay as vi } from '../vi/relay.ts';

export const relay: Record<keyof typeof vi, string> = {
  'relay.tab': 'Relay',
  'relay.line': 'Relay',
  'relay.state.not-set-up': 'No relay set up',
  'relay.state.not-allowed': 'This machine may have no relay',
  'relay.state.paused': 'Paused',
  'relay.state.no-key': 'Waits for a clerk',
  'relay.state.connecting': 'Connecting',
  'relay.state.connected': 'Connected',
  'relay.state.offline': 'No line',
  'relay.next.not-set-up':
    'Envelopes go by USB or shared folder. To send over the network, fill in the address and choose the certificate file below.',
  'relay.next.not-allowed': 'A stand-alone machine exchanges by USB or shared folder only.',
  'relay.next.paused': 'Nothing goes or comes over the relay. Press Resume to go on.',
  'relay.next.no-key':
    'Who is signed in does not hold the office key. When a clerk or the cipher officer signs in, it connects by itself.',
  'relay.next.connecting': 'Nothing to do: it is connecting.',
  'relay.next.connected':
    'Nothing to do: envelopes go and come by themselves. Sent is not delivered; only a signed receipt confirms.',
  'relay.next.offline': 'It connects again by itself and nothing is lost. What is urgent goes by USB.',
  'relay.fault.unreachable':
    'Nobody answers at the address. Check the cable, the address and the port. It tries again by itself; what is urgent goes by USB.',
  'relay.fault.unknown-name':
    'The network knows no machine of this name. Check the address, or ask the network administrator.',
  'relay.fault.server-not-trusted':
    'The machine at the other end shows no certificate of the authority that was set, so nothing was sent. Tell whoever runs the relay.',
  'relay.fault.certificate-refused':
    'The relay does not accept the certificate of this station, or does not list it. Tell whoever runs the relay the name below.',
  'relay.fault.not-permitted':
    'This certificate belongs to another station. Ask for one with the name below.',
  'relay.fault.no-mailbox':
    'The relay has no mail box for this station. Tell whoever runs it the name below.',
  'relay.fault.not-accepted': 'The relay is full or takes no envelope of that size. Tell whoever runs it.',
  'relay.problem': 'The last run stopped: {problem}. It tries again by itself.',
  'relay.since': 'since {time}',
  'relay.waitingOut': 'Waiting to go over the relay',
  'relay.waitingAtRelay': 'Waiting at the relay',
  'relay.lastConnected': 'Last connected',
  'relay.never': 'not yet since the vault was opened',
  'relay.pause': 'Pause',
  'relay.resume': 'Resume',
  'relay.remove': 'Remove the relay',
  'relay.removeTitle': 'Remove relay {server}?',
  'relay.removeWhat':
    'The key of the line is erased from the vault. What has not gone yet still waits and can go by USB. To connect again, choose the certificate file again.',
  'relay.removed': 'Relay removed',
  'relay.settings': 'Set up the relay',
  'relay.servers': 'Address and port',
  'relay.serversHint': 'For example relay.province.local:4222. Several are separated by commas.',
  'relay.serversWrong': 'Each address needs a port, for example 10.0.3.5:4222',
  'relay.limit': 'Bandwidth limit',
  'relay.limit.none': 'No limit',
  'relay.limit.value': '{rate} kbit/s',
  'relay.passphrase': 'Passphrase of the certificate file',
  'relay.passphraseHint': 'It came with the .p12 file; it is not kept.',
  'relay.choose': 'Choose the certificate file and connect',
  'relay.chooseAgain': 'Choose another certificate file',
  'relay.save': 'Save address and limit',
  'relay.saved': 'Saved; connecting again',
  'relay.setUpDone': 'Relay set up; connecting',
  'relay.name': 'Name of this station in its certificate',
  'relay.nameWhat':
    'Whoever runs the relay issues the certificate with exactly this name. The key of the line opens no document: the relay sees sealed envelopes only.',
  'relay.certificate': 'Issued by {authority}, valid until {date}',
};
