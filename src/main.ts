// Starts the process. Compiled code is kept between starts, which makes each start after the first two to three times as
// fast; the first line must therefore come before anything else is loaded.
import { enableCompileCache, flushCompileCache } from 'node:module';

enableCompileCache();
await import('./process.ts');
// Kept now and not at the end: a process that is killed has none.
flushCompileCache();
