import type { ReactNode } from 'react';
import type { Output } from '../../../../shared/ipc/contract.ts';
import type { PersonRef } from '../../../../shared/ipc/schemas.ts';
import { ReadOnlyField } from '../../../components/Field.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { TextArea, TextField } from '../../../components/TextField.tsx';
import { Icon } from '../../../design/Icon.tsx';
import type { FoundMark } from '../../../data/secrecy/found.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { useIsComposing } from '../../../keys/KeyProvider.tsx';
import { EnvelopeName } from './EnvelopeName.tsx';
import { EntryIssuer } from './EntryIssuer.tsx';
import { FieldChips } from './FieldChips.tsx';
import { bookOf, type Fault } from './form.ts';
import { NumberFromField } from './NumberFromField.tsx';
import { ScanCuts } from './ScanCuts.tsx';
import { OpenedFields } from './OpenedFields.tsx';
import { useField } from './useField.ts';
import type { IncomingFormState } from './useIncomingForm.ts';
import type { OpenFields } from './useOpenFields.ts';

export interface IncomingFieldsProps {
  state: IncomingFormState;
  choices: Output<'rules.choices'>;
  leaders: readonly PersonRef[];
  faults: readonly Fault[];
  open: OpenFields;
  /** Ctrl G waits for a number: what has one and no chip shows it */
  jumping: boolean;
  /** the entry of an opened envelope keeps its level */
  levelFixed: boolean;
  /** the highest mark of secrecy in the files */
  mark: FoundMark | null;
  /** under the line of chips: the duplicates, beside the fields that caused them */
  after: ReactNode;
  doubtful: boolean;
  /** under the level: what choosing it dropped */
  refusal: ReactNode;
}

const SUBJECT_LETTERS = 2000;

/** Author, number and subject stand open; everything else is one line, each opened by its number. */
export function IncomingFields(props: IncomingFieldsProps) {
  const { form, write } = props.state;
  return (
    <div className="grid12">
      <FirstLine {...props} />
      <ScanCuts main={props.state.main} form={form} />
      <SubjectField {...props} />
      <FieldChips {...props} />
      {props.refusal ? <div className="c12">{props.refusal}</div> : null}
      <OpenedFields {...props} />
      <NumberFromField
        book={bookOf(form.level)}
        value={form.numberFrom}
        onChange={(numberFrom, { onDate }) =>
          write('arrivedOn', onDate === null ? { numberFrom } : { numberFrom, arrivedOn: onDate })
        }
      />
      {form.level === 'none' ? null : <CopyNumber {...props} />}
      {props.after}
    </div>
  );
}

function FirstLine(props: IncomingFieldsProps) {
  const field = useField(props);
  const { form, write, settleIssuer, defaults } = props.state;
  return (
    <>
      <EntryIssuer
        {...field('issuer', 1)}
        span={8}
        value={form.issuer}
        onChange={(issuer) => {
          if (issuer !== form.issuer) write('issuer', { issuer });
        }}
        onSettle={settleIssuer}
        isCarried={form.origins.issuer === 'last'}
        trailing={
          defaults?.issuer === form.issuer && defaults.issuerSymbol ? (
            <Tag>{defaults.issuerSymbol}</Tag>
          ) : null
        }
        autoFocus
      />
      <TextField
        {...field('code', 2)}
        span={4}
        value={form.code}
        onChange={(code) => write('code', { code })}
        maxLength={80}
        tone={props.doubtful ? 'caution' : undefined}
      />
    </>
  );
}

function SubjectField(props: IncomingFieldsProps) {
  const t = useT();
  const composing = useIsComposing();
  const field = useField(props);
  const { form, write } = props.state;
  if (form.unopenedFor !== null) {
    return (
      <EnvelopeName
        {...field('unopenedFor', 3)}
        span={12}
        value={form.unopenedFor}
        onChange={(unopenedFor) => {
          if (unopenedFor !== form.unopenedFor) write('unopenedFor', { unopenedFor });
        }}
      />
    );
  }
  if (form.level === 'tuyet-mat') {
    return (
      <ReadOnlyField label={t('documents.field.subject')} number={3} span={12}>
        <span className="nil">
          <Icon name="lock" size={14} />
          {t('documents.subject.topSecret')}
        </span>
      </ReadOnlyField>
    );
  }
  return (
    <TextArea
      {...field('subject', 3)}
      span={12}
      value={form.subject}
      onChange={(subject) => write('subject', { subject })}
      maxLength={SUBJECT_LETTERS}
      hint={composing ? t('documents.hint.composing') : undefined}
    />
  );
}

function CopyNumber(props: IncomingFieldsProps) {
  const { form, write } = props.state;
  return (
    <TextField
      {...useField(props)('copyNumber', 15)}
      span={3}
      value={form.copyNumber ?? ''}
      onChange={(copyNumber) => write('copyNumber', { copyNumber: copyNumber || null })}
      maxLength={20}
    />
  );
}
