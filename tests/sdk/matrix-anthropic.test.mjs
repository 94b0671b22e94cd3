import { aiAnthropic } from './client-ai.mjs';
import { anthropic } from './client-anthropic.mjs';
import { matrix } from './matrix.mjs';

// The AI SDK asks for JSON by one forced call, and for no second one, where it does not know the model.
const oneCall = 'these providers cannot be told to make one call at a time';
const schema = { 'an answer by JSON schema, whole': oneCall, 'an answer by JSON schema, streamed': oneCall };
matrix([{ client: anthropic }, { client: aiAnthropic, attempts: 3, except: { gemini: schema, ollama: schema } }]);
