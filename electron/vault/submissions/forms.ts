import { z } from 'zod';
import { normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { SubmissionDetail } from '../../../shared/ipc/contract/submissions.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import type { Db } from '../db/handles.ts';
import type { Ports } from '../ports.ts';

type Filed = NonNullable<SubmissionDetail['form']>;
type Input = Pick<Parsed<'submissions.register'>, 'answers' | 'receivedOn'> & { readonly kind: string };

/**
 * The answers beside the labels of the form in force on the day of receipt, so that the case opens as it was filed
 * whatever the pack asks later. Null where nothing was answered.
 * @throws AppError `bad-input` for a field or a choice that the form has not
 */
export function filedForm(ports: Ports, { kind, answers, receivedOn }: Input): Filed | null {
  const given = answers.filter(({ value }) => value.trim() !== '');
  if (given.length === 0) return null;
  const form = ports.rules.asOf(receivedOn).submission.forms.find(({ submission }) => submission === kind);
  if (form === undefined) return raise('bad-input', { field: 'answers', rule: 'form' });
  const known = new Map(form.fields.map((field) => [field.id, field]));
  const lines = given.map(({ id, value }) => {
    const field = known.get(id) ?? raise('bad-input', { field: 'answers', rule: form.id });
    if (field.choices.length > 0 && !field.choices.includes(value))
      raise('bad-input', { field: 'answers', rule: form.id });
    return { id, label: field.label, value: normaliseText(value) };
  });
  return { ruleId: form.id, version: form.version, lines };
}

export function insertForm(db: Db, submissionId: string, filed: Filed): void {
  db.prepare('INSERT INTO submission_form (submission_id, rule_id, version, lines) VALUES (?, ?, ?, ?)').run(
    submissionId,
    filed.ruleId,
    filed.version,
    JSON.stringify(filed.lines),
  );
}

const Row = z.object({ ruleId: z.string(), version: z.int(), lines: z.string() });
const Lines = z.array(z.object({ id: z.string(), label: z.string(), value: z.string() }));

export function formOf(db: Db, submissionId: string): Filed | null {
  const found = db
    .prepare('SELECT rule_id AS ruleId, version, lines FROM submission_form WHERE submission_id = ?')
    .get(submissionId);
  if (found === undefined) return null;
  const { lines, ...row } = Row.parse(found);
  return { ...row, lines: Lines.parse(JSON.parse(lines)) };
}
