import { aiOpenai } from './client-ai.mjs';
import { openaiResponses } from './client-openai.mjs';
import { matrix, untold } from './matrix.mjs';

matrix([{ client: openaiResponses }, { client: aiOpenai, attempts: 3, except: untold }]);
