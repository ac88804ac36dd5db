// Serves the page, what `aqua build` and `aqua serve` wrote, and js-client out of node_modules: node serve.mjs [PORT [node_modules]]
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const [port = '8080', modules = 'node_modules'] = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.cjs': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

/** js-client asks for `@fluencelabs/NAME@VERSION/dist/...`; one version is there. */
function fileOf(path) {
  if (path === '/') return join(here, 'index.html');
  if (path === '/client.js') return join(modules, '@fluencelabs/js-client/dist/browser/index.min.js');
  const part = path.match(/^\/@fluencelabs\/([a-z-]+)@[0-9.]+\/(.+)$/);
  return part ? join(modules, '@fluencelabs', part[1], part[2]) : join(here, path);
}

const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://here').pathname));
  try {
    const file = fileOf(path);
    const body = await readFile(file);
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end(`nothing at ${path}\n`);
  }
});
server.listen(Number(port), '127.0.0.1', () => console.log(`page   http://127.0.0.1:${server.address().port}/`));
