/*
 * IndexedDB with promises, a time limit for everything and one kind of error: it may be missing, refused (private
 * windows), blocked by an older page, full, or simply never answer.
 */

/**
 * `none`: this browser has no IndexedDB · `refused`: it does not let us · `slow`: no answer in time · `gone`: what was kept is not there
 * any more, since somebody has cleared it.
 */
export type CopyTrouble = 'none' | 'refused' | 'blocked' | 'full' | 'slow' | 'broken' | 'gone'

export class CopyFailure extends Error {
  override readonly name = 'CopyFailure'

  constructor(
    readonly trouble: CopyTrouble,
    cause?: unknown,
  ) {
    super(`the device's copy: ${trouble}`, { cause })
  }
}

const NAME = 'kompassi'
const VERSION = 1
const STORES = ['updates', 'copies', 'unsaved'] as const

export interface TimeLimits {
  /** How long opening may take, ms. */
  readonly open: number
  /** How long one transaction may take, ms. */
  readonly work: number
}
const TIME_LIMITS: TimeLimits = { open: 4000, work: 6000 }

export interface CopyDatabase {
  /**
   * Runs `work` in one transaction over all stores; what it awaits must be requests of that transaction.
   * @param options `durability: 'strict'`: it is complete only when it outlives a power cut. Many browsers leave that to the system else
   * @returns once the transaction is complete
   * @throws CopyFailure; then nothing of it is kept
   */
  run<T>(
    mode: IDBTransactionMode,
    work: (transaction: IDBTransaction) => Promise<T>,
    options?: IDBTransactionOptions,
  ): Promise<T>
  /** Tells when the database was closed under this page: it may have been cleared. @returns ends that */
  onClosed(listener: () => void): () => void
}

/** @param factory null: there is no IndexedDB; left out: the page's, when it is first needed */
export function createCopyDatabase(
  factory?: IDBFactory | null,
  limits: TimeLimits = TIME_LIMITS,
): CopyDatabase {
  let opening: Promise<IDBDatabase> | null = null
  const listeners = new Set<() => void>()

  const database = (): Promise<IDBDatabase> => {
    const idb = factory === undefined ? ownFactory() : factory
    if (!idb) return Promise.reject(new CopyFailure('none'))
    const forget = () => {
      opening = null
    }
    const closed = () => {
      forget()
      for (const listener of listeners) listener()
    }
    opening ??= open(idb, limits.open, closed).catch((error: unknown) => {
      forget()
      throw error
    })
    return opening
  }

  return {
    onClosed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async run(mode, work, options) {
      const db = await database()
      let transaction: IDBTransaction
      try {
        transaction = db.transaction(STORES, mode, options)
      } catch (error) {
        // Closed meanwhile, by another page's newer version or by the browser.
        opening = null
        throw failureOf(error)
      }
      return finish(transaction, work, limits.work)
    },
  }
}

/** The page's IndexedDB; some browsers throw when they are asked for it. */
function ownFactory(): IDBFactory | null {
  try {
    return typeof indexedDB === 'undefined' ? null : indexedDB
  } catch (error) {
    console.info('the browser keeps nothing for this page', error)
    return null
  }
}

function open(factory: IDBFactory, limit: number, closed: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let isLate = false
    const timer = setTimeout(() => fail(new CopyFailure('slow')), limit)
    const fail = (failure: CopyFailure) => {
      isLate = true
      clearTimeout(timer)
      reject(failure)
    }
    let request: IDBOpenDBRequest
    try {
      request = factory.open(NAME, VERSION)
    } catch (error) {
      return fail(new CopyFailure('refused', error))
    }
    request.addEventListener('upgradeneeded', () => makeStores(request.result))
    request.addEventListener('blocked', () => fail(new CopyFailure('blocked')))
    request.addEventListener('error', (event) => {
      event.preventDefault()
      fail(new CopyFailure(isQuota(request.error) ? 'full' : 'refused', request.error))
    })
    request.addEventListener('success', () => {
      clearTimeout(timer)
      const db = request.result
      // Nobody waits for it any more; the next one who asks opens it anew.
      if (isLate) return db.close()
      db.addEventListener('versionchange', () => {
        db.close()
        closed()
      })
      db.addEventListener('close', closed)
      resolve(db)
    })
  })
}

function makeStores(db: IDBDatabase): void {
  db.createObjectStore('updates', { autoIncrement: true }).createIndex('copy', 'copy')
  db.createObjectStore('copies', { keyPath: 'copy' })
  db.createObjectStore('unsaved', { keyPath: ['copy', 'writer'] }).createIndex('copy', 'copy')
}

function finish<T>(
  transaction: IDBTransaction,
  work: (transaction: IDBTransaction) => Promise<T>,
  limit: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let failure: CopyFailure | null = null
    const abort = (reason: CopyFailure) => {
      failure ??= reason
      try {
        transaction.abort()
      } catch {
        // It has ended by itself already.
        reject(failure)
      }
    }
    const timer = setTimeout(() => {
      abort(new CopyFailure('slow'))
      // A browser that hangs does not tell of the abort either.
      reject(new CopyFailure('slow'))
    }, limit)
    const done = new Promise<void>((complete) => {
      transaction.addEventListener('complete', () => complete())
    })
    transaction.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(failure ?? failureOf(transaction.error))
    })
    const complete = async () => {
      try {
        const value = await work(transaction)
        await done
        clearTimeout(timer)
        resolve(value)
      } catch (error) {
        abort(failureOf(error))
      }
    }
    void complete()
  })
}

/** A request's result. */
export function ask<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', (event) => {
      // The transaction ends by the rejection; by itself it would also end up at the window's error handler.
      event.preventDefault()
      event.stopPropagation()
      reject(failureOf(request.error))
    })
  })
}

const isQuota = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError'

function failureOf(error: unknown): CopyFailure {
  if (error instanceof CopyFailure) return error
  return new CopyFailure(isQuota(error) ? 'full' : 'broken', error)
}
