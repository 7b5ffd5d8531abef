import type { Act } from '../scenes/Act';
import type { Ending } from '../scenes/outcome';
import type { EmulatedWorld } from '../world/EmulatedWorld';
import type { SceneState } from './wire';

/** How often an open desk looks at a scene that goes on: drawing takes the time that playing needs. */
const LOOK_MS = 500;

/** Plays scenes, one at a time, in slices: between two of them the desk answers. */
export class ActRunner {
  readonly #world: EmulatedWorld;
  readonly #acts: readonly Act[];
  #listener: () => void = () => undefined;
  #now: SceneState | null = null;
  #played = 0;

  constructor(world: EmulatedWorld, acts: readonly Act[]) {
    this.#world = world;
    this.#acts = acts;
  }

  get acts(): readonly Act[] {
    return this.#acts;
  }

  /** The scene that goes on, or the last one; null when none was played. */
  get now(): SceneState | null {
    return this.#now;
  }

  get goesOn(): boolean {
    return this.#now !== null && this.#now.ending === null;
  }

  /** Hears of progress, now and then, and of each end. */
  onProgress(listener: () => void): void {
    this.#listener = listener;
  }

  /**
   * Begins a scene; answers when it is over, or was stopped.
   *
   * @throws {Error} in words for a person when there is none of that name, or another one goes on
   */
  start(name: string): Promise<void> {
    const act = this.#acts.find((each) => each.name === name);
    if (act === undefined) throw new Error(`There is no scene "${name}".`);
    if (this.#now !== null && this.goesOn)
      throw new Error(`Wait until “${this.#now.title}” is over, or stop it.`);
    this.#played += 1;
    return this.#play(act, this.#played);
  }

  /** Ends a scene where it is; what has happened stays. */
  stop(): void {
    if (this.#now === null || !this.goesOn) return;
    const { done, of } = this.#now.progress;
    const told = `Stopped at ${done} of ${of}. What has happened stays.`;
    this.#now = { ...this.#now, ending: { told, look: [], troubles: [] } };
    this.#listener();
  }

  /** Forgets what was played; a scene that goes on ends. */
  clear(): void {
    this.#now = null;
  }

  async #play({ title, play }: Act, number: number): Promise<void> {
    let state: SceneState = { number, title, progress: { done: 0, of: 1, words: '' }, ending: null };
    const slices = play(this.#world);
    let lookedAt = 0;
    this.#now = state;
    while (state.ending === null) {
      // Stopped, or another world was loaded.
      if (this.#now !== state) return;
      state = nextState(state, slices);
      this.#now = state;
      if (state.ending !== null || Date.now() - lookedAt > LOOK_MS) {
        lookedAt = Date.now();
        this.#listener();
      }
      await new Promise((goOn) => setImmediate(goOn));
    }
  }
}

function nextState(state: SceneState, slices: ReturnType<Act['play']>): SceneState {
  try {
    const slice = slices.next();
    return slice.done === true ? { ...state, ending: slice.value } : { ...state, progress: slice.value };
  } catch (error) {
    return { ...state, ending: brokenOff(error) };
  }
}

const brokenOff = (error: unknown): Ending => ({
  told: 'The scene broke off. What has happened stays.',
  look: [{ words: 'Executions', where: '/executions' }],
  troubles: [error instanceof Error ? error.message : String(error)],
});
