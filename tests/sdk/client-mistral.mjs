// Mistral's own library.
import { Mistral } from '@mistralai/mistralai';
import { HTTPClient } from '@mistralai/mistralai/lib/http.js';
import { dataUrl } from './scenarios.mjs';

function message(one) {
  if (one.role === 'tool') return one.results.map((result) => ({ role: 'tool', toolCallId: result.id, name: result.name, content: result.text }));
  if (one.role === 'assistant') {
    const toolCalls = one.calls?.map((call) => ({ id: call.id, function: { name: call.name, arguments: JSON.stringify(call.args) } }));
    return [{ role: 'assistant', content: one.text ?? '', ...(toolCalls?.length ? { toolCalls } : {}) }];
  }
  const images = (one.images ?? []).map((image) => ({ type: 'image_url', imageUrl: dataUrl(image) }));
  return [{ role: one.role, content: images.length ? [{ type: 'text', text: one.text }, ...images] : one.text }];
}

const parsed = (value) => (typeof value === 'string' ? JSON.parse(value) : value);

export const mistral = {
  name: 'mistral',
  create: ({ origin, key, headers }) => {
    const httpClient = new HTTPClient();
    httpClient.addHook('beforeRequest', (request) => {
      for (const [name, value] of Object.entries(headers ?? {})) request.headers.set(name, value);
      return request;
    });
    const client = new Mistral({ apiKey: key, serverURL: origin, httpClient });
    return {
      async ask({ model, messages, tools, schema, limit, stream, signal, onPiece }) {
        const request = {
          model,
          messages: messages.flatMap(message),
          ...(limit ? { maxTokens: limit } : {}),
          ...(tools ? { tools: tools.map((tool) => ({ type: 'function', function: tool })) } : {}),
          ...(schema ? { responseFormat: { type: 'json_schema', jsonSchema: { name: 'answer', schemaDefinition: schema, strict: true } } } : {}),
        };
        const options = { fetchOptions: { signal } };
        if (!stream) {
          const answer = await client.chat.complete(request, options);
          const [choice] = answer.choices;
          return {
            text: choice.message.content ?? '',
            calls: (choice.message.toolCalls ?? []).map((call) => ({ id: call.id, name: call.function.name, args: parsed(call.function.arguments) })),
            input: answer.usage.promptTokens,
            output: answer.usage.completionTokens,
            finish: choice.finishReason,
            model: answer.model,
          };
        }
        const result = { text: '', calls: [], usageUnasked: true };
        const calls = [];
        for await (const { data } of await client.chat.stream(request, options)) {
          result.model = data.model;
          if (data.usage) Object.assign(result, { input: data.usage.promptTokens, output: data.usage.completionTokens });
          const choice = data.choices[0];
          if (!choice) continue;
          result.finish = choice.finishReason ?? result.finish;
          result.text += choice.delta.content ?? '';
          for (const call of choice.delta.toolCalls ?? []) {
            const place = (calls[call.index ?? 0] ??= { id: '', name: '', args: '' });
            if (call.id && call.id !== 'null') place.id = call.id;
            place.name ||= call.function.name;
            place.args += typeof call.function.arguments === 'string' ? call.function.arguments : JSON.stringify(call.function.arguments);
          }
          if (choice.delta.content) await onPiece?.();
        }
        result.calls = calls.map((call) => ({ ...call, args: JSON.parse(call.args) }));
        return result;
      },
      async embed(model, inputs) {
        const answer = await client.embeddings.create({ model, inputs });
        return { vectors: answer.data.map((one) => one.embedding), input: answer.usage.promptTokens };
      },
    };
  },
};
