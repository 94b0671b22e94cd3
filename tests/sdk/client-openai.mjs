// OpenAI's own library: Chat Completions, and Responses.
import OpenAI from 'openai';
import { dataUrl } from './scenarios.mjs';

const text = (value) => value ?? '';

function chatMessages(messages) {
  return messages.flatMap((one) => {
    if (one.role === 'tool') return one.results.map((result) => ({ role: 'tool', tool_call_id: result.id, content: result.text }));
    if (one.role === 'assistant') {
      const calls = one.calls?.map((call) => ({ id: call.id, type: 'function', function: { name: call.name, arguments: JSON.stringify(call.args) } }));
      return [{ role: 'assistant', content: one.text || null, ...(calls?.length ? { tool_calls: calls } : {}) }];
    }
    if (!one.images) return [{ role: one.role, content: one.text }];
    const images = one.images.map((image) => ({ type: 'image_url', image_url: { url: dataUrl(image) } }));
    return [{ role: one.role, content: [{ type: 'text', text: one.text }, ...images] }];
  });
}

export function chatBody({ model, messages, tools, schema, limit }) {
  return {
    model,
    messages: chatMessages(messages),
    ...(limit ? { max_completion_tokens: limit } : {}),
    ...(tools ? { tools: tools.map((tool) => ({ type: 'function', function: tool })) } : {}),
    ...(schema ? { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } } } : {}),
  };
}

export function chatResult(message, usage, finish) {
  return {
    text: text(message.content),
    refusal: text(message.refusal),
    thinking: text(message.reasoning_content ?? message.reasoning),
    calls: (message.tool_calls ?? []).map((call) => ({ id: call.id, name: call.function.name, args: JSON.parse(call.function.arguments) })),
    input: usage?.prompt_tokens,
    output: usage?.completion_tokens,
    finish,
  };
}

/// Puts streamed Chat Completions together by hand: for libraries that leave it to their users.
export async function gatherChat(stream, onPiece) {
  const message = { content: '', refusal: '', reasoning_content: '', tool_calls: [] };
  let usage = null;
  let finish = null;
  let model = null;
  let id = null;
  for await (const chunk of stream) {
    usage = chunk.usage ?? usage;
    model = chunk.model ?? model;
    id = chunk.id ?? id;
    const choice = chunk.choices[0];
    if (!choice) continue;
    finish = choice.finish_reason ?? finish;
    const delta = choice.delta;
    message.content += text(delta.content);
    message.refusal += text(delta.refusal);
    message.reasoning_content += text(delta.reasoning_content ?? delta.reasoning);
    for (const call of delta.tool_calls ?? []) {
      const place = (message.tool_calls[call.index] ??= { id: '', function: { name: '', arguments: '' } });
      place.id ||= text(call.id);
      place.function.name += text(call.function?.name);
      place.function.arguments += text(call.function?.arguments);
    }
    if (delta.content) await onPiece?.();
  }
  return { ...chatResult(message, usage, finish), model, id };
}

export const openaiChat = {
  name: 'openai chat',
  create: ({ origin, key, headers, retries }) => {
    const client = new OpenAI({ apiKey: key, baseURL: `${origin}/v1`, defaultHeaders: headers, ...(retries === undefined ? {} : { maxRetries: retries }) });
    return {
      async ask(request) {
        const body = chatBody(request);
        const options = { signal: request.signal };
        if (request.stream) {
          const asked = client.chat.completions.create({ ...body, stream: true, stream_options: { include_usage: true } }, options);
          const { data, response } = await asked.withResponse();
          return { ...(await gatherChat(data, request.onPiece)), headers: response.headers };
        }
        const { data, response } = await client.chat.completions.create(body, options).withResponse();
        const [choice] = data.choices;
        return { ...chatResult(choice.message, data.usage, choice.finish_reason), id: data.id, model: data.model, headers: response.headers };
      },
      async embed(model, inputs) {
        const answer = await client.embeddings.create({ model, input: inputs });
        return { vectors: answer.data.map((one) => one.embedding), input: answer.usage.prompt_tokens };
      },
      async models() {
        const names = [];
        for await (const model of client.models.list()) names.push(model.id);
        return names;
      },
    };
  },
};

function responsesInput(messages) {
  return messages.flatMap((one) => {
    if (one.role === 'tool') return one.results.map((result) => ({ type: 'function_call_output', call_id: result.id, output: result.text }));
    if (one.raw) return one.raw;
    if (one.role === 'assistant') {
      const calls = (one.calls ?? []).map((call) => ({ type: 'function_call', call_id: call.id, name: call.name, arguments: JSON.stringify(call.args) }));
      return [...(one.text ? [{ role: 'assistant', content: one.text }] : []), ...calls];
    }
    const images = (one.images ?? []).map((image) => ({ type: 'input_image', image_url: dataUrl(image), detail: 'auto' }));
    return [{ role: one.role, content: [{ type: 'input_text', text: one.text }, ...images] }];
  });
}

function responsesResult(response) {
  const items = (type) => response.output.filter((item) => item.type === type);
  const parts = items('message').flatMap((item) => item.content);
  return {
    text: response.output_text ?? parts.filter((part) => part.type === 'output_text').map((part) => part.text).join(''),
    refusal: parts.filter((part) => part.type === 'refusal').map((part) => part.refusal).join(''),
    thinking: items('reasoning').flatMap((item) => item.summary.map((part) => part.text)).join(''),
    calls: items('function_call').map((item) => ({ id: item.call_id, name: item.name, args: JSON.parse(item.arguments) })),
    raw: response.output,
    input: response.usage?.input_tokens,
    output: response.usage?.output_tokens,
    finish: response.incomplete_details?.reason ?? response.status,
    model: response.model,
    id: response.id,
  };
}

export const openaiResponses = {
  name: 'openai responses',
  create: ({ origin, key, headers, retries }) => {
    const client = new OpenAI({ apiKey: key, baseURL: `${origin}/v1`, defaultHeaders: headers, ...(retries === undefined ? {} : { maxRetries: retries }) });
    return {
      async ask({ model, messages, tools, schema, limit, stream, signal, onPiece }) {
        const body = {
          model,
          input: responsesInput(messages),
          store: false,
          include: ['reasoning.encrypted_content'],
          ...(limit ? { max_output_tokens: limit } : {}),
          ...(tools ? { tools: tools.map((tool) => ({ type: 'function', strict: false, ...tool })) } : {}),
          ...(schema ? { text: { format: { type: 'json_schema', name: 'answer', strict: true, schema } } } : {}),
        };
        if (!stream) {
          const { data, response } = await client.responses.create(body, { signal }).withResponse();
          return { ...responsesResult(data), headers: response.headers };
        }
        const { data, response } = await client.responses.create({ ...body, stream: true }, { signal }).withResponse();
        let last = null;
        let expected = 0;
        let seen = '';
        for await (const event of data) {
          if (event.sequence_number !== expected++) throw new Error(`event ${event.sequence_number} where ${expected - 1} was due`);
          if (event.type === 'response.output_text.delta') {
            seen += event.delta;
            await onPiece?.();
          }
          if (event.response) last = event.response;
        }
        const result = responsesResult(last);
        if (seen !== result.text) throw new Error(`deltas say "${seen}", the whole says "${result.text}"`);
        return { ...result, headers: response.headers };
      },
    };
  },
};
