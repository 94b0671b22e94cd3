// All clients, each with models of the provider whose API it speaks.
import { aiAnthropic, aiCompatible, aiGoogle, aiOpenai } from './client-ai.mjs';
import { anthropic } from './client-anthropic.mjs';
import { bedrock } from './client-bedrock.mjs';
import { genai } from './client-genai.mjs';
import { groq } from './client-groq.mjs';
import { langchain } from './client-langchain.mjs';
import { mistral } from './client-mistral.mjs';
import { ollama } from './client-ollama.mjs';
import { openaiChat, openaiResponses } from './client-openai.mjs';

const openaiModels = { model: 'gpt-4o-mini', embeddingModel: 'text-embedding-3-small' };
const anthropicModels = { model: 'claude-sonnet-5' };
const geminiModels = { model: 'gemini-2.5-flash', embeddingModel: 'gemini-embedding-001' };

export const clients = [
  { client: openaiChat, ...openaiModels },
  { client: openaiResponses, ...openaiModels },
  { client: aiOpenai, ...openaiModels },
  { client: aiCompatible, ...openaiModels },
  { client: langchain, ...openaiModels },
  { client: groq, model: 'llama-3.3-70b-versatile', embeddingModel: 'nomic-embed-text-v1_5', listed: 'gpt-4o' },
  { client: mistral, model: 'mistral-large-latest', embeddingModel: 'mistral-embed', listed: 'gpt-4o' },
  { client: anthropic, ...anthropicModels },
  { client: aiAnthropic, ...anthropicModels },
  { client: genai, ...geminiModels },
  { client: aiGoogle, ...geminiModels },
  { client: ollama, model: 'llama3.2', embeddingModel: 'nomic-embed-text' },
  { client: bedrock, model: 'anthropic.claude-sonnet-4-5-20250929-v1:0' },
];
