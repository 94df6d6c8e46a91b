import { expect, it } from 'vitest';
import { trainingPeople } from '../../build/scripts/lib/trainingPeople.mjs';
import { TRAINING_PEOPLE } from '../../electron/vault/training/people.ts';

/** `npm run dev -- --help` names them before anything is built, so they are read from the source. */
it('the people of the training vault are those that a development run can be signed in as', () => {
  const named = trainingPeople();
  expect(named.map(({ username, fullName }) => [username, fullName])).toEqual(
    TRAINING_PEOPLE.map(({ username, fullName }) => [username, fullName]),
  );
  expect(named.find(({ byWork }) => byWork === 'vanthu')?.username).toBe('huong');
  expect(named.flatMap(({ byWork }) => byWork ?? [])).toHaveLength(8);
});
