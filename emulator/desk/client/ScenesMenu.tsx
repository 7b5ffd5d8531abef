import type { JSX } from 'preact';
import type { DeskState } from '../wire';
import { Icon } from './Icon';
import { Popover } from './Popover';
import { tellServer } from './tellServer';

/** What may be played on this world with one press. */
export function ScenesMenu({ scenes, scene }: Pick<DeskState, 'scenes' | 'scene'>): JSX.Element | null {
  if (scenes.length === 0) return null;
  const goesOn = scene !== null && scene.ending === null;
  return (
    <Popover
      label="Scenes"
      buttonClass="button scenes-button"
      face={
        <>
          <Icon name="play_circle" />
          <span class="wide-only">Scenes</span>
        </>
      }
    >
      {(close) => (
        <>
          <h2>Let something happen</h2>
          <p class="hint">On this workspace, as it is now. Time passes meanwhile.</p>
          {scenes.map(({ name, title, shows }) => (
            <button
              key={name}
              type="button"
              class="scene-row"
              disabled={goesOn}
              onClick={() => {
                close();
                void tellServer(`scenes/${encodeURIComponent(name)}`, {});
              }}
            >
              <span class="scene-title">{title}</span>
              <span class="hint">{shows}</span>
            </button>
          ))}
          {goesOn && <p class="hint">“{scene.title}” goes on. One scene at a time.</p>}
        </>
      )}
    </Popover>
  );
}
