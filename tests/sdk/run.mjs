// run.mjs NPM FOLDER BIN [TEST [PACKAGE…]]: installs the pinned packages into FOLDER when they are not there yet,
// copies the tests beside them and runs one, if it is named. It is skipped when none of the packages has the program
// of this platform installed. BIN holds llm0-gateway and llm0-fake-provider.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const skipped = 77;
const [npm, folder, bin, test, ...programs] = process.argv.slice(2);
const source = dirname(fileURLToPath(import.meta.url));
const lock = readFileSync(join(source, 'package-lock.json'), 'utf8');
const stamp = join(folder, 'node_modules', '.installed-lock');

mkdirSync(folder, { recursive: true });
for (const name of readdirSync(source).filter((file) => /\.(mjs|json)$/.test(file)))
  cpSync(join(source, name), join(folder, name));

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  const options = { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' };
  const installed = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
  if (installed.status !== 0) {
    console.error('skipped: npm ci could not install the pinned packages');
    process.exit(skipped);
  }
  writeFileSync(stamp, lock);
}

if (!test) process.exit(0);
const platform = `${process.platform}-${process.arch}`;
const installed = (name) => existsSync(join(folder, 'node_modules', `${name}-${platform}`));
if (programs.length > 0 && !programs.some(installed)) {
  console.error(`skipped: none of ${programs.join(', ')} is installed for ${platform}`);
  process.exit(skipped);
}

const environment = { ...process.env, LLM0_TEST_BIN: bin };
const run = spawnSync(process.execPath, ['--test', '--test-concurrency=1', test], {
  cwd: folder,
  stdio: 'inherit',
  env: environment,
});
process.exit(run.status ?? 1);
