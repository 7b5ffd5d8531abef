import { Hono } from 'hono';
import * as v from 'valibot';
import { CLIENT_ACCOUNTS } from '../clients/everyClient';
import type { World } from '../contracts';
import { areSwitchPositions, type Switches } from '../switches';
import { storeOf } from '../trouble/spent';
import type { Changes } from './Changes';
import { askedFor } from './askedFor';
import { unreadThreads } from './unreadThreads';
import type { DeskState, Passed } from './wire';
import type { Workspace } from './Workspace';

/** Longest leap; a longer one would keep the page waiting while thousands of timers run. */
const MAX_LEAP_MS = 31 * 24 * 60 * 60_000;

const Leap = v.object({ ms: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_LEAP_MS)) });

const SwitchChanges = v.custom<Partial<Switches>>(
  areSwitchPositions,
  'Name switches, each with one of its positions.',
);

/** The world's state, its clock, its switches and its log. */
export function worldRoutes(workspace: Workspace, changes: Changes): Hono {
  const app = new Hono();

  app.get('/state', (context) => context.json(stateOf(workspace)));
  app.get('/executions', (context) => context.json([...workspace.world.executions].reverse()));

  app.post('/advance', async (context) => {
    const { ms } = await askedFor(context, Leap);
    return context.json(passTime(workspace.world, ms));
  });

  app.post('/next', (context) => {
    const world = workspace.world;
    const next = world.next();
    if (next === null) throw new Error('Nothing is waited for.');
    return context.json(passTime(world, Math.max(0, next.at - world.clock.now())));
  });

  app.post('/switches', async (context) => {
    workspace.setSwitches(await askedFor(context, SwitchChanges));
    changes.announce();
    return context.json(workspace.world.switches);
  });

  app.post('/signed-in', async (context) => {
    const { email } = await askedFor(context, v.object({ email: v.nullable(v.string()) }));
    workspace.signedIn.set(email);
    changes.announce();
    return context.json({});
  });

  app.post('/reset', (context) => {
    workspace.reset();
    changes.announce();
    return context.json(stateOf(workspace));
  });

  app.get('/world', (context) =>
    context.body(workspace.save(), 200, {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="workspace.json"',
      'cache-control': 'no-store',
    }),
  );

  app.post('/world', async (context) => {
    workspace.load(await context.req.text());
    changes.announce();
    return context.json(stateOf(workspace));
  });

  return app;
}

/** Mailboxes that stand for a program. */
const PROGRAMS: ReadonlySet<string> = new Set(CLIENT_ACCOUNTS.map(({ email }) => email));

function stateOf(workspace: Workspace): DeskState {
  const world = workspace.world;
  const files = storeOf(world);
  const addOns = world.project.manifest.addOns;
  return {
    addOn: {
      name: addOns?.common.name ?? '',
      logoUrl: addOns?.common.logoUrl ?? '',
      composeText: addOns?.gmail?.composeTrigger?.selectActions[0]?.text ?? null,
      universalActions: (addOns?.common.universalActions ?? []).map(({ label }) => label),
    },
    people: world.accounts.map((account) => ({
      ...account,
      isProgram: PROGRAMS.has(account.email),
      hasAddOn: workspace.hasAddOn(account.email),
      unread: unreadThreads(world.mail.mailbox(account.email), 'INBOX'),
    })),
    now: world.clock.now(),
    clockRuns: workspace.clockRuns,
    codeTrouble: workspace.codeTrouble(),
    next: world.next(),
    spreadsheets: world.sheets
      .list()
      .map(({ id, title, owner, trashed }) => ({ id, title, owner, trashed, locked: files.isLocked(id) })),
    steps: workspace.steps(),
    scenes: workspace.scenes.acts.map(({ name, title, shows }) => ({ name, title, shows })),
    scene: workspace.scenes.now,
    switches: world.switches,
    signedIn: workspace.signedIn.get(),
    origins: workspace.origins,
    addresses: workspace.addresses,
  };
}

/** Lets time pass and says what ran meanwhile. */
function passTime(world: World, ms: number): Passed {
  const before = new Set(world.executions.map((execution) => execution.id));
  world.advance(ms);
  const ran = world.executions.filter((execution) => !before.has(execution.id));
  return {
    ms,
    runs: ran.length,
    failedRuns: ran.filter(({ outcome }) => outcome.kind === 'failed' || outcome.kind === 'killed').length,
  };
}
