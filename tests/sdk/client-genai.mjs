// Google's own library.
import { GoogleGenAI } from '@google/genai';

function content(one) {
  if (one.role === 'tool')
    return { role: 'user', parts: one.results.map(({ id, name, text }) => ({ functionResponse: { ...(one.ids ? { id } : {}), name, response: { output: text } } })) };
  if (one.raw) return one.raw;
  const calls = (one.calls ?? []).map((call) => ({ functionCall: { name: call.name, args: call.args } }));
  const images = (one.images ?? []).map((data) => ({ inlineData: { mimeType: 'image/png', data } }));
  return { role: one.role === 'assistant' ? 'model' : 'user', parts: [...(one.text ? [{ text: one.text }] : []), ...images, ...calls] };
}

function result(chunks) {
  const parts = chunks.flatMap((chunk) => chunk.candidates?.[0]?.content?.parts ?? []);
  const last = chunks.at(-1);
  const usage = chunks.map((chunk) => chunk.usageMetadata).filter(Boolean).at(-1);
  const said = parts.filter((part) => part.text !== undefined);
  return {
    text: said.filter((part) => !part.thought).map((part) => part.text).join(''),
    refusal: last.promptFeedback?.blockReason ?? '',
    thinking: said.filter((part) => part.thought).map((part) => part.text).join(''),
    signature: parts.map((part) => part.thoughtSignature ?? '').join(''),
    calls: parts.filter((part) => part.functionCall).map(({ functionCall: call }) => ({ id: call.id, name: call.name, args: call.args })),
    raw: { role: 'model', parts },
    input: usage?.promptTokenCount,
    output: (usage?.candidatesTokenCount ?? 0) + (usage?.thoughtsTokenCount ?? 0),
    usage,
    finish: last.candidates?.[0]?.finishReason,
    model: last.modelVersion,
    headers: last.sdkHttpResponse?.headers,
  };
}

export const genai = {
  name: 'genai',
  create: ({ origin, key, headers }) => {
    const client = new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl: origin, headers } });
    return {
      async ask({ model, messages, tools, schema, limit, stream, signal, onPiece }) {
        const system = messages.filter((one) => one.role === 'system').map((one) => one.text).join('\n');
        const request = {
          model,
          contents: messages.filter((one) => one.role !== 'system').map(content),
          config: {
            abortSignal: signal,
            ...(system ? { systemInstruction: system } : {}),
            ...(limit ? { maxOutputTokens: limit } : {}),
            ...(tools ? { tools: [{ functionDeclarations: tools.map(({ parameters, ...tool }) => ({ ...tool, parametersJsonSchema: parameters })) }] } : {}),
            ...(schema ? { responseMimeType: 'application/json', responseJsonSchema: schema } : {}),
          },
        };
        if (!stream) return result([await client.models.generateContent(request)]);
        const chunks = [];
        for await (const chunk of await client.models.generateContentStream(request)) {
          chunks.push(chunk);
          await onPiece?.();
        }
        return result(chunks);
      },
      async embed(model, inputs) {
        const answer = await client.models.embedContent({ model, contents: inputs });
        return { vectors: answer.embeddings.map((one) => one.values) };
      },
      async count(model, text) {
        return (await client.models.countTokens({ model, contents: text })).totalTokens;
      },
      async models() {
        const names = [];
        for await (const model of await client.models.list()) names.push(model.name.replace('models/', ''));
        return names;
      },
    };
  },
};
