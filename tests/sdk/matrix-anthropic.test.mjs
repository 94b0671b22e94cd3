import { aiAnthropic } from './client-ai.mjs';
import { anthropic } from './client-anthropic.mjs';
import { matrix } from './matrix.mjs';

matrix([{ client: anthropic }, { client: aiAnthropic, attempts: 3 }]);
