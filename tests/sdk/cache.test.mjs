// What a cache replays, as the official libraries read it: tool calls in a stream, and whole.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import OpenAI from 'openai';
import { Stack } from './gateway.mjs';

let stack;
let key;

const parameters = { type: 'object', properties: { city: { type: 'string' } } };

before(async () => {
  stack = await Stack.start();
});
after(async () => {
  await stack.stop();
});
beforeEach(async () => {
  ({ api_key: key } = await stack.createKey({ cache_enabled: null }));
  await stack.admin('DELETE', '/cache');
  await stack.resetStats();
});

/// Asks twice; the second answer has to come from the cache and be the same.
async function twice(ask) {
  const first = await ask();
  const second = await ask();
  assert.equal(first.hit, 'miss');
  assert.equal(second.hit, 'exact');
  assert.deepEqual(second.answer, first.answer);
  assert.equal((await stack.provider.requests()).length, 1);
  return second;
}

test("OpenAI's library reads tool calls from a replayed stream", async () => {
  const client = new OpenAI({ apiKey: key, baseURL: stack.baseURL });
  const body = {
    model: 'gpt-4o-mini',
    messages: [{ role: 'user', content: 'weather fake:tools=2' }],
    tools: [{ type: 'function', function: { name: 'weather', parameters } }],
    stream: true,
  };
  const { answer } = await twice(async () => {
    const { data, response } = await client.chat.completions.create(body).withResponse();
    const calls = [];
    for await (const chunk of data) {
      for (const piece of chunk.choices[0]?.delta?.tool_calls ?? []) {
        const call = (calls[piece.index] ??= { id: '', name: '', arguments: '' });
        call.id += piece.id ?? '';
        call.name += piece.function?.name ?? '';
        call.arguments += piece.function?.arguments ?? '';
      }
    }
    return { hit: response.headers.get('x-cache-hit'), answer: calls };
  });
  assert.equal(answer.length, 2);
  assert.ok(JSON.parse(answer[0].arguments).city);
});

test("Anthropic's library reads tool calls from a replayed stream", async () => {
  const client = new Anthropic({ apiKey: key, baseURL: stack.origin });
  const body = {
    model: 'claude-sonnet-5',
    max_tokens: 200,
    messages: [{ role: 'user', content: 'weather fake:tools=2' }],
    tools: [{ name: 'weather', input_schema: parameters }],
  };
  const { answer } = await twice(async () => {
    const stream = client.messages.stream(body);
    const { response } = await stream.withResponse();
    const message = await stream.finalMessage();
    return { hit: response.headers.get('x-cache-hit'), answer: message.content };
  });
  assert.equal(answer.filter((part) => part.type === 'tool_use').length, 2);
});

test("Google's library reads a replayed stream", async () => {
  const client = new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl: stack.origin } });
  const ask = async () => {
    let text = '';
    const stream = await client.models.generateContentStream({
      model: 'gemini-2.5-flash',
      contents: 'hi fake:tokens=30',
    });
    for await (const chunk of stream) text += chunk.text ?? '';
    return text;
  };
  const first = await ask();
  assert.equal(await ask(), first);
  assert.match(first, /^w0 w1 /);
  assert.equal((await stack.provider.requests()).length, 1);
});
