import { ollama } from './client-ollama.mjs';
import { matrix } from './matrix.mjs';

matrix([{ client: ollama }]);
