import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recoverText } from '../../../shared/domain/text/legacyEncodings.ts';
import { letters } from '../../../shared/domain/text/legacyTables.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../../fixtures/submissions');
const TEXT =
  'đề nghị chuyển các tệp cũ sang bảng mã mới để mọi người đều đọc được; việc này cần làm sớm, kể cả chữ quý, nghĩa, ngoằn ngoèo, khuỷu tay, ẵm, ỡm ờ';

/** Writes small letters in an old code, by the table read backwards. */
function encode(text: string, encoding: 'tcvn3' | 'vni'): string {
  const back = new Map(
    [...letters(encoding)].map(([code, letter]) => [letter, code]).reverse() as [string, string][],
  );
  return [...text].map((letter) => back.get(letter) ?? letter).join('');
}

describe('text of the years before Unicode', () => {
  it.each(['tcvn3', 'vni'] as const)('%s is recognised and converted', (encoding) => {
    const recovered = recoverText(encode(TEXT, encoding));
    expect(recovered.from).toBe(encoding);
    expect(recovered.text.toLowerCase()).toBe(TEXT.normalize('NFC'));
  });

  it.each([
    'Mỗi tháng cáp quang vào thôn Khe Mẫu đứt vài lần do xe chở gỗ vướng dây quá thấp. Thợ nối xong dăm bữa lại đứt.',
    'Tôi chứng thực điện tử bằng tốt nghiệp ở xã Tiên Mẫu, hệ thống báo lỗi sau khi đã trừ tiền.',
    'Biển báo lũ ngầm tràn bằng năng lượng mặt trời',
    'Tuyến đường khuya vắng, quyết định huyện hoãn việc quây rào, người giữ nhà nghiêng ngó',
  ])('a letter in VNI most of whose letters are letters of today: "%s"', (text) => {
    expect(recoverText(encode(text, 'vni')).text).toBe(text);
    expect(recoverText(text)).toEqual({ text, from: null });
  });

  it('leaves Unicode alone, in both forms, with and without marks', () => {
    for (const text of [
      TEXT,
      TEXT.normalize('NFD'),
      'de nghi chuyen cac tep cu sang bang ma moi',
      'Kính gửi: Ông Đỗ Thế Hùng, số 12/7 Trần Phú',
    ])
      expect(recoverText(text)).toEqual({ text: text.normalize('NFC'), from: null });
  });

  it('never throws and always gives NFC', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { text: out } = recoverText(text);
        expect(out).toBe(out.normalize('NFC'));
      }),
    );
  });

  it('reads the row of the sample export that is in TCVN3 bytes', () => {
    const labels = JSON.parse(fs.readFileSync(path.join(SAMPLES, 'labels.json'), 'utf8')) as {
      rows: { row: number; right_text?: { title: string; body: string } }[];
    };
    const right = labels.rows.find((row) => row.right_text)?.right_text;
    const bytes = fs.readFileSync(path.join(SAMPLES, 'pakn-mau.csv')).toString('latin1');
    const line = bytes.split('\r\n').find((row) => row.startsWith('48,')) ?? '';
    const cell = line.split(',')[4] ?? '';
    expect(recoverText(cell).text.toLowerCase()).toContain((right?.title ?? '?').toLowerCase().slice(0, 20));
  });
});
