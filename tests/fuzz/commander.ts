import type { Workshop } from './workshop.ts'

/** A facilitator who gives one command after the other, and knows which were answered. */
export class Commander {
  /** Canvases whose making was answered. */
  readonly canvases = new Set<string>()
  /** The title of the last answer, and the one that was asked for since then. */
  title: { readonly answered: string | null; readonly asked: string | null } = { answered: null, asked: null }
  answered = 0
  failed = 0
  private isStopped = false

  constructor(
    private readonly workshop: Workshop,
    private readonly random: () => number,
    private readonly name: string,
  ) {}

  /** Until `stop`, or until the server is gone. */
  async run(): Promise<void> {
    const series = `/api/series/${this.workshop.id}`
    for (let count = 0; !this.isStopped; count++) {
      const id = `${this.name}-${count}`
      try {
        if (this.random() < 0.5) {
          this.title = { ...this.title, asked: id }
          await this.expect('PATCH', series, { title: id })
          this.title = { answered: id, asked: null }
        } else {
          await this.expect('POST', `${series}/canvases`, { id, template: 'empathy-map' })
          this.canvases.add(id)
        }
        this.answered++
      } catch {
        // The kill came first: whether it was done nobody knows.
        this.failed++
        return
      }
    }
  }

  stop(): void {
    this.isStopped = true
  }

  private async expect(method: string, path: string, body: object): Promise<void> {
    const response = await this.workshop.call(method, path, body)
    await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
  }
}
