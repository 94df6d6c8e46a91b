import { expect, it } from 'vitest';
import { translators } from '../../../renderer/i18n/I18n.tsx';
import { Duty } from '../../../shared/ipc/contract/caseWork.ts';

it.each(['vi', 'en'] as const)(
  'each clock of cases has a sentence of its own on the desk, in %s',
  (language) => {
    const t = translators[language];
    const shown = Duty.options.filter((duty) => duty !== 'consult'); // not a line of the desk
    const said = shown.map((duty) => t('desk.caseDuty', { duty: duty.replace('-', '_'), count: 2 }));
    expect(new Set(said).size).toBe(shown.length);
  },
);
