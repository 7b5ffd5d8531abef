import type { JSX, RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { AddOnFace } from '../../wire';
import { MoreMenu, type MoreItem } from '../card/MoreMenu';
import { AddOnLogo, Icon } from '../Icon';
import { isByKey } from '../isByKey';
import type { SaveState } from './DraftSaver';
import type { Editing } from './Editing';
import { FileButton } from './FileButton';
import { LinkForm } from './LinkForm';
import type { Files } from './useFiles';

/** The row below the mail: send, formats, the add-on, discard. */
export function ComposerBar(props: {
  readonly editing: RefObject<Editing | null>;
  readonly files: Pick<Files, 'attach' | 'insertPhotos'>;
  /** Null for somebody who does not have it. */
  readonly addOn: AddOnFace | null;
  readonly cardOpen: boolean;
  /** Behind three dots. */
  readonly more: readonly MoreItem[];
  readonly state: SaveState;
  /** What else happened to the mail. */
  readonly said: string;
  readonly onCard: (byKey: boolean) => void;
  readonly onChange: () => void;
  readonly onSend: () => void;
  readonly onDiscard: () => void;
}): JSX.Element {
  const { editing, addOn, onChange } = props;
  const [linking, setLinking] = useState<string | null>(null);
  const tool = (name: string, icon: string, act: () => void, wideOnly = ''): JSX.Element => (
    <button
      type="button"
      class={`icon-button ${wideOnly}`}
      aria-label={name}
      title={name}
      // The selection in the mail must survive the press.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  );
  const formatted = (act: (current: Editing) => void) => () => {
    if (editing.current === null) return;
    act(editing.current);
    onChange();
  };
  return (
    <footer class="composer-bar">
      {linking !== null && (
        <LinkForm
          text={linking}
          onDone={(url, text) => {
            setLinking(null);
            formatted((current) => {
              current.link(url, text);
            })();
          }}
          onCancel={() => {
            setLinking(null);
            editing.current?.focus();
          }}
        />
      )}
      <p class="composer-state" role="status">
        {[props.said, stateWords(props.state)].filter(Boolean).join(' ')}
      </p>
      <div class="composer-tools" role="toolbar" aria-label="Mail">
        <button type="button" class="button button-main" onClick={props.onSend}>
          Send
        </button>
        {addOn !== null && (
          <button
            type="button"
            class="button add-on-button"
            title={addOn.composeText ?? addOn.name}
            aria-pressed={props.cardOpen}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={(event) => {
              props.onCard(isByKey(event));
            }}
          >
            <AddOnLogo name={addOn.name} logoUrl={addOn.logoUrl} /> {addOn.name}
          </button>
        )}
        {tool(
          'Bold',
          'format_bold',
          formatted((current) => {
            current.bold();
          }),
          'wide-only',
        )}
        {tool(
          'Italic',
          'format_italic',
          formatted((current) => {
            current.italic();
          }),
          'wide-only',
        )}
        <FileButton name="Attach files" icon="attach_file" onFiles={props.files.attach} />
        {tool('Insert link', 'link', () => {
          setLinking(editing.current?.selectedText() ?? '');
        })}
        <FileButton
          name="Insert photo"
          icon="image"
          accept="image/png,image/jpeg,image/gif,image/webp"
          onFiles={props.files.insertPhotos}
        />
        <span class="spring" />
        <MoreMenu label="More options" items={props.more} up />
        {tool('Discard draft', 'delete', props.onDiscard)}
      </div>
    </footer>
  );
}

function stateWords(state: SaveState): string {
  switch (state) {
    case 'untouched':
      return '';
    case 'unsaved':
      return 'Saving…';
    case 'saved':
      return 'Draft saved.';
    default:
      return `Not saved: ${state.failed}`;
  }
}
