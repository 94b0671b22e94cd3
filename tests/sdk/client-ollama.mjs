// Ollama's own library.
import { Ollama } from 'ollama';

function messagesOf(messages) {
  return messages.flatMap((one) => {
    if (one.role === 'tool') return one.results.map((result) => ({ role: 'tool', tool_name: result.name, content: result.text }));
    const calls = one.calls?.map((call) => ({ function: { name: call.name, arguments: call.args } }));
    return [{ role: one.role, content: one.text ?? '', ...(one.images ? { images: one.images } : {}), ...(calls?.length ? { tool_calls: calls } : {}) }];
  });
}

function result(parts) {
  const last = parts.at(-1);
  const joined = (field) => parts.map((part) => part.message[field] ?? '').join('');
  return {
    text: joined('content'),
    thinking: joined('thinking'),
    calls: parts.flatMap((part) => part.message.tool_calls ?? []).map(({ id, function: call }) => ({ id, name: call.name, args: call.arguments })),
    input: last.prompt_eval_count,
    output: last.eval_count,
    finish: last.done_reason,
    model: last.model,
  };
}

export const ollama = {
  name: 'ollama',
  create: ({ origin, key, headers }) => {
    const client = new Ollama({ host: origin, headers: { Authorization: `Bearer ${key}`, ...headers } });
    return {
      async ask({ model, messages, tools, schema, limit, stream, signal, onPiece }) {
        const request = {
          model,
          messages: messagesOf(messages),
          ...(limit ? { options: { num_predict: limit } } : {}),
          ...(tools ? { tools: tools.map((tool) => ({ type: 'function', function: tool })) } : {}),
          ...(schema ? { format: schema } : {}),
        };
        if (!stream) return result([await client.chat(request)]);
        const running = await client.chat({ ...request, stream: true });
        signal?.addEventListener('abort', () => running.abort());
        const parts = [];
        for await (const part of running) {
          parts.push(part);
          await onPiece?.();
        }
        return result(parts);
      },
      async embed(model, inputs) {
        const answer = await client.embed({ model, input: inputs });
        return { vectors: answer.embeddings, input: answer.prompt_eval_count };
      },
      async models() {
        return (await client.list()).models.map((model) => model.name);
      },
    };
  },
};
