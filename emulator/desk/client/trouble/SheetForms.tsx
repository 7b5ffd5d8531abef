import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OpenOrder } from '../../../trouble/Order';
import type { SpreadsheetFile } from '../../wire';
import { orderTrouble, takeBack } from './askTrouble';

/** What can happen to the add-on's files: locked, binned, gone. */
export function SheetForms(props: {
  readonly files: readonly SpreadsheetFile[];
  readonly open: readonly OpenOrder[];
}): JSX.Element {
  if (props.files.length === 0)
    return <p class="hint">There is no spreadsheet. The add-on makes one when it is set up.</p>;
  return (
    <>
      {props.files.map((file) => (
        <File key={file.id} file={file} open={props.open} />
      ))}
    </>
  );
}

function File(props: { readonly file: SpreadsheetFile; readonly open: readonly OpenOrder[] }): JSX.Element {
  const { id, title, owner } = props.file;
  const [sure, setSure] = useState(false);
  const toggle = (what: 'lock' | 'bin', doneId: string, words: string, undo: string): JSX.Element => {
    const isDone = props.open.some((order) => order.id === doneId);
    return (
      <button
        type="button"
        class="button"
        onClick={() => void (isDone ? takeBack(doneId) : orderTrouble({ kind: 'sheet', do: what, id }))}
      >
        {isDone ? undo : words}
      </button>
    );
  };
  return (
    <section class="order-form" aria-label={title}>
      <h3>{title}</h3>
      <p class="hint">
        Owned by {owner}. Locked, nobody can change it; in the bin, its owner has thrown it away.
      </p>
      <div class="order-buttons">
        {toggle('lock', `${id}-locked`, 'Lock it', 'Unlock it')}
        {toggle('bin', `${id}-binned`, 'Put it into the bin', 'Take it out of the bin')}
        <button
          type="button"
          class="button button-bad"
          aria-expanded={sure}
          onClick={() => {
            setSure(!sure);
          }}
        >
          Delete it for good
        </button>
      </div>
      {sure && (
        <p class="order-sure">
          This cannot be taken back; only <em>Start over</em> brings it back.{' '}
          <button
            type="button"
            class="button button-bad"
            onClick={() => void orderTrouble({ kind: 'sheet', do: 'delete', id })}
          >
            Yes, delete it
          </button>
        </p>
      )}
    </section>
  );
}
