// Every library of one dialect through the gateway to every kind of provider.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stack } from './gateway.mjs';
import { scenarios, statusOf, weather } from './scenarios.mjs';

/// Models as clients name them at the gateway. `listed: null`: lists show another name.
export const families = {
  openai: { model: 'gpt-4o-mini', embeddingModel: 'text-embedding-3-small' },
  anthropic: { model: 'claude-sonnet-5' },
  gemini: { model: 'gemini-2.5-flash', embeddingModel: 'gemini-embedding-001' },
  bedrock: { model: 'bedrock/global.anthropic.claude-haiku-4-5-20251001-v1:0', listed: null },
  groq: { model: 'groq/llama-3.3-70b-versatile', listed: null },
  mistral: { model: 'mistral/mistral-large-2512', embeddingModel: 'mistral/mistral-embed', listed: null },
  ollama: { model: 'llama3.2', embeddingModel: 'llama3.2', free: true },
};

/// Exceptions of a library that tells the usage of embeddings: Google does not tell it.
export const untold = { gemini: { embeddings: 'Google tells no usage of embeddings' } };

const hi = [{ role: 'user', text: 'hi fake:tokens=2' }];

/// What a call brought about: its error and how many requests the gateway and the provider saw.
async function failure(stack, ask) {
  const seenBefore = await stack.logged();
  const calledBefore = (await stack.stats()).requests;
  const start = performance.now();
  const error = await ask().then(
    () => assert.fail('the call was let through'),
    (reason) => reason,
  );
  const ms = performance.now() - start;
  await sleep(300);
  return { error, ms, seen: (await stack.logged()) - seenBefore, called: (await stack.stats()).requests - calledBefore };
}

const saidBy = (error) => `${error.message} ${error.responseBody ?? ''} ${error.lastError?.responseBody ?? ''}`;

/// Scenarios of refusals, with the library's own number of retries.
function refusals(context) {
  for (const stream of [false, true]) {
    test(`a spent cap is refused once, ${stream ? 'streamed' : 'whole'}`, async () => {
      const { stack, client } = context;
      await stack.patchProject({ daily_cap_usd: 0 });
      const { error, ms, seen, called } = await failure(stack, () => client.ask({ model: families.openai.model, messages: hi, stream }));
      await stack.patchProject({ daily_cap_usd: null });
      assert.equal(statusOf(error), 402, error);
      assert.match(saidBy(error), /cap/);
      assert.equal(seen, 1);
      assert.equal(called, 0);
      assert.ok(ms < 3000, `${ms} ms`);
    });
  }
  test("a customer's spent cap is refused, and does not make the library wait", async () => {
    const { stack, broke } = context;
    await stack.patchCustomer('broke', { limits: { daily_spend_limit_usd: 0 } });
    const { error, ms, seen, called } = await failure(stack, () => broke.ask({ model: families.openai.model, messages: hi }));
    assert.equal(statusOf(error), 429, error);
    assert.match(saidBy(error), /cap/);
    assert.ok(seen <= (context.attempts ?? 1), `${seen} attempts`);
    assert.equal(called, 0);
    assert.ok(ms < 10_000, `${ms} ms`);
  });
  test('every answer has a name', async () => {
    const { stack, client } = context;
    for (const { model } of Object.values(families)) {
      for (const stream of [false, true]) {
        const { id } = await client.ask({ model, messages: hi, stream });
        if (id !== undefined) assert.notEqual(id, '', model);
      }
    }
    assert.ok((await stack.stats()).requests > 0);
  });
  test('what a call cost is told', async (one) => {
    const { stack, client } = context;
    const { headers } = await client.ask({ model: families.openai.model, messages: hi });
    if (!headers) return one.skip('this library shows no headers');
    const cost = typeof headers.get === 'function' ? headers.get('x-cost-usd') : headers['x-cost-usd'];
    assert.match(cost ?? '', /^0\.0+[1-9]\d*$/);
    assert.ok((await stack.stats()).requests > 0);
  });
}

/// Answers that tempt to count wrongly.
const tempting = ['cached=50 tokens=3', 'cached=50 cache-write=20 cache-write-1h=5', 'reasoning=7 tokens=2', 'thinking tools=2', 'refusal', 'no-usage tokens=9', 'dup-events tokens=5', 'drop-after=3 tokens=9', 'finish=odd tokens=2', 'bad-json tokens=4'];

const sum = (values) => values.reduce((total, value) => total + value, 0);

/// The calls in the log after one of them, once what waits to be written is on disk.
async function rowsSince(stack, last) {
  const verdict = await stack.admin('POST', '/verify', {});
  assert.equal(verdict.ok ?? true, true, JSON.stringify(verdict));
  const rows = [];
  for (const row of (await stack.admin('GET', '/requests?limit=100')).requests) {
    if (row.request_id === last) break;
    if (row.cache === 'miss' || !row.cache) rows.push(row);
  }
  return rows;
}

/// Every token that the provider billed is in the log: exactly, or at least when a row had to be estimated. What costs
/// nothing need not be estimated.
async function checkBills(stack, last, free, about = '') {
  const { billed } = await stack.provider.until((stats) => stats.in_flight === 0);
  let rows = await rowsSince(stack, last);
  // A client may have its answer a moment before the gateway has handed the row over.
  for (let tries = 0; tries < 40 && rows.length < billed.calls; ++tries) {
    await sleep(25);
    rows = await rowsSince(stack, last);
  }
  if (free && rows.some((row) => row.http_status !== 200 || row.status === 'aborted' || row.status === 'failed')) return;
  const prompt = sum(rows.map((row) => row.usage.prompt_total));
  const completion = sum(rows.map((row) => row.usage.completion_total));
  if (free && prompt === 0) return;
  const what = JSON.stringify({ about, billed, prompt, completion, rows: rows.map(({ status, usage_estimated: estimated, usage }) => ({ status, estimated, usage })) });
  assert.ok(prompt >= billed.prompt_tokens && completion >= billed.completion_tokens, what);
  if (rows.some((row) => row.usage_estimated)) return;
  const cached = sum(rows.map((row) => row.usage.cache_read));
  if (!free) assert.equal(cached, billed.cached_tokens, what);
  assert.equal(prompt, billed.prompt_tokens, what);
  assert.equal(completion, billed.completion_tokens, what);
}

/// `attempts`: how often the library asks when a customer's cap is refused with 429 and x-should-retry: false.
/// `except`: names of scenarios by family (or "all") that a library cannot do, with the reason.
export function matrix(entries) {
  let stack;
  before(async () => {
    stack = await Stack.start();
  });
  after(() => stack.stop());
  for (const { client: library, except = {}, attempts } of entries) {
    const context = { attempts };
    describe(library.name, () => {
      before(async () => {
        const { api_key: key } = await stack.createKey();
        context.stack = stack;
        context.client = library.create({ origin: stack.origin, key });
        context.patient = library.create({ origin: stack.origin, key, retries: 0 });
        context.broke = library.create({ origin: stack.origin, key, headers: { 'X-Customer-ID': 'broke' } });
      });
      refusals(context);
      for (const [family, models] of Object.entries(families)) {
        describe(`to ${family}`, () => {
          test('what the provider bills is counted', async () => {
            for (const directives of tempting) {
              for (const stream of [false, true]) {
                await stack.logged();
                const [last] = (await stack.admin('GET', '/requests?limit=1')).requests;
                await stack.resetStats();
                const text = `count this fake:${directives}`;
                await context.patient.ask({ model: models.model, messages: [{ role: 'user', text }], stream, tools: [weather] }).catch(() => {});
                await checkBills(stack, last?.request_id, models.free, `${directives}, ${stream ? 'streamed' : 'whole'}`);
              }
            }
          });
          for (const scenario of scenarios) {
            const reason = except[family]?.[scenario.name] ?? except.all?.[scenario.name];
            test(scenario.name, { skip: reason }, async (one) => {
              const client = context.patient;
              if (scenario.needs && !client[scenario.needs]) return one.skip('not in this library');
              if (scenario.needs === 'embed' && !models.embeddingModel) return one.skip('not at this provider');
              await stack.logged();
              const [last] = (await stack.admin('GET', '/requests?limit=1')).requests;
              await stack.resetStats();
              await scenario.run(client, models.model, { ...models, provider: stack.provider });
              await checkBills(stack, last?.request_id, models.free);
            });
          }
        });
      }
    });
  }
}
