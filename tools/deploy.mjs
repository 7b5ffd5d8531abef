/**
 * Puts the checked build on Google: pushes it, then moves the one deployment to a new version named after the
 * CHANGELOG. The deployment is never replaced: its address stands in mails that were already sent, and a new one
 * would end every sender's timer.
 * @see https://developers.google.com/workspace/add-ons/how-tos/update-published-add-on
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What clasp answers for the deployment that always shows the newest files. */
const isHead = (deployment) => deployment.versionNumber === undefined || deployment.versionNumber === null;

const { scriptId } = JSON.parse(readFileSync('.clasp.json', 'utf8'));
if (!scriptId) {
  stop(
    '.clasp.json names no script. Make a stand-alone one at https://script.google.com, then put its id into "scriptId".',
  );
}
run('npm', ['run', 'push']);
const description = `Doublecheck ${releaseName()}`;
const deployed = JSON.parse(run('npx', ['clasp', '--json', 'list-deployments'], 'pipe')).filter(
  (each) => !isHead(each),
);
if (deployed.length > 1) {
  stop(
    `There are ${deployed.length} deployments. Archive all but the one whose address is in use, in the Apps Script editor.`,
  );
}
const [current] = deployed;
run('npx', [
  'clasp',
  ...(current ? ['update-deployment', current.deploymentId] : ['create-deployment']),
  '-d',
  description,
]);

/** The newest heading of the CHANGELOG; work that has no number yet is named after package.json. */
function releaseName() {
  const heading = /^## (?:\[)?([^\]\n]+)/m.exec(readFileSync('CHANGELOG.md', 'utf8'))?.[1]?.trim() ?? '';
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  return heading === '' || heading === 'Unreleased' ? `${version} (unreleased changes)` : heading;
}

function run(command, words, output = 'inherit') {
  const { status, stdout } = spawnSync(command, words, {
    stdio: ['inherit', output, 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) stop(`"${command} ${words.join(' ')}" failed; nothing further was done.`);
  return stdout;
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
