import { Changes } from '../../../emulator/desk/Changes';

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('changes told to open desks', () => {
  it('are told once for all that happened in one moment', async () => {
    const changes = new Changes();
    let told = 0;
    changes.listen(() => (told += 1));
    changes.announce();
    changes.announce();
    await soon();
    expect(told).toBe(1);
    changes.announce();
    await soon();
    expect(told).toBe(2);
  });

  it('are not told to who stopped listening', async () => {
    const changes = new Changes();
    let told = 0;
    const stop = changes.listen(() => (told += 1));
    stop();
    changes.announce();
    await soon();
    expect(told).toBe(0);
  });
});
