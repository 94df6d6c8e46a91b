import type { Output } from '../../../shared/ipc/contract.ts';
import type { HostFunctions } from '../ipc/hostFunctions.ts';
import { refused } from '../ipc/router.ts';
import type { Dialogs, Question } from './dialogs.ts';
import type { AskVault } from './askVault.ts';

export interface SendPorts {
  readonly ask: AskVault;
  readonly dialogs: Pick<Dialogs, 'confirm'>;
  readonly locale: () => 'vi' | 'en';
}

type Sending = Output<'exchange.lookAtSending'>;

/** In this order the law names them; the English window keeps the words that stand on the paper. */
const LEVEL_WORDS: Readonly<Record<Sending['level'], string>> = {
  none: 'Không mật',
  mat: 'Mật',
  'toi-mat': 'Tối mật',
  'tuyet-mat': 'Tuyệt mật',
};

/** What is about to leave and to whom, never which document: the window of the system is seen by whoever stands near. */
export function sendingQuestion(locale: 'vi' | 'en', { level, documents, offices }: Sending): Question {
  const [word, to] = [LEVEL_WORDS[level], offices.join('; ')];
  return locale === 'vi'
    ? {
        message: `Gửi ${documents} văn bản độ ${word}?`,
        detail: `Nơi nhận: ${to}.\n\nChỉ bấm Gửi nếu chính đồng chí vừa yêu cầu gửi.`,
        yes: 'Gửi',
        no: 'Không gửi',
      }
    : {
        message: `Send ${documents} document${documents === 1 ? '' : 's'} of level ${word}?`,
        detail: `To: ${to}.\n\nPress Send only if you have just asked for it yourself.`,
        yes: 'Send',
        no: 'Do not send',
      };
}

/** The question about classified documents that a page can't answer; one stands at a time. */
export function sendActs({ ask, dialogs, locale }: SendPorts): Pick<HostFunctions, 'confirmSend'> {
  let stands = false;
  return {
    async confirmSend(ref) {
      if (stands) return refused('busy');
      stands = true;
      try {
        const sending = await ask('exchange.lookAtSending', { ref });
        if (!sending.ok) return sending;
        if (!(await dialogs.confirm(sendingQuestion(locale(), sending.value))))
          return { ok: true, value: { confirmed: false } };
        const told = await ask('exchange.confirmSending', { ref });
        return told.ok ? { ok: true, value: { confirmed: true } } : told;
      } finally {
        stands = false;
      }
    },
  };
}
