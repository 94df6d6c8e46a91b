import { describe, expect, it } from 'vitest';
import type { Question } from '../../../electron/main/station/dialogs.ts';
import { sendActs, sendingQuestion } from '../../../electron/main/station/sendActs.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';

const SENDING = { level: 'mat', documents: 1, offices: ['Tỉnh ủy Sơn Hà', 'Đảng ủy xã Nà Lạn'] } as const;

function acts(answer: boolean) {
  const [asked, questions]: [string[], Question[]] = [[], []];
  const { confirmSend } = sendActs({
    ask: <T>(op: string) => {
      asked.push(op);
      return Promise.resolve({ ok: true, value: SENDING } as Reply<T>);
    },
    dialogs: {
      confirm: (question) => {
        questions.push(question);
        return Promise.resolve(answer);
      },
    },
    locale: () => 'vi',
  });
  return { asked, questions, confirmSend };
}

describe('the question about a classified document', () => {
  it('says level, number and every recipient, in both languages', () => {
    for (const locale of ['vi', 'en'] as const) {
      const { message, detail } = sendingQuestion(locale, { ...SENDING, offices: [...SENDING.offices] });
      expect(message).toContain('Mật');
      expect(message).toContain('1');
      for (const office of SENDING.offices) expect(detail).toContain(office);
    }
  });

  it('a yes is told to the vault, a no is told to nobody', async () => {
    const yes = acts(true);
    expect(await yes.confirmSend('r')).toEqual({ ok: true, value: { confirmed: true } });
    expect(yes.asked).toEqual(['exchange.lookAtSending', 'exchange.confirmSending']);
    const no = acts(false);
    expect(await no.confirmSend('r')).toEqual({ ok: true, value: { confirmed: false } });
    expect(no.asked).toEqual(['exchange.lookAtSending']);
  });

  it('one stands at a time', async () => {
    const { confirmSend, questions } = acts(true);
    const both = await Promise.all([confirmSend('a'), confirmSend('b')]);
    expect(both).toMatchObject([{ ok: true }, { error: { code: 'busy' } }]);
    expect(questions).toHaveLength(1);
  });
});
