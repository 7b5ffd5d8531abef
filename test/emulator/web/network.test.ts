import type { NetRequest } from '../../../emulator/contracts';
import { TextOutput } from '../../../emulator/services/ContentService';
import { scriptedWorld } from '../../support/scriptedWorld';
import { EXEC } from '../../support/visiting';

const world = scriptedWorld({ functions: { doGet: () => new TextOutput('hello') } });
const get = (url: string): NetRequest => ({ url, method: 'GET', headers: {} });

describe('the emulated Internet', () => {
  it('finds the web app under Google’s names, and follows nothing by itself', () => {
    const { status, headers } = world.network.request(get(EXEC));
    expect(status).toBe(302);
    expect(world.network.request(get(headers['location'] ?? '')).body.toString()).toBe('hello');
  });

  it('finds the hosts of pages', () => {
    const { status } = world.network.request(
      get('https://n-abc-0lu-script.googleusercontent.com/userCodeAppPanel'),
    );
    expect(status).toBe(404);
  });

  it('knows a host from when it is registered', () => {
    const url = 'https://shop.example/offer';
    expect(() => world.network.request(get(url))).toThrow('DNS error: https://shop.example/offer');
    world.network.register('shop.example', () => ({ status: 204, headers: {}, body: Buffer.alloc(0) }));
    expect(world.network.request(get(url)).status).toBe(204);
  });
});
