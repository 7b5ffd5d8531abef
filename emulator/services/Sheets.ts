import type { ServiceContext, ServiceFactory } from '../contracts';
import { ServiceError } from '../runtime/ServiceError';
import { Refusal } from '../sheets/refusal';
import { SpreadsheetStore } from '../sheets/Spreadsheets';
import type { ReadOptions, UserSheets } from '../sheets/UserSheets';
import type { ValueOptions } from '../sheets/values';
import type { Covers } from './coverage';
import { string, wrongParameters } from './signature';

type Collection = GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection;
type ValuesCollection = GoogleAppsScript.Sheets.Collection.Spreadsheets.ValuesCollection;
type MetadataCollection = GoogleAppsScript.Sheets.Collection.Spreadsheets.DeveloperMetadataCollection;

type Search = GoogleAppsScript.Sheets.Schema.SearchDeveloperMetadataRequest;
type ValuesBatch = GoogleAppsScript.Sheets.Schema.BatchUpdateValuesRequest;
type ValuesFilter = GoogleAppsScript.Sheets.Schema.BatchGetValuesByDataFilterRequest;

/** Whose files, and how the API's refusals reach the script. */
class Api {
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** @param method as the API calls it: `spreadsheets.values.get` */
  call<T>(method: string, work: (sheets: UserSheets) => T): T {
    const { sheets } = this.#context.world;
    if (!(sheets instanceof SpreadsheetStore))
      throw new Error('The Sheets service needs a world made with createSpreadsheets.');
    try {
      return work(sheets.api(this.#context.execution.effectiveUser));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message, violation } = error;
      throw new ServiceError(`API call to sheets.${method} failed with error: ${message}`, {
        name: 'GoogleJsonResponseException',
        details: {
          code,
          message,
          ...(violation !== null && { details: [{ fieldViolations: [{ description: violation }] }] }),
        },
      });
    }
  }
}

/** @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values */
class Values implements Covers<
  ValuesCollection,
  'get' | 'batchGet' | 'batchGetByDataFilter' | 'append' | 'update' | 'batchUpdate'
> {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  get(id: unknown, range: unknown, options?: unknown) {
    return this.#api.call('spreadsheets.values.get', (sheets) => {
      const ranges = [string('Sheets.Spreadsheets.Values.get', range)];
      return sheets.readValues(idOf(id), ranges, optionsOf<ValueOptions>(options))[0];
    });
  }

  batchGet(id: unknown, options?: unknown) {
    return this.#api.call('spreadsheets.values.batchGet', (sheets) => {
      const { ranges = [], ...rest } = optionsOf<ValueOptions & ReadOptions>(options);
      const valueRanges = sheets.readValues(idOf(id), [ranges].flat(), rest);
      return { spreadsheetId: id, valueRanges };
    });
  }

  batchGetByDataFilter(resource: unknown, id: unknown) {
    return this.#api.call('spreadsheets.values.batchGetByDataFilter', (sheets) => {
      const { dataFilters = [], ...rest }: ValuesFilter = bodyOf(resource);
      const valueRanges = sheets.readValuesByDataFilter(idOf(id), dataFilters, given(rest));
      return { spreadsheetId: id, valueRanges };
    });
  }

  append(resource: unknown, id: unknown, range: unknown, options?: unknown) {
    return this.#api.call('spreadsheets.values.append', (sheets) => {
      const where = string('Sheets.Spreadsheets.Values.append', range);
      return sheets.appendValues(idOf(id), bodyOf(resource), where, optionsOf<ValueOptions>(options));
    });
  }

  update(resource: unknown, id: unknown, range: unknown, options?: unknown) {
    return this.#api.call('spreadsheets.values.update', (sheets) => {
      const block = {
        ...bodyOf(resource),
        range: string('Sheets.Spreadsheets.Values.update', range),
      };
      return sheets.updateValues(idOf(id), [block], optionsOf<ValueOptions>(options))[0];
    });
  }

  batchUpdate(resource: unknown, id: unknown) {
    return this.#api.call('spreadsheets.values.batchUpdate', (sheets) => {
      const { data = [], valueInputOption }: ValuesBatch = bodyOf(resource);
      const responses = sheets.updateValues(idOf(id), data, given({ valueInputOption }));
      return { spreadsheetId: id, responses };
    });
  }
}

/** @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata */
class DeveloperMetadata implements Covers<MetadataCollection, 'get' | 'search'> {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  get(id: unknown, metadataId: unknown) {
    return this.#api.call('spreadsheets.developerMetadata.get', (sheets) => {
      const wanted = { developerMetadataLookup: { metadataId: Number(metadataId) } };
      const [found] = sheets.metadata(idOf(id), [wanted]);
      if (!found) throw new Refusal(404, 'Requested entity was not found.');
      return found.developerMetadata;
    });
  }

  search(resource: unknown, id: unknown) {
    return this.#api.call('spreadsheets.developerMetadata.search', (sheets) => {
      const { dataFilters = [] }: Search = bodyOf(resource);
      const found = sheets.metadata(idOf(id), dataFilters);
      return found.length > 0 ? { matchedDeveloperMetadata: found } : {};
    });
  }
}

/** @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets */
class SpreadsheetsCollection implements Covers<
  Collection,
  'create' | 'get' | 'getByDataFilter' | 'batchUpdate'
> {
  readonly Values: Values;
  readonly DeveloperMetadata: DeveloperMetadata;
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
    this.Values = new Values(api);
    this.DeveloperMetadata = new DeveloperMetadata(api);
  }

  create(resource: unknown) {
    return this.#api.call('spreadsheets.create', (sheets) => sheets.create(bodyOf(resource)));
  }

  get(id: unknown, options?: unknown) {
    return this.#api.call('spreadsheets.get', (sheets) =>
      sheets.get(idOf(id), optionsOf<ReadOptions>(options)),
    );
  }

  getByDataFilter(resource: unknown, id: unknown, options?: unknown) {
    return this.#api.call('spreadsheets.getByDataFilter', (sheets) =>
      sheets.getByDataFilter(idOf(id), bodyOf(resource), optionsOf<ReadOptions>(options)),
    );
  }

  batchUpdate(resource: unknown, id: unknown, options?: unknown) {
    return this.#api.call('spreadsheets.batchUpdate', (sheets) =>
      sheets.batchUpdate(idOf(id), bodyOf(resource), optionsOf<ReadOptions>(options)),
    );
  }
}

/**
 * The advanced Sheets service: the Sheets API in the name of whom the script runs as.
 * @see https://developers.google.com/apps-script/advanced/sheets
 */
class Sheets {
  readonly Spreadsheets: SpreadsheetsCollection;

  constructor(context: ServiceContext) {
    this.Spreadsheets = new SpreadsheetsCollection(new Api(context));
  }
}

export const sheetsService: ServiceFactory = (context) => new Sheets(context);

const idOf = (id: unknown): string => string('Sheets.Spreadsheets', id);

function bodyOf(resource: unknown): object {
  if (typeof resource !== 'object' || resource === null)
    throw wrongParameters('Sheets.Spreadsheets', resource);
  // Every field of a body is optional, and a wrong one fails where it is used.
  return resource;
}

function optionsOf<Options extends object>(options: unknown): Partial<Options> {
  return typeof options === 'object' && options !== null ? options : {};
}

/** Leaves out what was not said. */
function given(options: { readonly [Name in keyof ValueOptions]?: string | undefined }): ValueOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
