// Anthropic's own library.
import Anthropic from '@anthropic-ai/sdk';

function blocks(one) {
  if (one.role === 'tool') return one.results.map((result) => ({ type: 'tool_result', tool_use_id: result.id, content: result.text }));
  if (one.raw) return one.raw;
  const calls = (one.calls ?? []).map((call) => ({ type: 'tool_use', id: call.id, name: call.name, input: call.args }));
  const images = (one.images ?? []).map((data) => ({ type: 'image', source: { type: 'base64', media_type: 'image/png', data } }));
  return [...(one.text ? [{ type: 'text', text: one.text }] : []), ...images, ...calls];
}

const joined = (content, type, field) =>
  content.filter((block) => block.type === type).map((block) => block[field]).join('');

function result(message, headers) {
  const { content, usage } = message;
  return {
    text: joined(content, 'text', 'text'),
    refusal: message.stop_reason === 'refusal' ? joined(content, 'text', 'text') : '',
    thinking: joined(content, 'thinking', 'thinking'),
    signature: joined(content, 'thinking', 'signature'),
    calls: content.filter((block) => block.type === 'tool_use').map((block) => ({ id: block.id, name: block.name, args: block.input })),
    raw: content,
    input: usage.input_tokens + (usage.cache_read_input_tokens ?? 0) + (usage.cache_creation_input_tokens ?? 0),
    output: usage.output_tokens,
    usage,
    finish: message.stop_reason,
    model: message.model,
    id: message.id,
    headers,
  };
}

export const anthropic = {
  name: 'anthropic',
  create: ({ origin, key, headers, retries }) => {
    const client = new Anthropic({ apiKey: key, baseURL: origin, defaultHeaders: headers, ...(retries === undefined ? {} : { maxRetries: retries }) });
    return {
      async ask({ model, messages, tools, schema, limit, stream, signal, onPiece }) {
        const system = messages.filter((one) => one.role === 'system').map((one) => one.text).join('\n');
        const body = {
          model,
          max_tokens: limit ?? 1024,
          ...(system ? { system } : {}),
          messages: messages.filter((one) => one.role !== 'system').map((one) => ({ role: one.role === 'tool' ? 'user' : one.role, content: blocks(one) })),
          ...(tools ? { tools: tools.map(({ parameters, ...tool }) => ({ ...tool, input_schema: parameters })) } : {}),
          ...(schema ? { output_config: { format: { type: 'json_schema', schema } } } : {}),
        };
        if (!stream) {
          const { data, response } = await client.messages.create(body, { signal }).withResponse();
          return result(data, response.headers);
        }
        const running = client.messages.stream(body, { signal });
        for await (const event of running) if (event.type === 'content_block_delta') await onPiece?.();
        return result(await running.finalMessage(), running.response?.headers);
      },
      async count(model, text) {
        return (await client.messages.countTokens({ model, messages: [{ role: 'user', content: text }] })).input_tokens;
      },
      async models() {
        const names = [];
        for await (const model of client.models.list()) names.push(model.id);
        return names;
      },
    };
  },
};
