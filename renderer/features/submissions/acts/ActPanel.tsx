import { ActFrame, type ActFrameProps } from '../../../forms/act/ActFrame.tsx';

/** The part under the conversation where an act of a case is written. */
export function ActPanel(props: Omit<ActFrameProps, 'look'>) {
  return <ActFrame look="foot" {...props} />;
}
