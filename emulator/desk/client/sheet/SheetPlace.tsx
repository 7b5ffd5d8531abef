import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DeskState, SpreadsheetFile, SpreadsheetJson } from '../../wire';
import { changed } from '../changes';
import { Icon } from '../Icon';
import { at, send, useRemote, wordsOf } from '../remote';
import { goTo, hashOf } from '../route';
import { sayBad } from '../toast';
import { Grid } from './Grid';
import { Overlays } from './Overlays';
import { SheetTabs } from './SheetTabs';

/** Google Sheets: the file the add-on made, as its owner sees it. */
export function SheetPlace({
  desk,
  id,
  tab,
}: {
  readonly desk: DeskState;
  readonly id: string | null;
  /** Title of the tab to begin with; the first one when null. */
  readonly tab: string | null;
}): JSX.Element {
  const file =
    desk.spreadsheets.find((one) => (id === null ? !one.trashed : one.id === id)) ?? desk.spreadsheets[0];
  if (file === undefined) {
    return <p class="empty">There is no spreadsheet yet. The add-on makes one when it is set up.</p>;
  }
  return (
    <OpenFile
      key={file.id}
      file={file}
      files={desk.spreadsheets}
      wanted={tab}
      binAnswers={desk.switches.binnedFilesAnswer}
    />
  );
}

function OpenFile(props: {
  readonly file: SpreadsheetFile;
  readonly files: readonly SpreadsheetFile[];
  /** Title of a tab. */
  readonly wanted: string | null;
  /** Whether scripts reach what lies in the bin. */
  readonly binAnswers: boolean;
}): JSX.Element {
  const { file, wanted } = props;
  const path = at('spreadsheets', file.id);
  const sheet = useRemote<SpreadsheetJson>(path);
  const [tabId, setTabId] = useState<number | null>(null);
  useEffect(() => {
    setTabId(null);
  }, [wanted]);
  const [hiddenShown, setHiddenShown] = useState(false);
  const [viewTitle, setViewTitle] = useState('');
  const change = (what: string, body: object = {}): void =>
    void send('POST', `${path}/${what}`, body)
      .catch((error: unknown) => {
        sayBad(wordsOf(error));
      })
      .then(changed);

  const tabs = sheet.kind === 'here' ? sheet.data.tabs : [];
  const tab =
    tabs.find(({ sheetId }) => sheetId === tabId) ?? tabs.find(({ title }) => title === wanted) ?? tabs[0];
  const view = tab?.filterViews.find(({ title }) => title === viewTitle);
  const hidden =
    tab !== undefined && (tab.columns.some((one) => one.hidden) || tab.rows.some((one) => one.hidden));
  return (
    <section class="sheet" aria-label={file.title}>
      <div class="place-head">
        <h1 class="place-title">
          <Icon name="table_chart" /> {file.title}
        </h1>
        <p class="hint sheet-owner">owned by {file.owner}</p>
        {props.files.length > 1 && <FileSelect current={file.id} files={props.files} />}
        {hidden && (
          <label class="check">
            <input
              type="checkbox"
              checked={hiddenShown}
              onChange={(event) => {
                setHiddenShown(event.currentTarget.checked);
              }}
            />
            Show what is hidden
          </label>
        )}
        {!file.trashed && (
          <button
            type="button"
            class="icon-button"
            aria-label="Move to bin"
            title="Move to bin"
            onClick={() => {
              change('trash');
            }}
          >
            <Icon name="delete" />
          </button>
        )}
      </div>
      {file.trashed && (
        <p class="notice notice-bad">
          This spreadsheet lies in the bin:{' '}
          {props.binAnswers ? 'scripts still read and change it.' : 'scripts cannot reach it.'}{' '}
          <button
            type="button"
            class="button"
            onClick={() => {
              change('restore');
            }}
          >
            Restore
          </button>
        </p>
      )}
      {file.locked && (
        <p class="notice notice-bad">
          This spreadsheet is locked: nobody can change it, scripts neither. Unlock it under{' '}
          <a href={hashOf({ place: 'trouble' })}>Trouble</a>.
        </p>
      )}
      {sheet.kind === 'failed' && <p class="empty">{sheet.message}</p>}
      {tab !== undefined && (
        <>
          <Overlays tab={tab} owner={file.owner} view={view?.title ?? ''} onView={setViewTitle} />
          <Grid
            key={tab.sheetId}
            tab={tab}
            owner={file.owner}
            hiddenShown={hiddenShown}
            unseen={view?.hiddenRows ?? []}
            onEdit={(edit) => {
              change('edit', { sheetId: tab.sheetId, edit });
            }}
          />
          <SheetTabs tabs={tabs} current={tab.sheetId} onSelect={setTabId} />
        </>
      )}
    </section>
  );
}

function FileSelect(props: {
  readonly current: string;
  readonly files: readonly SpreadsheetFile[];
}): JSX.Element {
  return (
    <label>
      <span class="sr-only">Spreadsheet</span>
      <select
        value={props.current}
        onChange={(event) => {
          goTo(hashOf({ place: 'sheet', id: event.currentTarget.value, tab: null }));
        }}
      >
        {props.files.map((file) => (
          <option key={file.id} value={file.id}>
            {file.title}
            {file.trashed ? ' (bin)' : ''}
          </option>
        ))}
      </select>
    </label>
  );
}
