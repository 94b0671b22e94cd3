// The example in README.md, run as it stands there, against the real program.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import OpenAI from 'openai';
import { Stack } from './gateway.mjs';

let stack;
let key;
let customerToken;
let secret;

/// The block of README.md that is JavaScript.
function example() {
  const readme = readFileSync(process.env.LLM0_README, 'utf8');
  return readme.match(/```js\n([\s\S]*?)```/)[1];
}

before(async () => {
  stack = await Stack.start();
  ({ api_key: key } = await stack.createKey());
  const file = join(stack.folder, 'customer-token.mjs');
  writeFileSync(file, example());
  ({ customerToken } = await import(pathToFileURL(file)));
  const signing = `/projects/${stack.project}/customer-signing`;
  ({ secret } = await stack.admin('POST', `${signing}/secrets`, {}));
  await stack.admin('PATCH', signing, { require_signed_customers: true });
});
after(async () => {
  await stack.stop();
});

function ask(token) {
  const client = new OpenAI({
    apiKey: key,
    baseURL: stack.baseURL,
    maxRetries: 0,
    defaultHeaders: token ? { 'X-LLM0-Customer-Token': token } : {},
  });
  return client.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'hi' }] });
}

test("README's ten lines make a token that is taken", async () => {
  await ask(customerToken('alice', { secret, project: stack.project }));
  const [row] = await stack.rows(1);
  assert.equal(row.customer_id, 'alice');
});

test('none, another secret and another project are refused by name', async () => {
  const calls = (await stack.provider.requests()).length;
  const other = '00000000-0000-0000-0000-000000000000';
  await assert.rejects(ask(), { status: 400, code: 'customer_required' });
  await assert.rejects(ask(customerToken('alice', { secret: 'guessed', project: stack.project })), {
    status: 403,
    code: 'customer_mismatch',
  });
  await assert.rejects(ask(customerToken('alice', { secret, project: other })), { status: 403, param: 'project' });
  await assert.rejects(ask(customerToken('alice', { secret, project: stack.project, seconds: -60 })), {
    status: 403,
    param: 'exp',
  });
  assert.equal((await stack.provider.requests()).length, calls);
});
