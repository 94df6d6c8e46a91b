import { useState } from 'react';
import { type Vote, weighted } from '../../../shared/domain/submission/initiative.ts';
import { call } from '../../data/bridge.ts';
import { DecisionField } from '../../forms/DecisionField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { Note } from '../../components/Note.tsx';
import { TextArea } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/I18n.tsx';
import { ActFrame } from '../../forms/act/ActFrame.tsx';
import type { FormProps } from './ActForm.tsx';

const VOTES = ['adopt', 'pilot', 'reject'] as const;

/** Scores of one member by each criterion, and their vote. Given once. */
export function ScoreForm({ detail, send, frame }: FormProps) {
  const { t, format } = useWords();
  const [scores, setScores] = useState<Readonly<Record<string, number | null>>>({});
  const [vote, setVote] = useState<Vote | null>(null);
  const [remark, setRemark] = useState('');
  const { criteria, id } = detail;
  const given = Object.fromEntries(
    criteria.flatMap(({ code }) => (scores[code] == null ? [] : [[code, scores[code]]])),
  ) as Record<string, number>;
  const tooHigh = criteria.find(({ code, most }) => (given[code] ?? 0) > most);
  const whole = criteria.every(({ code }) => given[code] !== undefined);
  const missing = !whole
    ? t('initiatives.missing.scores')
    : tooHigh !== undefined
      ? t('initiatives.tooHigh', { name: tooHigh.name, most: tooHigh.most })
      : vote === null
        ? t('initiatives.missing.vote')
        : null;
  return (
    <ActFrame
      {...frame}
      verb={t('initiatives.verb.score')}
      missing={missing}
      onGo={() => {
        if (vote !== null) send(() => call('initiatives.score', { id, scores: given, vote, remark }));
      }}
    >
      <Note tone="info">{t('initiatives.sealHint')}</Note>
      {criteria.map(({ code, name, hint, most, weight }) => (
        <NumberField
          key={code}
          label={t('initiatives.scoreOf', { name, weight })}
          hint={hint}
          value={scores[code] ?? null}
          onChange={(score) => setScores((before) => ({ ...before, [code]: score }))}
          maxLength={3}
          placeholder={t('initiatives.range', { most })}
          error={(given[code] ?? 0) > most ? t('initiatives.tooHigh', { name, most }) : null}
        />
      ))}
      {whole && tooHigh === undefined ? (
        <p className="md">
          {t('initiatives.total', {
            total: format.number(
              weighted(
                given,
                criteria.map((each) => ({ ...each, id: each.rule })),
              ),
            ),
          })}
        </p>
      ) : null}
      <DecisionField
        label={t('initiatives.vote')}
        value={vote}
        onChange={setVote}
        answers={VOTES.map((one) => ({ id: one, text: t(`initiatives.vote.${one}`) }))}
      />
      <TextArea
        rows={2}
        label={t('initiatives.remark')}
        optional={t('common.optional')}
        value={remark}
        onChange={setRemark}
        maxLength={1000}
      />
    </ActFrame>
  );
}
