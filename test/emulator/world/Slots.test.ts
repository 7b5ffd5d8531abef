import { EXECUTIONS_PER_SCRIPT, SIMULTANEOUS_EXECUTIONS } from '../../../emulator/services/limits';
import type { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import { MovableClock } from '../../../emulator/world/MovableClock';
import { Slots } from '../../../emulator/world/Slots';
import { KIND } from '../../../emulator/switches';
import { ADA, BEN, MONDAY_NINE, person, scriptWorld } from './scriptWorld';

const CROWDED = 'Exception: There are too many scripts running simultaneously for this Google user account.';

const visit = (world: EmulatedWorld, effectiveUser = ADA): unknown => {
  const result = world.project.run({
    kind: 'doGet',
    function: 'main',
    arguments: [],
    activeUser: '',
    effectiveUser,
  });
  return result.kind === 'returned' ? result.value : result.message;
};

const busyWorld = (crowdsWait: boolean): EmulatedWorld => {
  const world = scriptWorld('function main() { return Date.now(); }', {
    durations: { doGet: 2_000 },
    switches: { crowdsWait },
  });
  for (let n = 0; n < SIMULTANEOUS_EXECUTIONS.value; n++) {
    visit(world);
    if (n === 0) world.advance(500);
  }
  return world;
};

/** @see https://developers.google.com/apps-script/guides/services/quotas#current_limitations */
describe('a burst of visits to one user’s web app', () => {
  it('is no burst where executions take no time', () => {
    const world = scriptWorld('function main() { return Date.now(); }');
    for (let n = 0; n <= SIMULTANEOUS_EXECUTIONS.value; n++) expect(visit(world)).toBe(MONDAY_NINE);
  });

  it('is refused from the thirty-first on, until the first is done', () => {
    const world = busyWorld(false);
    expect(visit(world)).toBe(CROWDED);
    expect(world.executions.at(-1)?.outcome).toEqual({ kind: 'failed', message: CROWDED });
    world.advance(1_499);
    expect(visit(world)).toBe(CROWDED);
    world.advance(1);
    expect(visit(world)).toBe(MONDAY_NINE + 2_000);
    expect(visit(world)).toBe(CROWDED);
  });

  it('waits for a free place where Google is kind', () => {
    const world = busyWorld(true);
    expect([visit(world), visit(world)]).toEqual([MONDAY_NINE + 2_000, MONDAY_NINE + 2_500]);
  });

  it('leaves the places of others alone', () => {
    expect(visit(busyWorld(false), BEN)).toBe(MONDAY_NINE + 500);
  });

  it('is forgotten when the world starts over', () => {
    const world = busyWorld(false);
    world.reset();
    expect(visit(world)).toBe(MONDAY_NINE);
  });
});

/** @see https://developers.google.com/apps-script/guides/services/quotas#current_limitations */
describe('the thousand and first run of one script, whoever runs it,', () => {
  const full = (crowdsWait: boolean) => {
    const clock = new MovableClock(0);
    const slots = new Slots(clock, { ...KIND, crowdsWait }, { card: 100 });
    for (let n = 0; n < EXECUTIONS_PER_SCRIPT.value; n++) slots.enter(`user${n}`)?.leave('card');
    return { clock, slots };
  };

  it('is refused until the first is done', () => {
    const { clock, slots } = full(false);
    expect(slots.enter('one-more')).toBeNull();
    clock.moveTo(99);
    expect(slots.enter('one-more')).toBeNull();
    clock.moveTo(100);
    expect(slots.enter('one-more')).not.toBeNull();
  });

  it('waits until the first is done, where Google is kind', () => {
    const { clock, slots } = full(true);
    expect(slots.enter('one-more')).not.toBeNull();
    expect(clock.now()).toBe(100);
  });
});

it('counts the runs of all people for the script: nobody has too many, and the script has', () => {
  const people = Array.from({ length: 35 }, (_, n) => `reader${n}@example.com`);
  const world = scriptWorld('function main() {}', {
    accounts: [ADA, ...people].map((email) => person(email, email)),
    durations: { doGet: 2_000 },
    switches: { crowdsWait: false },
  });
  const answers = Array.from({ length: EXECUTIONS_PER_SCRIPT.value + 1 }, (_, n) =>
    visit(world, people[n % people.length]),
  );
  expect(answers.indexOf(CROWDED)).toBe(EXECUTIONS_PER_SCRIPT.value);
});

it('does not wait for executions that wait for this one', () => {
  const slots = new Slots(new MovableClock(0), KIND, {});
  for (let n = 0; n < SIMULTANEOUS_EXECUTIONS.value; n++) expect(slots.enter(ADA)).not.toBeNull();
  expect(slots.enter(ADA)).toBeNull();
});
