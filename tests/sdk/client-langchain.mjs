// LangChain on OpenAI's API.
import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { dataUrl } from './scenarios.mjs';

function message(one) {
  if (one.role === 'tool') return one.results.map((result) => new ToolMessage({ tool_call_id: result.id, content: result.text }));
  if (one.role === 'assistant')
    return [new AIMessage({ content: one.text ?? '', tool_calls: (one.calls ?? []).map((call) => ({ ...call, type: 'tool_call' })) })];
  if (one.role === 'system') return [new SystemMessage(one.text)];
  const images = (one.images ?? []).map((image) => ({ type: 'image_url', image_url: { url: dataUrl(image) } }));
  return [new HumanMessage({ content: images.length ? [{ type: 'text', text: one.text }, ...images] : one.text })];
}

function result(answer) {
  return {
    text: typeof answer.content === 'string' ? answer.content : answer.content.map((part) => part.text ?? '').join(''),
    thinking: answer.additional_kwargs.reasoning_content ?? '',
    calls: (answer.tool_calls ?? []).map(({ id, name, args }) => ({ id, name, args })),
    input: answer.usage_metadata?.input_tokens,
    output: answer.usage_metadata?.output_tokens,
    finish: answer.response_metadata.finish_reason,
    model: answer.response_metadata.model_name,
  };
}

export const langchain = {
  name: 'langchain',
  create: ({ origin, key, headers, retries }) => {
    const configuration = { baseURL: `${origin}/v1`, defaultHeaders: headers };
    const retry = retries === undefined ? {} : { maxRetries: retries };
    return {
      async ask({ model, messages, tools, schema, limit, stream, signal, onPiece }) {
        const chat = new ChatOpenAI({ model, apiKey: key, configuration, streamUsage: true, useResponsesApi: false, ...retry, ...(limit ? { maxTokens: limit } : {}) });
        const bound = tools ? chat.bindTools(tools.map((tool) => ({ type: 'function', function: tool }))) : chat;
        const format = schema ? { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } } } : {};
        const input = messages.flatMap(message);
        if (!stream) return result(await bound.invoke(input, { signal, ...format }));
        let whole = null;
        for await (const chunk of await bound.stream(input, { signal, ...format })) {
          whole = whole ? whole.concat(chunk) : chunk;
          await onPiece?.();
        }
        return result(whole);
      },
      async embed(model, inputs) {
        return { vectors: await new OpenAIEmbeddings({ model, apiKey: key, configuration, ...retry }).embedDocuments(inputs) };
      },
    };
  },
};
