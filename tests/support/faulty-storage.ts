import { type Batch, type DocumentId, type Storage, StorageError } from '../../server/storage/port.ts'

/** A storage whose faults a test turns on and off. */
export class FaultyStorage implements Storage {
  /** Commits fail, for these documents (by path) or all. */
  failing: 'no' | 'all' | ReadonlySet<string> = 'no'
  failLoads = false
  /** Documents, by path, that are not as they were written. */
  readonly damaged = new Set<string>()
  /** Commits wait until `release` is called. */
  private gate: Promise<void> | null = null
  /** So many commits have waited so far. */
  held = 0
  private open: () => void = () => undefined
  readonly commits: Batch[] = []
  compactions = 0
  /** Compactions wait until it resolves. */
  beforeCompaction: Promise<void> | null = null

  constructor(private readonly inner: Storage) {}

  hold(): void {
    this.gate = new Promise((resolve) => {
      this.open = resolve
    })
  }

  release(): void {
    this.gate = null
    this.open()
  }

  async commit(batch: Batch): Promise<void> {
    if (this.gate) {
      this.held++
      await this.gate
    }
    const { failing } = this
    if (
      failing === 'all' ||
      (failing !== 'no' && batch.updates.some(({ document }) => failing.has(document.path)))
    ) {
      throw new StorageError('a planted fault')
    }
    await this.inner.commit(batch)
    this.commits.push(batch)
  }

  loadDocument(document: DocumentId): Promise<readonly Uint8Array[]> {
    if (this.damaged.has(document.path)) {
      return Promise.reject(new StorageError('a planted damage', { damaged: true }))
    }
    return this.failLoads
      ? Promise.reject(new StorageError('a planted fault'))
      : this.inner.loadDocument(document)
  }

  async compactDocument(document: DocumentId, count: number, state: Uint8Array | null): Promise<void> {
    this.compactions++
    await this.beforeCompaction
    return this.inner.compactDocument(document, count, state)
  }

  series = (id: string) => this.inner.series(id)
  linkByToken = (token: string) => this.inner.linkByToken(token)
  linkByCode = (code: string) => this.inner.linkByCode(code)
  links = (series: string) => this.inner.links(series)
  participants = (series: string) => this.inner.participants(series)
  participantCount = (series: string) => this.inner.participantCount(series)
  participantByDevice = (series: string, device: string) => this.inner.participantByDevice(series, device)
  sessions = (device: string, series: string) => this.inner.sessions(device, series)
  documents = (series: string) => this.inner.documents(series)
  versions = (series: string) => this.inner.versions(series)
  version = (series: string, id: string) => this.inner.version(series, id)
  pictures = (series: string) => this.inner.pictures(series)
  picture = (series: string, hash: string) => this.inner.picture(series, hash)
  seriesWithPictures = (before: number) => this.inner.seriesWithPictures(before)
  importOf = (key: string) => this.inner.importOf(key)
  isDeleted = (series: string) => this.inner.isDeleted(series)
  scrub = () => this.inner.scrub()
  owesScrub = () => this.inner.owesScrub()
  size = () => this.inner.size()
  ping = () => this.inner.ping()
  close = () => this.inner.close()
}
