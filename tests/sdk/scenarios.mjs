// What every client has to get right, whichever library and dialect it speaks. A client is what the client-*.mjs
// files make: ask({model, messages, tools, schema, limit, stream, signal, onPiece}) and, where it can, embed, count
// and models.
import assert from 'node:assert/strict';

export const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
export const dataUrl = (data) => `data:image/png;base64,${data}`;

export const weather = {
  name: 'get_weather',
  description: 'the weather of a city',
  parameters: { type: 'object', properties: { city: { type: 'string' }, unit: { type: 'string' } }, required: ['city'] },
};
const schema = { type: 'object', properties: { answer: { type: 'integer' } }, required: ['answer'], additionalProperties: false };

const user = (text, more = {}) => [{ role: 'user', text, ...more }];
const cities = ['Paris', 'Rome', 'Oslo'];

/// The HTTP status of an error, wherever the library keeps it.
export function statusOf(error) {
  const found = error.status ?? error.statusCode ?? error.status_code ?? error.lastError?.statusCode ?? error.$metadata?.httpStatusCode;
  return found ?? Number(/\b([45]\d\d)\b/.exec(String(error.message))?.[1]);
}

/// Libraries that cannot ask for a stream's usage may be told none.
function checkUsage(answer, wanted) {
  if (answer.usageUnasked && answer.output === undefined) return;
  for (const [name, tokens] of Object.entries(wanted)) assert.equal(answer[name], tokens);
}

/// Both ways, with the same expectations.
function bothWays(name, run) {
  return [false, true].map((stream) => ({
    name: `${name}, ${stream ? 'streamed' : 'whole'}`,
    run: (client, model) => run((request) => client.ask({ model, stream, ...request })),
  }));
}

function checkCalls(calls, count) {
  assert.deepEqual(calls.map((call) => call.name), Array(count).fill('get_weather'));
  assert.deepEqual(calls.map((call) => call.args), cities.slice(0, count).map((city) => ({ city, unit: 'celsius' })));
}

export const scenarios = [
  ...bothWays('an answer with its usage', async (ask) => {
    const answer = await ask({ messages: user('hi fake:tokens=3') });
    assert.equal(answer.text, 'w0 w1 w2 ');
    checkUsage(answer, { input: 2, output: 3 });
  }),
  ...bothWays('a conversation with a system text', async (ask) => {
    const messages = [
      { role: 'system', text: 'be brief' },
      ...user('one'),
      { role: 'assistant', text: 'two' },
      ...user('three fake:tokens=2'),
    ];
    const answer = await ask({ messages });
    assert.equal(answer.text, 'w0 w1 ');
    checkUsage(answer, { input: 6 });
  }),
  ...bothWays('an output limit', async (ask) => {
    const answer = await ask({ messages: user('hi fake:tokens=50'), limit: 5 });
    assert.equal(answer.text, 'w0 w1 w2 w3 w4 ');
    checkUsage(answer, { output: 5 });
    assert.match(String(answer.finish), /length|max_output_tokens|max_tokens|MAX_TOKENS/);
  }),
  ...bothWays('a tool call', async (ask) => {
    checkCalls((await ask({ messages: user('hi fake:tool'), tools: [weather] })).calls, 1);
  }),
  ...bothWays('parallel tool calls and their results', async (ask) => {
    const first = await ask({ messages: user('hi fake:tools=3'), tools: [weather] });
    checkCalls(first.calls, 3);
    const ids = first.calls.map((call) => call.id).filter(Boolean);
    assert.equal(new Set(ids).size, ids.length);
    const results = first.calls.map((call, i) => ({ id: call.id, name: call.name, text: `sun${i}` }));
    const messages = [
      ...user('hi fake:tools=3'),
      { role: 'assistant', text: first.text, calls: first.calls, raw: first.raw },
      { role: 'tool', results },
    ];
    const second = await ask({ messages, tools: [weather] });
    assert.deepEqual(second.calls, []);
    for (const { text } of results) assert.ok(second.text.includes(text), second.text);
  }),
  ...bothWays('images', async (ask) => {
    const answer = await ask({ messages: user('what is this fake:tokens=2', { images: [pixel, pixel] }) });
    assert.equal(answer.text, '[2 images] w0 w1 ');
    checkUsage(answer, { input: 4 + 2 * 85 });
  }),
  ...bothWays('an answer by JSON schema', async (ask) => {
    const answer = await ask({ messages: user('hi'), schema });
    assert.deepEqual(JSON.parse(answer.text), { answer: 42 });
  }),
  ...bothWays('thinking, and bringing it back', async (ask) => {
    const first = await ask({ messages: user('hi fake:thinking reasoning=3 tokens=2') });
    assert.equal(first.text, 'w0 w1 ');
    checkUsage(first, { output: 5 });
    const messages = [
      ...user('hi'),
      { role: 'assistant', text: first.text, raw: first.raw },
      ...user('and fake:tokens=1'),
    ];
    assert.equal((await ask({ messages })).text, 'w0 ');
  }),
  {
    name: 'embeddings',
    needs: 'embed',
    async run(client, model, { embeddingModel }) {
      const { vectors, input } = await client.embed(embeddingModel, ['red cat', 'red cat sleeps', 'two dogs bark']);
      const near = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);
      assert.equal(vectors.length, 3);
      assert.ok(near(vectors[0], vectors[1]) > near(vectors[0], vectors[2]));
      if (input >= 0) assert.equal(input, 8);
    },
  },
  {
    name: 'a count of tokens',
    needs: 'count',
    async run(client, model) {
      assert.ok((await client.count(model, 'one two three')) >= 3);
    },
  },
  {
    name: 'the list of models',
    needs: 'models',
    async run(client, model, { listed }) {
      const names = await client.models();
      assert.ok(names.length > 0);
      if (listed !== null) assert.ok(names.includes(listed ?? model), names.join());
    },
  },
  ...bothWays("a provider's refusal", async (ask) => {
    const error = await ask({ messages: user('hi fake:status=400') }).then(
      () => assert.fail('it was let through'),
      (reason) => reason,
    );
    assert.equal(statusOf(error), 400, error);
  }),
  {
    name: 'an error in mid-stream',
    async run(client, model) {
      await assert.rejects(client.ask({ model, stream: true, messages: user('hi fake:error-mid tokens=10') }));
    },
  },
  {
    name: 'an abort that reaches the provider',
    async run(client, model, { provider }) {
      const before = (await provider.stats()).aborts;
      const controller = new AbortController();
      let pieces = 0;
      const onPiece = () => (++pieces === 5 ? controller.abort() : undefined);
      const messages = user('hi fake:tokens=5000 chunk-delay=5');
      await client.ask({ model, stream: true, messages, signal: controller.signal, onPiece, limit: 6000 }).catch(() => {});
      assert.ok(pieces < 500, `${pieces} pieces came`);
      await provider.until((stats) => stats.aborts === before + 1);
    },
  },
];
