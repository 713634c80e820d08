// A small web server for the pages of a folder, for checks that must measure a network or read styles as a site gives them.
import { createServer } from 'node:http'
import { createReadStream, statSync } from 'node:fs'
import { extname, join, relative, resolve, sep } from 'node:path'

const KINDS = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.woff2': 'font/woff2', '.json': 'application/json', '.ics': 'text/calendar' }

/** Gives { address(file), close() }; it serves what lies under `root` to this machine alone. */
export async function serve(root) {
  const server = createServer((request, response) => {
    const file = resolve(join(root, decodeURIComponent(request.url.replace(/[?#].*/, ''))))
    let size
    try {
      if (relative(root, file).split(sep)[0] === '..' || !(size = statSync(file)).isFile()) throw new Error('no such file')
    } catch {
      return response.writeHead(file.endsWith('favicon.ico') ? 204 : 404).end()
    }
    response.writeHead(200, { 'content-type': KINDS[extname(file)] ?? 'application/octet-stream', 'content-length': size.size })
    createReadStream(file).pipe(response)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address()
  return {
    address: (file) => `http://127.0.0.1:${port}/${relative(root, file).split(sep).map(encodeURIComponent).join('/')}`,
    close: () => { server.closeAllConnections(); return new Promise((done) => server.close(done)) },
  }
}
