/** `npm run dev`: a real n8n that shows what changes in the code, and a simulated WeCom. */
import { handOver } from './handOver.mjs';

handOver(new URL('dev/main.ts', import.meta.url));
