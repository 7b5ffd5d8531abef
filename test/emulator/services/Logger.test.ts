import { evaluated } from '../world/scriptWorld';

it('keeps what it logs until it is cleared', () => {
  expect(
    evaluated(
      `Logger.log('%s is %s', 'a', 1).log({ b: 2 }); const before = Logger.getLog(); Logger.clear(); return [before, Logger.getLog()]`,
    ),
  ).toEqual(['a is 1\n{ b: 2 }', '']);
});
