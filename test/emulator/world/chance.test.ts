import { uuidFrom } from '../../../emulator/world/chance';

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('chance that can be foretold', () => {
  const drawn = (seed: number): string[] => {
    const chance = { seed, drawn: 0 };
    return Array.from({ length: 200 }, () => uuidFrom(chance));
  };

  it('draws the same UUIDs for the same seed, others for another', () => {
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  it('draws no UUID twice, each of the random shape', () => {
    expect(new Set(drawn(1)).size).toBe(200);
    expect(drawn(1).filter((uuid) => !SHAPE.test(uuid))).toEqual([]);
  });
});
