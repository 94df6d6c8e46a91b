import './button.css';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';

export interface LinkButtonProps {
  children: ReactNode;
  onPress: () => void;
  label?: string;
}

/** An act that reads as a link inside a sentence, and wraps like one: a ground, a number, "Mở". */
export function LinkButton({ children, onPress, label }: LinkButtonProps) {
  return (
    <AriaButton className="linkButton" onPress={onPress} {...(label ? { 'aria-label': label } : {})}>
      {children}
    </AriaButton>
  );
}
