import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { SUBMISSIONS } from '../../electron/vault/training/submissionTexts.ts';
import type { ScreenRule } from '../../shared/domain/secrecy/screenRule.ts';
import { outOfScope } from '../../shared/domain/submission/scope.ts';
import screening from '../../shared/rules/screening-2026.json' with { type: 'json' };
import { bare, seeded, tcvn3, vni, type Random } from '../support/disguises.ts';
import { evalSubmissions } from './submissions.ts';

const Text = z.tuple([z.string(), z.string()]);
const Matters = z.object({
  matters: z.array(
    z.object({
      id: z.string(),
      set: z.string(),
      topic: z.string(),
      texts: z.array(Text).min(2),
      /** another matter of the same place, and the same kind of matter in another place */
      unlike: z.tuple([Text, Text]).optional(),
    }),
  ),
  /** letters inside and outside of what the office takes, by how they are so */
  scope: z.array(z.tuple([z.string(), z.enum(['inside', 'outside']), z.string(), z.string()])).default([]),
});
type Matter = z.infer<typeof Matters>['matters'][number];
type Said = z.infer<typeof Text>;

/** One way in which the same matter, or another of the same wording, comes again. Null: not of this matter. */
type Again = (matter: Matter, random: Random) => Said | null;

const sentences = (body: string): string[] => body.match(/[^.!?]+[.!?]+["”]?\s*|[^.!?]+$/gu) ?? [body];
const both =
  (change: (text: string) => string): Again =>
  ({ texts: [first] }) =>
    first === undefined ? null : [change(first[0]), change(first[1])];
const CLOSING =
  '\nKhi trả lời, xin ghi rõ việc nào làm được ngay, việc nào phải chờ và chờ ai, việc nào không làm được vì trái quy định nào. Trả lời ngắn cũng được nhưng cần có tên đơn vị phụ trách để chúng tôi liên hệ khi vướng mắc. Tôi đồng ý công khai nội dung này, chỉ xin không hiện số điện thoại.';
const GREETING = 'Kính gửi Văn phòng Đảng ủy và Ủy ban nhân dân.\n';
const SIGNATURE =
  '\nTôi là Khảo Thị Ví, ở số nhà 9, thôn Mẫu Một, xã An Mẫu, tỉnh Đông Mẫu, điện thoại 0900 001 001.\nTrân trọng cảm ơn.';

const shuffled: Again = ({ texts: [first] }, random) => {
  if (first === undefined) return null;
  const order = sentences(first[1]).map((one) => ({ one, at: random() }));
  return [
    first[0],
    order
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one.trim())
      .join(' '),
  ];
};
const PLACE =
  /(?:thôn|xóm|bản|xã|phường|đường|trường|tiểu học|mầm non|chợ|cầu|bến|phà|đò) (\p{Lu}\p{Ll}+ Mẫu)/gu;
/** The same letter about a place of another name; null where it names none, or only one that is no place. */
const elsewhere: Again = ({ texts: [first] }) => {
  if (first === undefined) return null;
  const named = new Set(first.flatMap((text) => [...text.matchAll(PLACE)].map(([, name = '']) => name)));
  const moved = first.map((text) => [...named].reduce((now, name) => now.replaceAll(name, 'Vĩnh Thử'), text));
  return moved[0] === first[0] && moved[1] === first[1] ? null : [moved[0] ?? '', moved[1] ?? ''];
};

const AGAIN: Readonly<Record<string, { readonly same: boolean; readonly make: Again }>> = {
  'other words': { same: true, make: ({ texts }) => texts[1] ?? null },
  'other words, closing turn': {
    same: true,
    make: ({ texts: [, again] }) => (again === undefined ? null : [again[0], again[1] + CLOSING]),
  },
  'other words, no marks': {
    same: true,
    make: ({ texts: [, again] }) => (again === undefined ? null : [bare(again[0]), bare(again[1])]),
  },
  'other words, signed': {
    same: true,
    make: ({ texts: [, again] }) =>
      again === undefined ? null : [again[0], GREETING + again[1] + SIGNATURE],
  },
  'other order': { same: true, make: shuffled },
  'no marks': { same: true, make: both(bare) },
  decomposed: { same: true, make: both((text) => text.normalize('NFD')) },
  tcvn3: { same: true, make: both(tcvn3) },
  vni: { same: true, make: both(vni) },
  'greeting and signature': {
    same: true,
    make: ({ texts: [first] }) => (first === undefined ? null : [first[0], GREETING + first[1] + SIGNATURE]),
  },
  'another place': { same: false, make: elsewhere },
  'same place, another matter': { same: false, make: ({ unlike }) => unlike?.[0] ?? null },
  'another place, same kind of matter': { same: false, make: ({ unlike }) => unlike?.[1] ?? null },
};

export interface AlikeReport {
  readonly set: string;
  readonly matters: number;
  /** of those that are the same matter, how many were found, and which not; of another place: how many are told as alike */
  readonly ways: Readonly<Record<string, { rows: number; found: number; missed: readonly string[] }>>;
  readonly recall: number;
  readonly paraphraseRecall: number;
  /** of letters that are like none, the share that is told as like one */
  readonly falseRate: number;
  /** of the letters of each side: how many were told as out of scope, without a field and as "Khác" */
  readonly scope: Readonly<Record<string, { letters: number; told: number; toldOfOther: number }>>;
}

const PARAPHRASES = 'other words';

/** Matters in the words of several people, through the contract as an export is taken in. `set`: one of the file's. */
export async function evalAlike(file: string, set: string): Promise<AlikeReport> {
  const all = Matters.parse(JSON.parse(readFileSync(file, 'utf8')));
  const matters = all.matters.filter((one) => one.set === set);
  const ways: Record<string, { rows: number; found: number; missed: readonly string[] }> = {};
  let [strangers, wrong] = [0, 0];
  for (const [way, { same, make }] of Object.entries(AGAIN)) {
    const random = seeded(20);
    const again = matters.flatMap((matter) => {
      const said = make(matter, random);
      return said === null ? [] : [{ id: matter.id, said }];
    });
    const firsts = matters.flatMap(({ id, texts: [said] }) => (said === undefined ? [] : [{ id, said }]));
    const others = SUBMISSIONS.map(({ title, body }, index) => ({
      id: `x${index}`,
      said: [title, body] as Said,
    }));
    const { duplicates, rows } = await judged([...others, ...firsts], again, same);
    if (same) {
      strangers += rows - again.length;
      wrong += Math.round(duplicates.falseRate * (rows - again.length));
      const missed = duplicates.missed.map(
        (row) => again[Number(row) - 1 - others.length - firsts.length]?.id ?? row,
      );
      ways[way] = { rows: again.length, found: again.length - missed.length, missed };
    } else {
      // nothing is labelled: whatever is told of the moved ones, over what is told of the others anyway, is too much
      const alone = await judged([...others, ...firsts], [], false);
      const told =
        Math.round(duplicates.falseRate * rows) - Math.round(alone.duplicates.falseRate * alone.rows);
      ways[way] = { rows: again.length, found: told, missed: [] };
    }
  }
  const share = (of: (way: string) => boolean): number => {
    const chosen = Object.entries(ways).filter(([way]) => AGAIN[way]?.same === true && of(way));
    const all = chosen.reduce((sum, [, { rows }]) => sum + rows, 0);
    return all === 0 ? 1 : chosen.reduce((sum, [, { found }]) => sum + found, 0) / all;
  };
  return {
    set,
    matters: matters.length,
    ways,
    recall: share(() => true),
    paraphraseRecall: share((way) => way.startsWith(PARAPHRASES)),
    falseRate: wrong / strangers,
    scope: scopeOf(all.scope.filter(([ofSet]) => ofSet === set)),
  };
}

function scopeOf(letters: z.infer<typeof Matters>['scope']): AlikeReport['scope'] {
  const rules = screening.rules as readonly ScreenRule[];
  const told: Record<string, { letters: number; told: number; toldOfOther: number }> = {};
  for (const [, side, how, text] of letters) {
    const count = (told[`${side}, ${how}`] ??= { letters: 0, told: 0, toldOfOther: 0 });
    count.letters += 1;
    count.told += outOfScope({ field: '', text }, rules).length;
    count.toldOfOther += outOfScope({ field: 'Khác', text }, rules).length;
  }
  return told;
}

interface Letter {
  readonly id: string;
  readonly said: Said;
}

/** Writes the export of a portal with its labels and takes it in. */
async function judged(
  before: readonly Letter[],
  again: readonly Letter[],
  same: boolean,
): ReturnType<typeof evalSubmissions> {
  const folder = mkdtempSync(path.join(tmpdir(), 'an-thu-alike-'));
  try {
    const letters = [...before, ...again];
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const line = ({ said: [title, body] }: Letter, at: number): string =>
      [
        `T-${at + 1}`,
        'Kiến nghị',
        title,
        body,
        `Đỗ Thị Thử ${at}`,
        `Số nhà ${at}, thôn Thử`,
        `09000${10_000 + at}`,
        '05/01/2026',
      ]
        .map(cell)
        .join(',');
    const heads =
      'Mã phản ánh,Loại,Tiêu đề,Nội dung,Họ và tên người gửi,Địa chỉ liên hệ,Số điện thoại,Thời gian gửi';
    writeFileSync(path.join(folder, 'thu.csv'), `\uFEFF${[heads, ...letters.map(line)].join('\r\n')}\r\n`);
    const rows = letters.map(({ id }, at) => ({
      row: at + 1,
      labels: [],
      sent_at: '2026-01-05',
      ...(same && at >= before.length
        ? { duplicate_of_row: before.findIndex((one) => one.id === id) + 1 }
        : {}),
    }));
    writeFileSync(path.join(folder, 'labels.json'), JSON.stringify({ rows }));
    return await evalSubmissions(path.join(folder, 'thu.csv'), path.join(folder, 'labels.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
