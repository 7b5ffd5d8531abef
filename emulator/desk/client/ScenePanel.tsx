import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SceneState } from '../wire';
import { changed } from './changes';
import { Icon } from './Icon';
import { send, wordsOf } from './remote';
import { sayBad } from './toast';

/** How far a scene is; when it is over, what happened and where to look, until that is closed. */
export function ScenePanel({ scene }: { readonly scene: SceneState | null }): JSX.Element {
  const [closed, setClosed] = useState(0);
  const isShown = scene !== null && scene.number !== closed;
  return (
    <section class={isShown ? 'scene' : 'scene-none'} aria-label="Scene">
      {isShown && scene.ending === null && <Progress scene={scene} />}
      <div role="status" class="scene-end">
        {isShown && scene.ending !== null && <Ended title={scene.title} ending={scene.ending} />}
      </div>
      {isShown && scene.ending !== null && (
        <button
          type="button"
          class="icon-button"
          aria-label="Close what the scene told"
          onClick={() => {
            setClosed(scene.number);
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </section>
  );
}

function Progress({ scene }: { readonly scene: SceneState }): JSX.Element {
  const { done, of, words } = scene.progress;
  return (
    <>
      <b>{scene.title}</b>
      <progress max={of} value={done} aria-label={`${scene.title}: done`} />
      <span class="scene-words">{words}</span>
      <button type="button" class="link-button" onClick={() => void stop()}>
        Stop
      </button>
    </>
  );
}

function Ended(props: Pick<SceneState, 'title'> & { readonly ending: NonNullable<SceneState['ending']> }) {
  const { told, look, troubles } = props.ending;
  return (
    <>
      <p>
        <b>{props.title}.</b> {told}
      </p>
      {troubles.map((trouble) => (
        <p key={trouble} class="scene-trouble">
          {trouble}
        </p>
      ))}
      {look.length > 0 && (
        <p class="scene-look">
          Look at:{' '}
          {look.map(({ words, where }) => (
            <a key={where} href={`#${where}`}>
              {words}
            </a>
          ))}
        </p>
      )}
    </>
  );
}

async function stop(): Promise<void> {
  try {
    await send('DELETE', 'scenes');
  } catch (error) {
    sayBad(wordsOf(error));
  }
  changed();
}
