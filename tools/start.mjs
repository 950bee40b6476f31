/** `npm start`: a real n8n with this package and a simulated WeCom, from a fresh clone. */
import { handOver } from './handOver.mjs';

handOver(new URL('demo/main.ts', import.meta.url));
