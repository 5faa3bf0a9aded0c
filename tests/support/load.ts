import { addNote } from '../../src/model/note.ts'
import type { ServerProcess } from './server-process.ts'
import type { SyncClient } from './sync-client.ts'

/** A call of the HTTP interface of a server that is a process. */
export async function call<T>(
  server: ServerProcess,
  method: string,
  path: string,
  body: object,
  bearer?: string,
): Promise<T> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      origin: server.url,
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return JSON.parse(text) as T
}

/** A client that adds a note every few milliseconds and knows which of them it was told are saved. */
export class Writer {
  private readonly notes: { readonly id: string; readonly frame: number }[] = []
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly name: string,
    private readonly client: SyncClient,
    private readonly random: () => number,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      if (this.client.isOpen) this.write()
    }, 2)
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer)
  }

  private write(): void {
    const id = `${this.name}-${this.notes.length}`
    const at = { field: 'says', x: Math.round(this.random() * 300), y: Math.round(this.random() * 300) }
    addNote(this.client.doc, { id, at, text: `Lappu ${id}`, color: 'ice', by: null, made: this.notes.length })
    this.notes.push({ id, frame: this.client.sent })
  }

  get written(): number {
    return this.notes.length
  }

  saved(): string[] {
    return this.notes.filter(({ frame }) => frame <= this.client.saved).map(({ id }) => id)
  }
}
