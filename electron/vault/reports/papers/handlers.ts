import { raise } from '../../../../shared/errors.ts';
import type { Level } from '../../../../shared/domain/levels/level.ts';
import { fillText, type PaperData, type PaperSubject } from '../../../../shared/domain/papers/paperForm.ts';
import type { PaperRule } from '../../../../shared/domain/rules/schema.ts';
import type { Parsed } from '../../../../shared/ipc/contract.ts';
import { foldBase } from '../../../../shared/domain/text/fold.ts';
import { mayCall } from '../../../../shared/ipc/permissions.ts';
import { type Ports, about, handlers, preparedCommand } from '../../ports.ts';
import { keepReport } from '../../printing/reportMemory.ts';
import type { PaperPrint } from '../../printing/paperPdf.ts';
import type { PaperSource } from '../../printing/source.ts';
import { eachByItself, type RefusedOne } from '../../submissions/eachByItself.ts';
import { PAPER_SOURCES } from './sources.ts';

/** A run of one paper for very many recipients; the rest is another run. */
const MOST_SHEETS = 200;

export const paperHandlers = handlers({
  'papers.offered': (ports, { subjectKind, subjectId }) => ({
    papers: sourceFor(ports, subjectKind)
      .offered(ports, subjectId)
      .flatMap(({ paper, recipients }) => {
        const form = ports.rules.asOf(ports.today()).paper(paper);
        if (form === null) return [];
        const { title: name, editable, id: rule } = form;
        return [{ paper, name, editable, rule, recipients: [...recipients] }];
      }),
  }),

  'papers.make': preparedCommand({
    prepare: async (ports, input) => {
      const { form, sheets, level } = compose(ports, input);
      const prints = sheets.map((data) => printOf(ports, form, data, level));
      const reportId = ports.newId();
      if (input.format === 'docx') {
        if (!form.editable) raise('bad-input', { field: 'format', rule: form.id });
        if (carriesSecret(input, form, level)) raise('copy-permit-required', { rule: 'SC-01' });
        const { writePaperDocx } = await import('../../printing/paperDocx.ts'); // only when somebody wants to edit
        return { reportId, bytes: await writePaperDocx(prints), pages: prints.length };
      }
      const render =
        form.layout === 'label'
          ? (await import('../../printing/labelPdf.ts')).renderLabels
          : (await import('../../printing/paperPdf.ts')).renderPapers;
      return { reportId, ...(await render(prints)) };
    },
    apply: (ports, input, { reportId, bytes, pages }) => {
      const { form, sheets, level } = compose(ports, input);
      const { paper, format, subjectId } = input;
      const facts = { paper, sheets: sheets.length, format, level: level ?? 'none', report: reportId };
      const subject = PAPER_SOURCES[input.subjectKind].toldOf(ports, subjectId);
      if (PAPER_SOURCES[input.subjectKind].names?.(paper) === true)
        ports.append({ act: 'sender.revealed', ...subject, facts: { reason: form.title } });
      ports.append({ act: 'paper.made', ...subject, facts });
      keepReport(ports, reportId, bytes, { onlyPrinted: carriesSecret(input, form, level) });
      const fileName = `${fileStem(form.title, sheets[0]?.values['code'] ?? '')}.${input.format}`;
      return { reportId, pages, sizeBytes: bytes.length, fileName };
    },
  }),

  'papers.letters': preparedCommand({
    prepare: async (ports, input) => {
      const { form, letters, refused } = composeLetters(ports, input);
      const prints = letters.map((data) => printOf(ports, form, data, null));
      const { renderPapers } = await import('../../printing/paperPdf.ts');
      return { reportId: ports.newId(), refused, ...(await renderPapers(prints)) };
    },
    apply: (ports, { paper, ids }, { reportId, bytes, pages, refused }) => {
      const form =
        ports.rules.asOf(ports.today()).paper(paper) ?? raise('rule-pack-invalid', { rule: paper });
      const left = new Set(refused.map(({ id }) => id));
      const facts = { paper, sheets: 1, format: 'pdf', level: 'none', report: reportId };
      for (const id of new Set(ids)) {
        if (left.has(id)) continue;
        ports.append({ act: 'sender.revealed', ...about('submission', id), facts: { reason: form.title } });
        ports.append({ act: 'paper.made', ...about('submission', id), facts });
      }
      keepReport(ports, reportId, bytes);
      const fileName = `${fileStem(form.title, String(new Set(ids).size - left.size))}.pdf`;
      return { reportId, pages, sizeBytes: bytes.length, fileName, refused };
    },
  }),
});

/**
 * A letter to the sender of each case; one that has none is told by its case.
 * @throws AppError what stands against the first, with its `id`, where there is no letter at all
 */
function composeLetters(
  ports: Ports,
  { paper, ids }: Parsed<'papers.letters'>,
): { form: PaperRule; letters: PaperData[]; refused: RefusedOne[] } {
  const record = { subjectKind: 'submission', paper, recipient: null, format: 'pdf' } as const;
  const found = new Map<string, { form: PaperRule; data: PaperData[] }>();
  // nothing is written here: what fails leaves nothing to take back
  const refused = eachByItself(
    { attempt: (run) => run() },
    [...new Set(ids)].map((id) => ({ id })),
    ({ id }) => {
      const { form, sheets } = compose(ports, { ...record, subjectId: id });
      found.set(id, { form, data: sheets });
    },
  );
  const made = [...found.values()];
  const form = made[0]?.form ?? raise('internal', { at: 'papers.letters' });
  return { form, letters: made.flatMap(({ data }) => data), refused };
}

/** A slip with the words of a classified document: printed and entered, but never written into a file in clear. */
const carriesSecret = (input: Parsed<'papers.make'>, form: PaperRule, level: Level | null): boolean =>
  ['document', 'proposal', 'dossier'].includes(input.subjectKind) &&
  form.layout !== 'label' &&
  (level === 'mat' || level === 'toi-mat'); // of Tuyệt mật no words are kept

/** @throws AppError `not-permitted` for someone who is not shown such records at all */
function sourceFor(ports: Ports, kind: PaperSubject): PaperSource {
  const source = PAPER_SOURCES[kind];
  if (!mayCall(source.shownBy, ports.actor.roles)) raise('not-permitted', { op: source.shownBy });
  return source;
}

/** @throws AppError `not-found` for a paper that this record has not */
function compose(
  ports: Ports,
  input: Parsed<'papers.make'>,
): { form: PaperRule; sheets: PaperData[]; level: Level | null } {
  const { paper, subjectKind, subjectId, recipient } = input;
  const source = sourceFor(ports, subjectKind);
  const offered = source.offered(ports, subjectId).some((one) => one.paper === paper);
  const form = ports.rules.asOf(ports.today()).paper(paper);
  if (!offered || form === null) raise('not-found', { id: subjectId });
  const sheets = source.data(ports, subjectId, paper, recipient);
  if (sheets.length === 0) raise('bad-input', { field: 'recipient', rule: 'unknown' });
  if (sheets.length > MOST_SHEETS) raise('too-large', { most: MOST_SHEETS });
  return { form, sheets, level: source.level(ports, subjectId, paper) };
}

function printOf(ports: Ports, form: PaperRule, data: PaperData, level: Level | null): PaperPrint {
  const { office, training } = ports.station;
  const shown = level !== null && level !== 'none' && form.layout !== 'label';
  const levelWord = shown ? ports.rules.asOf(ports.today()).level(level).name.toLocaleUpperCase('vi') : null;
  return {
    form,
    data,
    office,
    training,
    levelWord,
    nowMs: ports.nowMs(),
    title: fillText(form.name, data.values),
  };
}

/** The first words of what the pack calls the paper, without marks: `thu-bao-nhan-phan-anh PA-2026-0001`. */
function fileStem(title: string, code: string): string {
  const stem = foldBase(title.split(/[:,;]/)[0] ?? '').replaceAll(' ', '-');
  return code === '' ? stem : `${stem} ${code.replaceAll('/', '-')}`;
}
