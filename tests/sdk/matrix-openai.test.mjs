import { aiCompatible } from './client-ai.mjs';
import { groq } from './client-groq.mjs';
import { langchain } from './client-langchain.mjs';
import { openaiChat } from './client-openai.mjs';
import { matrix, untold } from './matrix.mjs';

const except = untold;
matrix([
  { client: openaiChat, except },
  { client: aiCompatible, except, attempts: 3 },
  { client: langchain },
  { client: groq, except },
]);
