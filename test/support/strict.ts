/** Fails a test that printed something: silence is the only success. */
const METHODS = ['log', 'info', 'warn', 'error'] as const;
let printed: string[] = [];

beforeEach(() => {
  printed = [];
  for (const method of METHODS) {
    jest.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      printed.push(`console.${method}: ${words.map(String).join(' ')}`);
    });
  }
});

afterEach(() => {
  jest.restoreAllMocks();
  if (printed.length > 0) throw new Error(`Unexpected output:\n${printed.join('\n')}`);
});
