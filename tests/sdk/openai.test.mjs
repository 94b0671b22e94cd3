// OpenAI's own library, unchanged, with the gateway's address and key.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import { Stack } from './gateway.mjs';

let stack;
let client;

const user = (text) => [{ role: 'user', content: text }];
const call = (text, more = {}) => ({ model: 'gpt-4o-mini', messages: user(text), ...more });

/// Runs `ask`, which has to fail, and tells with what and how many requests the gateway saw.
async function failure(ask) {
  const seenBefore = await stack.logged();
  const start = performance.now();
  const error = await ask().then(
    () => assert.fail('the call was let through'),
    (reason) => reason,
  );
  const ms = performance.now() - start;
  await sleep(300);
  const seen = (await stack.logged()) - seenBefore;
  return { error, ms, seen };
}

before(async () => {
  stack = await Stack.start();
});
after(async () => {
  await stack.stop();
});
beforeEach(async () => {
  const { api_key: apiKey } = await stack.createKey();
  client = new OpenAI({ apiKey, baseURL: stack.baseURL });
  await stack.patchProject({ daily_cap_usd: null });
  await stack.resetStats();
});

test('a whole answer', async () => {
  const { data, response } = await client.chat.completions.create(call('hi fake:tokens=3')).withResponse();
  assert.equal(data.choices[0].message.content, 'w0 w1 w2 ');
  assert.equal(data.usage.completion_tokens, 3);
  assert.match(response.headers.get('x-cost-usd'), /^0\.0+[1-9]/);
  assert.equal(data._request_id, response.headers.get('x-request-id'));
});

test('a stream, with and without its usage', async () => {
  for (const wanted of [false, true]) {
    const options = wanted ? { stream_options: { include_usage: true } } : {};
    const stream = await client.chat.completions.create(call('hi fake:tokens=4', { stream: true, ...options }));
    let text = '';
    let usage = null;
    let empty = 0;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta?.content ?? '';
      usage = chunk.usage ?? usage;
      empty += chunk.choices.length === 0 ? 1 : 0;
    }
    assert.equal(text, 'w0 w1 w2 w3 ');
    assert.equal(usage?.completion_tokens, wanted ? 4 : undefined);
    assert.equal(empty, wanted ? 1 : 0);
  }
});

const weather = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'the weather of a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

test('tool calls, whole', async () => {
  const answer = await client.chat.completions.create(call('hi fake:tool', { tools: [weather] }));
  const [toolCall] = answer.choices[0].message.tool_calls;
  assert.equal(answer.choices[0].finish_reason, 'tool_calls');
  assert.equal(toolCall.function.name, 'get_weather');
  assert.deepEqual(JSON.parse(toolCall.function.arguments), { city: 'Paris', unit: 'celsius' });
});

test('tool calls, streamed, put together by the library', async () => {
  const runner = client.chat.completions.stream(call('hi fake:tool', { tools: [weather] }));
  const message = await runner.finalMessage();
  assert.equal(message.tool_calls.length, 1);
  assert.deepEqual(JSON.parse(message.tool_calls[0].function.arguments), { city: 'Paris', unit: 'celsius' });
});

test('tool results on the way back', async () => {
  const messages = [
    ...user('what weather'),
    { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Paris"}' } }] },
    { role: 'tool', tool_call_id: 'call_1', content: '{"c":21}' },
    { role: 'user', content: 'and? fake:tokens=2' },
  ];
  const answer = await client.chat.completions.create({ model: 'gpt-4o-mini', messages, tools: [weather] });
  assert.equal(answer.choices[0].message.content, 'w0 w1 ');
});

test('images', async () => {
  const pixel = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const content = [
    { type: 'text', text: 'what is this fake:echo tokens=50' },
    { type: 'image_url', image_url: { url: pixel, detail: 'low' } },
  ];
  const answer = await client.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }] });
  assert.deepEqual(JSON.parse(answer.choices[0].message.content).messages[0].content, content);
});

test('an answer by JSON schema, parsed by the library', async () => {
  const schema = { type: 'object', properties: { answer: { type: 'integer' } }, required: ['answer'], additionalProperties: false };
  const format = { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } };
  const answer = await client.chat.completions.parse(call('hi fake:json', { response_format: format }));
  assert.deepEqual(answer.choices[0].message.parsed, { answer: 42 });
});

test('lists and shows models', async () => {
  const names = [];
  for await (const model of client.models.list()) names.push(model.id);
  assert.ok(names.includes('gpt-4o-mini'));
  assert.equal((await client.models.retrieve('gpt-4o-mini')).id, 'gpt-4o-mini');
});

test('a wrong key is an AuthenticationError, once', async () => {
  const stranger = new OpenAI({ apiKey: `llm0_live_${'0'.repeat(64)}`, baseURL: stack.baseURL });
  const { error, ms } = await failure(() => stranger.chat.completions.create(call('hi')));
  assert.ok(error instanceof OpenAI.AuthenticationError);
  assert.equal(error.code, 'invalid_api_key');
  assert.ok(ms < 1000);
});

test('a spent cap is an APIError 402 with its arithmetic, once', async () => {
  await stack.patchProject({ daily_cap_usd: 0 });
  for (const stream of [false, true]) {
    const { error, ms, seen } = await failure(() => client.chat.completions.create(call('hi', { stream })));
    assert.ok(error instanceof OpenAI.APIError);
    assert.equal(error.status, 402);
    assert.equal(error.code, 'spend_cap_exceeded');
    assert.equal(error.error.scope, 'project');
    assert.equal(error.error.remaining_usd, '0.000000000');
    assert.ok(ms < 1000, `${ms} ms`);
    assert.equal(seen, 1);
  }
  assert.equal((await stack.stats()).requests, 0);
});

test("a customer's spent cap is a RateLimitError, not tried again", async () => {
  await stack.patchCustomer('broke', { limits: { daily_spend_limit_usd: 0 } });
  const headers = { 'X-Customer-ID': 'broke' };
  const { error, ms, seen } = await failure(() => client.chat.completions.create(call('hi'), { headers }));
  assert.ok(error instanceof OpenAI.RateLimitError);
  assert.equal(error.code, 'customer_spend_cap_exceeded');
  assert.ok(ms < 1000, `${ms} ms`);
  assert.equal(seen, 1);
});

test('a rate limit is a RateLimitError that says how long to wait', async () => {
  const { api_key: apiKey } = await stack.createKey({ rate_limit_per_minute: 1 });
  const limited = new OpenAI({ apiKey, baseURL: stack.baseURL, maxRetries: 0 });
  await limited.chat.completions.create(call('hi'));
  const { error, seen } = await failure(() => limited.chat.completions.create(call('hi')));
  assert.ok(error instanceof OpenAI.RateLimitError);
  assert.equal(error.code, 'rate_limit_exceeded');
  assert.ok(Number(error.headers.get('retry-after')) >= 1);
  assert.equal(seen, 1);
});

test('a pause is refused once', async () => {
  await stack.admin('POST', '/pause', {});
  const { error, ms, seen } = await failure(() => client.chat.completions.create(call('hi')));
  await stack.admin('POST', '/resume', {});
  assert.equal(error.status, 503);
  assert.equal(error.code, 'spend_paused');
  assert.ok(ms < 1000, `${ms} ms`);
  assert.equal(seen, 1);
});

test('an unknown model is a NotFoundError, a wrong field a BadRequestError', async () => {
  const unknown = await failure(() => client.chat.completions.create(call('hi', { model: 'no-such-model' })));
  assert.ok(unknown.error instanceof OpenAI.NotFoundError);
  assert.equal(unknown.error.code, 'model_not_found');
  const wrong = await failure(() => client.chat.completions.create(call('hi', { max_tokens: -5 })));
  assert.ok(wrong.error instanceof OpenAI.BadRequestError);
  assert.equal(wrong.error.param, 'max_tokens');
});

test("the provider's own errors keep their type", async () => {
  const { error } = await failure(() => client.chat.completions.create(call('hi fake:status=400')));
  assert.ok(error instanceof OpenAI.BadRequestError);
  assert.match(error.message, /fake: status 400/);
});

test('leaving a stream stops the call and charges what was seen', async () => {
  const rowsBefore = await stack.logged();
  const stream = await client.chat.completions.create(call('hi fake:tokens=5000 chunk-delay=5', { stream: true }));
  let chunks = 0;
  for await (const chunk of stream) {
    chunks += chunk ? 1 : 0;
    if (chunks === 20) break;
  }
  const [row] = await stack.rows(rowsBefore + 1);
  assert.equal(row.status, 'aborted');
  assert.ok(Number(row.actual) > 0);
});

test('fifty calls at once', async () => {
  const spentBefore = Number((await stack.admin('GET', '/status')).spent_today);
  const asks = Array.from({ length: 50 }, (_, i) => client.chat.completions.create(call(`hi fake:tokens=${i + 1} delay=20`)));
  const answers = await Promise.all(asks);
  answers.forEach((answer, i) => assert.equal(answer.usage.completion_tokens, i + 1));
  const nano = answers.reduce((sum, { usage }) => sum + usage.prompt_tokens * 150 + usage.completion_tokens * 600, 0);
  const spent = Number((await stack.admin('GET', '/status')).spent_today);
  assert.equal(Math.round((spent - spentBefore) * 1e9), nano);
});
