import './tooltip.css';
import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Kbd } from '../keys/KeyHint.tsx';

export interface TooltipProps {
  text: string;
  keys?: readonly string[];
  placement?: 'top' | 'bottom' | 'right' | 'left';
  /** One focusable React Aria element. */
  children: ReactElement;
}

/** Says the whole of what is cut or only drawn; never the only place of a fact. 600 ms, as the reference asks. */
export function Tooltip({ text, keys = [], placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      {children}
      <AriaTooltip className="tooltip" placement={placement} offset={6}>
        {text}
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
