import type { Period } from '../../../shared/domain/calendar/deadline.ts';
import type { PackOf } from '../../../shared/domain/rules/schema.ts';
import type { ClockRule } from '../../../shared/domain/submission/clocks.ts';
import type { CouncilRule, Criterion, Thresholds } from '../../../shared/domain/submission/initiative.ts';
import type { Reason, Workflow } from '../../../shared/domain/submission/lifecycle.ts';
import { found } from './found.ts';

export type SubmissionForm = Extract<PackOf<'submission'>['rules'][number], { kind: 'form' }>;

export interface SubmissionRules {
  readonly workflow: Workflow;
  readonly reasons: readonly Reason[];
  readonly clocks: readonly ClockRule[];
  readonly requiredFields: readonly ('fullName' | 'address' | 'phoneOrEmail')[];
  readonly requiredRuleId: string;
  readonly fields: readonly string[];
  /** How often an answer's date may be moved and how far; a pack without the rule allows none. */
  readonly extension: { readonly id: string; readonly most: number; readonly period: Period } | null;
  readonly templates: readonly CaseTemplate[];
  /** What each kind of submission is asked beside its words. */
  readonly forms: readonly SubmissionForm[];
  /** In what time a sender is answered who asks about the own data. */
  readonly dataRequest: { readonly id: string; readonly period: Period };
  /** How long after its end the sender of a case is kept, in days. */
  readonly retention: { readonly id: string; readonly days: number };
  readonly smallNumbers: { readonly id: string; readonly least: number };
  readonly reportDue: { readonly id: string; readonly workingDays: number };
}

/** How sáng kiến and giải pháp are judged. */
export interface InitiativeRules {
  readonly council: CouncilRule;
  readonly conflictRule: string;
  readonly criteria: readonly Criterion[];
  readonly thresholds: Thresholds;
  readonly pilot: { readonly id: string; readonly mostMonths: number };
  readonly rejections: readonly { readonly code: string; readonly name: string }[];
  /** false while any rule of the pack was not compared with a signed text */
  readonly verified: boolean;
}

export interface CaseTemplate {
  readonly id: string;
  readonly use: 'answer' | 'progress' | 'acknowledge' | 'chase' | 'refusal';
  readonly name: string;
  readonly text: string;
}

/** The rules of receiving, handling and answering submissions. */
export function submissionRules(pack: PackOf<'submission'>): SubmissionRules {
  const workflow = found(
    pack.rules.find((rule) => rule.kind === 'workflow'),
    'workflow',
  );
  const demand = found(
    pack.rules.find((rule) => rule.kind === 'required'),
    'required',
  );
  return {
    workflow,
    reasons: pack.rules.filter((rule) => rule.kind === 'reason'),
    clocks: pack.rules.filter((rule) => rule.kind === 'clock'),
    requiredFields: demand.fields,
    requiredRuleId: demand.id,
    fields: pack.rules.flatMap((rule) => (rule.kind === 'fields' ? rule.fields : [])),
    extension: pack.rules.find((rule) => rule.kind === 'extension') ?? null,
    forms: pack.rules.filter((rule) => rule.kind === 'form'),
    dataRequest: found(
      pack.rules.find((rule) => rule.kind === 'data-request'),
      'data-request',
    ),
    retention: found(
      pack.rules.find((rule) => rule.kind === 'retention'),
      'retention',
    ),
    templates: pack.rules.filter((rule) => rule.kind === 'template'),
    reportDue: found(
      pack.rules.find((rule) => rule.kind === 'report-due'),
      'report-due',
    ),
    smallNumbers: found(
      pack.rules.find((rule) => rule.kind === 'small-numbers'),
      'small-numbers',
    ),
  };
}

export function initiativeRules({ rules }: PackOf<'initiatives'>): InitiativeRules {
  return {
    council: found(
      rules.find((rule) => rule.kind === 'council'),
      'council',
    ),
    conflictRule: found(
      rules.find((rule) => rule.kind === 'conflict'),
      'conflict',
    ).id,
    criteria: rules.filter((rule) => rule.kind === 'criterion'),
    thresholds: found(
      rules.find((rule) => rule.kind === 'thresholds'),
      'thresholds',
    ),
    pilot: found(
      rules.find((rule) => rule.kind === 'pilot'),
      'pilot',
    ),
    rejections: rules.filter((rule) => rule.kind === 'rejection'),
    verified: rules.every((rule) => rule.verified),
  };
}
