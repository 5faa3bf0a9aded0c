import type * as Y from 'yjs'

/** What is new to a document of one client's structs. */
export interface Added {
  readonly client: number
  /** In their order. */
  readonly structs: (Y.Item | Y.GC)[]
  /** The clock behind the last of them. */
  end: number
}

const NONE: Added[] = []

/** What an update holds that is new to a document: nearly always of one client, so that there is no map for it. */
export class Fresh {
  private list: Added[] = NONE
  private byClient: Map<number, Added> | null = null

  /** In the update's order, in which each client comes once. */
  get all(): readonly Added[] {
    return this.list
  }

  add(struct: Y.Item | Y.GC, end: number): void {
    const { client } = struct.id
    const last = this.list.at(-1)
    if (last?.client === client) {
      last.structs.push(struct)
      last.end = end
      return
    }
    const added = { client, structs: [struct], end }
    if (last) this.addAnother(added)
    // Not pushed: that would make room for sixteen more.
    else this.list = [added]
  }

  private addAnother(added: Added): void {
    this.byClient ??= new Map(this.list.map((of) => [of.client, of]))
    this.byClient.set(added.client, added)
    this.list.push(added)
  }

  of(client: number): Added | undefined {
    if (this.byClient) return this.byClient.get(client)
    const [only] = this.list
    return only?.client === client ? only : undefined
  }
}
