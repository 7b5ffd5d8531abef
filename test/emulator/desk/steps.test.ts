import { followSteps } from '../../../emulator/desk/steps';
import { openWorld } from './openWorld';

describe('the first steps', () => {
  const done = new Set<string>();
  const step = (text: string) => ({ text, where: '/', isDone: () => done.has(text) });
  beforeEach(() => {
    done.clear();
  });

  const following = () => followSteps(openWorld(), [step('write'), step('send'), step('read')]);
  const marks = (steps: ReturnType<typeof following>): string =>
    steps
      .now()
      .map((one) => (one.done ? 'x' : '-'))
      .join('');

  it('are done one after the other', () => {
    const steps = following();
    expect(marks(steps)).toBe('---');
    done.add('write');
    expect(marks(steps)).toBe('x--');
    done.add('read');
    expect(marks(steps)).toBe('x--');
    done.add('send');
    expect(marks(steps)).toBe('xxx');
  });

  it('stay done when the world no longer shows it', () => {
    const steps = following();
    done.add('write');
    steps.now();
    done.delete('write');
    expect(marks(steps)).toBe('x--');
  });

  it('begin again when the world starts over', () => {
    const steps = following();
    done.add('write');
    steps.now();
    done.delete('write');
    steps.startOver();
    expect(marks(steps)).toBe('---');
  });
});
