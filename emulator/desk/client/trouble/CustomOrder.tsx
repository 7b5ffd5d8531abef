import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Group, OpenOrder } from '../../../trouble/Order';
import type { SpreadsheetFile, TroubleChoices } from '../../wire';
import { useRemote } from '../remote';
import { CallForms } from './CallForms';
import { LimitForms } from './LimitForms';
import { PermissionForms } from './PermissionForms';
import { SheetForms } from './SheetForms';
import { TimeForms } from './TimeForms';

const GROUPS: readonly { readonly name: Group; readonly words: string }[] = [
  { name: 'calls', words: 'Calls' },
  { name: 'time', words: 'Time and timers' },
  { name: 'limits', words: 'Limits' },
  { name: 'permissions', words: 'Permissions' },
  { name: 'sheet', words: 'Sheet' },
];

interface Given {
  readonly open: readonly OpenOrder[];
  readonly files: readonly SpreadsheetFile[];
}

/** Everything that can be ordered, by kind: one kind is shown at a time. */
export function CustomOrder(given: Given): JSX.Element {
  const [group, setGroup] = useState<Group>('calls');
  const choices = useRemote<TroubleChoices>('trouble/choices');
  const tabs = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const index = (GROUPS.findIndex(({ name }) => name === group) + by + GROUPS.length) % GROUPS.length;
    setGroup(GROUPS[index]?.name ?? group);
    const next = tabs.current?.children[index];
    if (next instanceof HTMLElement) next.focus();
  };
  return (
    <section aria-labelledby="custom">
      <h2 id="custom">Custom order</h2>
      <div class="trouble-tabs" role="tablist" aria-labelledby="custom" ref={tabs} onKeyDown={step}>
        {GROUPS.map(({ name, words }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-controls="trouble-group"
            aria-selected={name === group}
            tabIndex={name === group ? 0 : -1}
            onClick={() => {
              setGroup(name);
            }}
          >
            {words}
          </button>
        ))}
      </div>
      <div id="trouble-group" class="trouble-group" role="tabpanel" aria-labelledby={`tab-${group}`}>
        {choices.kind === 'here' && <Forms group={group} choices={choices.data} {...given} />}
        {choices.kind === 'failed' && <p class="hint">{choices.message}</p>}
      </div>
    </section>
  );
}

function Forms(props: Given & { readonly group: Group; readonly choices: TroubleChoices }): JSX.Element {
  const { group, choices } = props;
  switch (group) {
    case 'calls':
      return <CallForms calls={choices.calls} />;
    case 'time':
      return <TimeForms timers={choices.timers} />;
    case 'limits':
      return <LimitForms people={choices.people} />;
    case 'permissions':
      return <PermissionForms people={choices.people} scopes={choices.scopes} />;
    case 'sheet':
      return <SheetForms files={props.files} open={props.open} />;
  }
}
