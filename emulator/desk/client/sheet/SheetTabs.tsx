import type { JSX } from 'preact';
import type { SheetTabView } from '../../../contracts';

/** The tabs at the bottom; arrow keys go from one to the next. */
export function SheetTabs(props: {
  readonly tabs: readonly SheetTabView[];
  readonly current: number;
  readonly onSelect: (sheetId: number) => void;
}): JSX.Element {
  const { tabs, current, onSelect } = props;
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const index = tabs.findIndex(({ sheetId }) => sheetId === current);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined) return;
    onSelect(next.sheetId);
    if (event.currentTarget instanceof HTMLElement) {
      event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(next)]?.focus();
    }
  };
  return (
    <div class="sheet-tabs" role="tablist" aria-label="Tabs of the spreadsheet" onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.sheetId}
          type="button"
          role="tab"
          class="sheet-tab"
          aria-selected={tab.sheetId === current}
          tabIndex={tab.sheetId === current ? 0 : -1}
          onClick={() => {
            onSelect(tab.sheetId);
          }}
        >
          {tab.title}
        </button>
      ))}
    </div>
  );
}
