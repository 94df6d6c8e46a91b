import { CalendarDialog } from './CalendarDialog.tsx';
import { ExchangeDialog } from './ExchangeDialog.tsx';
import { LoseDialog } from './LoseDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { useTraining } from './trainingStore.ts';

/** The dialog of the act that was asked for, wherever in the shell the person is. */
export function TrainingSheet() {
  const act = useTraining((state) => state.act);
  switch (act) {
    case null:
      return null;
    case 'exchange':
      return <ExchangeDialog />;
    case 'calendar':
      return <CalendarDialog />;
    case 'lose':
      return <LoseDialog />;
    case 'reset':
    case 'remove':
      return <RemoveDialog again={act === 'reset'} />;
  }
}
