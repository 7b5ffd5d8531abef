/** Everything that can be said about the code without running it. Prints the first thing that is wrong. */
import { spawnSync } from 'node:child_process';

const STEPS = [
  ['src', 'tsc -p tsconfig.json'],
  ['pure code, without Google', 'tsc -p tsconfig.pure.json'],
  ['emulator', 'tsc -p emulator/tsconfig.json'],
  ['desk', 'tsc -p emulator/desk/client/tsconfig.json'],
  ['tests', 'tsc -p test/tsconfig.json'],
  ['style and directions', 'eslint .'],
  ['layout', 'prettier --check --log-level warn .'],
  ['bundle', 'rollup -c --silent'],
  ['bundle as an ES2019 script', 'eslint --no-ignore --no-warn-ignored dist/Code.js'],
];

for (const [what, command] of STEPS) {
  process.stdout.write(`${what} … `);
  const { status } = spawnSync('npx', ['--no-install', ...command.split(' ')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    console.log(`\n"${command}" failed. \`npm run fix\` mends style and layout.`);
    process.exit(1);
  }
  console.log('ok');
}
