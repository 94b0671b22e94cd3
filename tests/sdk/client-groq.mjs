// Groq's own library, which puts /openai/v1 behind its base URL by itself.
import Groq from 'groq-sdk';
import { chatBody, chatResult, gatherChat } from './client-openai.mjs';

export const groq = {
  name: 'groq',
  create: ({ origin, key, headers, retries }) => {
    const client = new Groq({ apiKey: key, baseURL: origin, defaultHeaders: headers, ...(retries === undefined ? {} : { maxRetries: retries }) });
    return {
      async ask(request) {
        const body = chatBody(request);
        const options = { signal: request.signal };
        if (request.stream) {
          const { data, response } = await client.chat.completions.create({ ...body, stream: true, stream_options: { include_usage: true } }, options).withResponse();
          return { ...(await gatherChat(data, request.onPiece)), headers: response.headers };
        }
        const { data, response } = await client.chat.completions.create(body, options).withResponse();
        const [choice] = data.choices;
        return { ...chatResult(choice.message, data.usage, choice.finish_reason), model: data.model, headers: response.headers };
      },
      async embed(model, inputs) {
        const answer = await client.embeddings.create({ model, input: inputs });
        return { vectors: answer.data.map((one) => one.embedding), input: answer.usage.prompt_tokens };
      },
      async models() {
        return (await client.models.list()).data.map((model) => model.id);
      },
    };
  },
};
