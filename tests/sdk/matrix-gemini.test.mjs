import { aiGoogle } from './client-ai.mjs';
import { genai } from './client-genai.mjs';
import { matrix } from './matrix.mjs';

matrix([{ client: genai }, { client: aiGoogle, attempts: 3 }]);
