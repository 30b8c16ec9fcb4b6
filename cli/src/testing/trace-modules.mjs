// Loaded with --import by a spec: tells on stderr every module that the process loads.
import { registerHooks } from 'node:module';

registerHooks({
  load: (url, context, next) => {
    process.stderr.write(`${url}\n`);
    return next(url, context);
  },
});
