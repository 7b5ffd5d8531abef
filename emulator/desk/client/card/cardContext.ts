import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FormInputs } from '../../../cards/addOnAnswer';
import type { ActionJson, OnClickJson } from '../../../cards/cardJson';

/** What the widgets of a card share. */
export interface CardContext {
  readonly inputs: FormInputs;
  /** Names of inputs that were needed and empty at the last press. */
  readonly missing: readonly string[];
  readonly setInput: (name: string, values: readonly string[], onChange?: ActionJson) => void;
  readonly click: (onClick: OnClickJson) => void;
  /** The address on this machine. */
  readonly hrefOf: (url: string) => string;
}

const Context = createContext<CardContext | null>(null);

export const CardProvider = Context.Provider;

export function useCard(): CardContext {
  const context = useContext(Context);
  if (context === null) throw new Error('A widget was drawn outside of a card.');
  return context;
}
