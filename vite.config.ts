import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const absent = here('./src/poster/absent.ts')
const server = process.env['SERVER_URL'] ?? 'http://localhost:3000'

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: { html2canvas: absent, canvg: absent, dompurify: absent },
    // Two copies of Yjs in one page do not recognise each other's types.
    dedupe: ['yjs', 'react', 'react-dom'],
  },
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing as data: URLs, which the content security policy does not allow for fonts.
    assetsInlineLimit: 0,
    sourcemap: true,
  },
  server: {
    proxy: {
      // The Host header stays as it is: the server compares it with the Origin.
      '/api': { target: server },
      '/healthz': { target: server },
      '/sync': { target: server.replace(/^http/, 'ws'), ws: true },
    },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
  },
})
