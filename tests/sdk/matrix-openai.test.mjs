import { aiCompatible } from './client-ai.mjs';
import { groq } from './client-groq.mjs';
import { langchain } from './client-langchain.mjs';
import { openaiChat } from './client-openai.mjs';
import { matrix } from './matrix.mjs';

matrix([{ client: openaiChat }, { client: aiCompatible, attempts: 3 }, { client: langchain }, { client: groq }]);
