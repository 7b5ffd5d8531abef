import { cellDeeds } from './cellRequests';
import { dimensionDeeds } from './dimensionRequests';
import { noRequest } from './limits';
import { metadataDeeds } from './metadataRequests';
import { rangeDeeds } from './rangeRequests';
import { notEmulated, Refusal } from './refusal';
import { tabDeeds } from './tabRequests';
import type { Deeds, Reply, Request, Work } from './work';

const deeds: Deeds = { ...tabDeeds, ...cellDeeds, ...dimensionDeeds, ...rangeDeeds, ...metadataDeeds };

/**
 * Does all requests in order on the draft. On a refusal the draft is to be thrown away.
 * @throws {Refusal} naming the request, as Google does: `Invalid requests[2].updateCells: …`
 * @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/batchUpdate
 */
export function applyRequests(work: Work, requests: readonly Request[]): Reply[] {
  if (requests.length === 0) throw new Refusal(400, noRequest);
  return requests.map((request, index) => {
    const kinds = Object.keys(request).filter(isKind(request));
    const [kind] = kinds;
    if (kind === undefined || kinds.length > 1)
      throw new Refusal(400, `Invalid requests[${index}]: No request set.`);
    try {
      return applyOne(work, request, kind);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal(error.code, `Invalid requests[${index}].${kind}: ${error.message}`, error.violation);
    }
  });
}

function applyOne(work: Work, request: Request, kind: keyof Request): Reply {
  // Each deed fits the part of its own name; the compiler does not see that both come under one.
  const deed = deeds[kind] as ((work: Work, part: unknown) => Reply | undefined) | undefined;
  const part = request[kind];
  if (!deed || part === undefined) throw notEmulated(`The request ${kind}`, 'requests.ts');
  return deed(work, part) ?? {};
}

const isKind =
  (request: Request) =>
  (name: string): name is keyof Request =>
    name in request;
