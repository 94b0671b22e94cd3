// Every library of one dialect through the gateway to every kind of provider.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stack } from './gateway.mjs';
import { landed } from './landed.mjs';
import { scenarios } from './scenarios.mjs';

/// Models as clients name them at the gateway. `listed: null`: lists show another name.
export const families = {
  openai: { model: 'gpt-4o-mini', embeddingModel: 'text-embedding-3-small' },
  anthropic: { model: 'claude-sonnet-5' },
  gemini: { model: 'gemini-2.5-flash', embeddingModel: 'gemini-embedding-001' },
  bedrock: { model: 'bedrock/global.anthropic.claude-haiku-4-5-20251001-v1:0', listed: null },
  groq: { model: 'groq/llama-3.3-70b-versatile', listed: null },
  mistral: { model: 'mistral/mistral-large-2512', embeddingModel: 'mistral/mistral-embed', listed: null },
  ollama: { model: 'llama3.2', embeddingModel: 'llama3.2' },
};

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

function statusOf(error) {
  const found = error.status ?? error.statusCode ?? error.status_code ?? error.lastError?.statusCode ?? error.$metadata?.httpStatusCode;
  return found ?? Number(/\b(402|429)\b/.exec(String(error.message))?.[1]);
}

/// Scenarios of refusals, with the library's own number of retries.
function refusals(context) {
  for (const stream of [false, true]) {
    test(`a spent cap is refused once, ${stream ? 'streamed' : 'whole'}`, async () => {
      const { stack, client } = context;
      await stack.patchProject({ daily_cap_usd: 0 });
      const { error, ms, seen, called } = await failure(stack, () => client.ask({ model: families.openai.model, messages: hi, stream }));
      await stack.patchProject({ daily_cap_usd: null });
      if (!context.hidesStatus) assert.equal(statusOf(error), 402, error);
      assert.equal(seen, 1);
      assert.equal(called, 0);
      assert.ok(ms < 3000, `${ms} ms`);
    });
  }
  test("a customer's spent cap is refused, and does not make the library wait", async () => {
    const { stack, broke } = context;
    await stack.patchCustomer('broke', { limits: { daily_spend_limit_usd: 0 } });
    const { error, ms, seen, called } = await failure(stack, () => broke.ask({ model: families.openai.model, messages: hi }));
    if (!context.hidesStatus) assert.equal(statusOf(error), 429, error);
    assert.ok(seen <= (context.attempts ?? 1), `${seen} attempts`);
    assert.equal(called, 0);
    assert.ok(ms < 10_000, `${ms} ms`);
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

/// `attempts`: how often the library asks when a customer's cap is refused with 429 and x-should-retry: false.
/// `except`: names of scenarios by family (or "all") that a library cannot do, with the reason.
export function matrix(entries) {
  let stack;
  before(async () => {
    stack = await Stack.start();
  });
  after(() => stack.stop());
  for (const { client: library, except = {}, attempts, hidesStatus } of entries) {
    const context = { attempts, hidesStatus };
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
          for (const scenario of scenarios) {
            const reason = except[family]?.[scenario.name] ?? except.all?.[scenario.name];
            test(scenario.name, { skip: reason }, async (one) => {
              const client = context.patient;
              if (scenario.needs && !client[scenario.needs]) return one.skip('not in this library');
              if (!landed.families.includes(family)) return one.skip('not reached yet');
              if (scenario.needs === 'embed' && !landed.embeddings) return one.skip('not spoken yet');
              if (scenario.needs === 'embed' && !models.embeddingModel) return one.skip('not at this provider');
              await scenario.run(client, models.model, { ...models, provider: stack.provider, listed: models.listed });
            });
          }
        });
      }
    });
  }
}
