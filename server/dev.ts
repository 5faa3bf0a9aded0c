/*
 * `npm run dev`: the server restarts on its changes (tsx watch), the page reloads on its own (Vite), which passes API calls
 * and sockets on. Ctrl+C ends both.
 */
import { spawn } from 'node:child_process'
import { createServer } from 'vite'

const serverPort = process.env['PORT'] ?? '3000'
process.env['SERVER_URL'] ??= `http://localhost:${serverPort}`

const server = spawn(
  process.execPath,
  [
    '--import',
    'tsx',
    '--watch-path=server',
    '--watch-path=src/model',
    '--watch-path=src/facilitation',
    '--watch-path=src/sync',
    '--watch-path=templates',
    'server/main.ts',
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, PORT: serverPort },
  },
)

const vite = await createServer({ server: { host: true } })
await vite.listen()
vite.printUrls()

server.on('exit', (code) => {
  void vite.close().then(() => process.exit(code ?? 0))
})
