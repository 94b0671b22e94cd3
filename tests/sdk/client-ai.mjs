// Vercel's AI SDK with four of its providers.
import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { embedMany, generateText, jsonSchema, Output, streamText, tool } from 'ai';

function message(one) {
  if (one.role === 'tool')
    return [{ role: 'tool', content: one.results.map(({ id, name, text }) => ({ type: 'tool-result', toolCallId: id, toolName: name, output: { type: 'text', value: text } })) }];
  if (one.raw) return one.raw;
  if (one.role === 'system') return [{ role: 'system', content: one.text }];
  const images = (one.images ?? []).map((image) => ({ type: 'image', image, mediaType: 'image/png' }));
  return [{ role: one.role, content: [{ type: 'text', text: one.text }, ...images] }];
}

async function result(answer) {
  const usage = await answer.usage;
  const response = await answer.response;
  return {
    text: await answer.text,
    thinking: (await answer.reasoningText) ?? '',
    calls: (await answer.toolCalls).map((call) => ({ id: call.toolCallId, name: call.toolName, args: call.input })),
    raw: response.messages,
    input: usage.inputTokens,
    output: usage.outputTokens,
    finish: await answer.finishReason,
    model: response.modelId,
    headers: response.headers && new Headers(response.headers),
  };
}

function client({ chat, embedding }, retries) {
  return {
    async ask({ model, messages, tools, schema, limit, stream, signal, onPiece }) {
      const request = {
        model: chat(model),
        messages: messages.flatMap(message),
        abortSignal: signal,
        ...(retries === undefined ? {} : { maxRetries: retries }),
        providerOptions: { openai: { store: false } },
        ...(limit ? { maxOutputTokens: limit } : {}),
        ...(tools ? { tools: Object.fromEntries(tools.map((one) => [one.name, tool({ description: one.description, inputSchema: jsonSchema(one.parameters) })])) } : {}),
        ...(schema ? { output: Output.object({ schema: jsonSchema(schema) }) } : {}),
      };
      if (!stream) return result(await generateText(request));
      let failure = null;
      const running = streamText({ ...request, onError: ({ error }) => (failure ??= error) });
      for await (const part of running.fullStream) {
        if (part.type === 'text-delta') await onPiece?.();
        if (part.type === 'abort') throw new Error('aborted');
      }
      if (failure) throw failure;
      return result(running);
    },
    ...(embedding && {
      async embed(model, inputs) {
        const answer = await embedMany({ model: embedding(model), values: inputs });
        return { vectors: answer.embeddings, input: answer.usage.tokens };
      },
    }),
  };
}

export const aiOpenai = {
  name: 'ai with openai',
  create: ({ origin, key, headers, retries }) => {
    const provider = createOpenAI({ baseURL: `${origin}/v1`, apiKey: key, headers });
    return client({ chat: (model) => provider(model), embedding: (model) => provider.textEmbeddingModel(model) }, retries);
  },
};

export const aiCompatible = {
  name: 'ai with openai-compatible',
  create: ({ origin, key, headers, retries }) => {
    const provider = createOpenAICompatible({ name: 'fake', baseURL: `${origin}/v1`, apiKey: key, headers, includeUsage: true, supportsStructuredOutputs: true });
    return client({ chat: (model) => provider(model), embedding: (model) => provider.textEmbeddingModel(model) }, retries);
  },
};

export const aiAnthropic = {
  name: 'ai with anthropic',
  create: ({ origin, key, headers, retries }) => {
    const provider = createAnthropic({ baseURL: `${origin}/v1`, apiKey: key, headers });
    return client({ chat: (model) => provider(model) }, retries);
  },
};

export const aiGoogle = {
  name: 'ai with google',
  create: ({ origin, key, headers, retries }) => {
    const provider = createGoogleGenerativeAI({ baseURL: `${origin}/v1beta`, apiKey: key, headers });
    // It takes a name with a slash for a path.
    return client({ chat: (model) => provider(model.includes('/') ? `models/${model}` : model), embedding: (model) => provider.textEmbeddingModel(model) }, retries);
  },
};
